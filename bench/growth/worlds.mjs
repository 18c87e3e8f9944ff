import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { requestText } from '../requests/cases.mjs';
import { open } from '../requests/connection.mjs';

/** What the subjects use of the mocks besides their APIs: they fill worlds with more than requests could in the time. */
const SOURCES = {
  startWorld: 'mocks/start.ts',
  createTask: 'mocks/gcore-ai/life/create-task.ts',
  addGcoreVideo: 'mocks/gcore-ai/life/video-store.ts',
  addSubtitle: 'mocks/gcore-ai/model/subtitle-store.ts',
  addStreamVideo: 'mocks/cloudflare/stream/life/add-video.ts',
  LoadedEntry: 'mocks/kernel/world/snapshots/stored-entry.ts',
  storedEntry: 'mocks/kernel/world/snapshots/stored-entry.ts',
  setTrack: 'mocks/cloudflare/stream/model/videos.ts',
  SentWebhook: 'mocks/kernel/http/sent-webhook.ts',
};
const NAMES = { addGcoreVideo: 'addVideo', addStreamVideo: 'addVideo' };
const WIDE = { requests: 1_000_000_000, seconds: 3_600 };

/** Bundles the mocks from their sources. In the repository, because their packages are found from there. */
export async function loadMocks() {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  mkdirSync(`${root}node_modules/.cache`, { recursive: true });
  const folder = mkdtempSync(`${root}node_modules/.cache/bench-`);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const lines = Object.entries(SOURCES).map(([as, path]) => `export { ${NAMES[as] ?? as} as ${as} } from './${path}';`);
  await build({
    stdin: { contents: lines.join('\n'), resolveDir: root, loader: 'ts' },
    bundle: true,
    splitting: true,
    outdir: folder,
    format: 'esm',
    platform: 'node',
    outExtension: { '.js': '.mjs' },
    banner: {
      js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
    },
    logLevel: 'error',
  });
  return import(`${folder}/stdin.mjs`);
}

/** A world of this process on a manual clock, and what the subjects need of it. */
export async function openWorld(mocks) {
  const bounds = { tenants: 200_000, journalEntries: 200_000, journalBytes: 2_000_000_000 };
  const limits = Object.fromEntries(['translateplus', 'gcore-ai', 'cloudflare-stream'].map((id) => [id, WIDE]));
  const settings = { clock: 'manual', credits: 1_000_000_000, limits };
  const running = await mocks.startWorld({ settings, bounds });
  const { world, providers, control } = running;
  const textOf = (provider, method, path, credentials = providers[provider].credentials) => {
    const { baseUrl } = providers[provider];
    const [headers, base] = {
      'gcore-ai': () => [{ Authorization: `APIKey ${credentials.apiKey}` }, '/streaming'],
      translateplus: () => [{ 'X-API-KEY': credentials.apiKey }, '/v2'],
      'cloudflare-stream': () => [
        { Authorization: `Bearer ${credentials.apiToken}` },
        `/accounts/${credentials.accountId}/stream`,
      ],
    }[provider]();
    return { port: new URL(baseUrl).port, text: requestText(method, `${baseUrl}${base}${path}`, headers) };
  };
  return {
    mocks,
    world,
    tenant: world.tenant('demo'),
    close: () => running.close(),
    /** The requests, to send one after the other. */
    gcore: (path, method = 'GET') => textOf('gcore-ai', method, path),
    stream: (path, method = 'GET') => textOf('cloudflare-stream', method, path),
    /** A summary of the account; it is written down like every request. */
    summary: () => textOf('translateplus', 'GET', '/account/summary'),
    control: (path, method = 'GET', body = undefined) => ({
      port: new URL(control.url).port,
      text: requestText(method, `${control.url}${path}`, { 'Content-Type': 'application/json' }, body),
    }),
    /** The same request by each of some tenants. */
    byTenants: (names, make) => names.map((name) => make(name)),
    textOf,
  };
}

/**
 * Microseconds of processor time of a request, its client in this process included. Throws for an answer without success.
 * @param requests one, some that take turns, or what makes the next one
 */
export async function costOf(requests, count) {
  const all = typeof requests === 'function' ? Array.from({ length: count + 1 }, requests) : [requests].flat();
  const connection = open(Number(all[0].port));
  const bytes = all.map(({ text }) => Buffer.from(text, 'latin1'));
  const send = (at) =>
    new Promise((resolve, reject) => {
      connection.send(bytes[at % bytes.length], (status) => {
        if (status.startsWith('2')) resolve();
        else reject(new Error(`${status} for ${all[at % all.length].text.split('\r\n')[0]}`));
      });
    });
  await send(0);
  const before = process.cpuUsage();
  for (let at = 1; at <= count; at += 1) await send(at);
  const { user, system } = process.cpuUsage(before);
  connection.close();
  return (user + system) / count;
}
