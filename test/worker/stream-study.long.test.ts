// Writes docs/studies/miniflare.md: the same facts of Stream through our binding over the mock, and through the simulator of miniflare.
// `npm run study:miniflare` writes the page anew.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allChecks } from '../../conformance/providers/checks.ts';
import { createStreamBinding } from '../../src/clients/stream-binding.ts';
import { useCloudflare } from '../support/cloudflare-bench.ts';
import { itNeeds } from '../support/needed.ts';
import { bundleWorker, type Miniflare, miniflareIsInstalled, startMiniflare } from '../support/worker/miniflare.ts';
import { lookAt, streamFacts } from '../support/worker/stream-facts.ts';

const page = fileURLToPath(new URL('../../docs/studies/miniflare.md', import.meta.url));
const media = readFileSync(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
const { user } = useCloudflare();

/** A row of the page. */
interface Row {
  readonly check: string;
  readonly asks: string;
  readonly here: string;
  readonly there: string;
}

let files: Server;
let notified = 0;
let address = '';
let miniflare: Miniflare | undefined;
beforeAll(async () => {
  files = createServer(({ url, method }, response) => {
    if (method === 'POST') notified += 1;
    response.setHeader('Content-Type', url === '/talk.mp4' ? 'video/mp4' : 'text/plain');
    response.end(url === '/talk.mp4' ? media : 'This is a text.');
  });
  await new Promise<void>((done) => files.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await miniflare?.dispose();
  files.closeAllConnections();
  files.close();
});

/** What our binding over the mock says. Each fact has an account of its own. */
async function lookHere(at: number): Promise<string> {
  const fact = streamFacts[at];
  const one = user();
  await one.send('PUT', '/stream/webhook', { body: JSON.stringify({ notificationUrl: `${address}/hook` }) });
  const baseUrl = one.home.replace(/\/accounts\/.*$/, '');
  const stream = createStreamBinding({ baseUrl, accountId: one.account, apiToken: one.token, env: {} });
  return fact === undefined
    ? 'no such fact'
    : lookAt(fact, stream, {
        video: `${address}/talk.mp4`,
        text: `${address}/text.txt`,
        later: () => one.tenant.advance(600),
        textOf: async (id, language) => (await one.send('GET', `/stream/${id}/captions/${language}/vtt`)).text,
        notifications: () => notified,
      });
}

/** What the simulator says, in workerd. */
async function lookThere(at: number): Promise<string> {
  const body = JSON.stringify({ at, video: `${address}/talk.mp4`, text: `${address}/text.txt` });
  return (await miniflare?.dispatchFetch('http://worker.example/', { method: 'POST', body }))?.text() ?? 'not started';
}

function pageOf(rows: readonly Row[]): string {
  const line = ({ check, asks, here, there }: Row): string => `| ${asks} | ${here} | ${there} | \`${check}\` |`;
  const table = (some: readonly Row[]): string =>
    ['| fact | here | miniflare | check |', '|---|---|---|---|', ...some.map(line)].join('\n');
  const [differing, equal] = [
    rows.filter(({ here, there }) => here !== there),
    rows.filter(({ here, there }) => here === there),
  ];
  return [
    '# The Stream simulator of miniflare',
    '<!-- Written by `npm run study:miniflare`; do not edit. -->',
    'miniflare 4.20260426.0 has a simulator of the `STREAM` binding. These are the facts of our checks, looked at through the binding: here by\n`createStreamBinding` over the mock, there by a Worker in workerd. The simulator keeps rows and files, and nothing else happens to them. Code\nthat waits, handles a refusal or reads a text is not tested by it.',
    `## Facts that differ: ${differing.length}`,
    table(differing),
    'Errors of the simulator pass through the RPC of workerd, which keeps only their text: `code` and `statusCode` are lost, whichever class\nthrew them.',
    `## Facts that are equal: ${equal.length}`,
    table(equal),
  ]
    .join('\n\n')
    .concat('\n');
}

describe('docs/studies/miniflare.md', () => {
  it('names checks that exist', () => {
    const ids = allChecks.map(({ id }) => id);
    expect(streamFacts.map(({ check }) => `cloudflare-stream/${check}`).filter((id) => !ids.includes(id))).toEqual([]);
  });

  itNeeds('npm ci --prefix examples/worker', miniflareIsInstalled)('holds what both say today', async () => {
    miniflare = await startMiniflare({
      modules: true,
      script: await bundleWorker('test/support/worker/stream-simulator-worker.ts'),
      compatibilityDate: '2026-04-01',
      stream: { binding: 'STREAM' },
    });
    const rows: Row[] = [];
    for (const [at, { check, asks }] of streamFacts.entries()) {
      rows.push({ check, asks, here: await lookHere(at), there: await lookThere(at) });
    }
    expect(rows.filter(({ here, there }) => here !== there).length).toBeGreaterThanOrEqual(5);
    await expect(pageOf(rows)).toMatchFileSnapshot(page);
  });
});
