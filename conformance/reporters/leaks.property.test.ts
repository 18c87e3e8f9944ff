import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changes, escapes, keys, packings } from '../../src/base/test-support/secret-forms.ts';
import { runConformance } from '../run/runner.ts';
import { urlTarget } from '../targets/url.ts';
import { check, guess } from '../testing/checks.ts';
import { writtenBy } from '../testing/reports.ts';
import { type Stub, startStub } from '../testing/stub-server.ts';
import { reporters } from './index.ts';

let planted = '';
let stub: Stub;
beforeAll(async () => {
  stub = await startStub((request, response) => {
    request.resume();
    const inHeader = /^[\x20-\x7e]*$/.test(planted) ? { 'X-Echo': planted, 'Set-Cookie': `a=${planted}` } : {};
    response.writeHead(200, { 'Content-Type': 'application/json', ...inHeader });
    response.end(`${'x'.repeat(request.url === '/cut' ? 1_985 : 0)} ${planted} and more`);
  });
});
afterAll(() => stub.close());

/** Stretches of a text that show five letters of a key; the ends belong to neighbours of what was encoded. */
function windowsOf(text: string, key: string): string[] {
  const own = text.slice(4, -4);
  const window = Math.max(12, Math.ceil((6 * text.length) / key.length));
  return Array.from({ length: Math.max(0, own.length - window + 1) }, (_, at) => own.slice(at, at + window));
}

/** How reporters spell a text again. */
const spellings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? '&#39;'),
  (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c),
  (text) => text.replace(/[\\`*_{}[\]<>()#+.!|-]/g, '\\$&'),
];

const spelling = fc.constantFrom(...Object.values({ ...changes, ...escapes }));
const form = fc.oneof(
  fc.tuple(spelling, fc.constantFrom(...Object.values(escapes))).map(
    ([inner, outer]) =>
      (key: string) =>
        outer(inner(key)),
  ),
  fc.tuple(spelling, fc.constantFrom(...Object.values(packings)), fc.constantFrom('', 'u:', 'us:', 'use:')).map(
    ([inner, pack, before]) =>
      (key: string) =>
        pack(before + inner(key)),
  ),
);

it('shows in no report a key in any form, whole or cut', async () => {
  const checks = [
    check('status', async (t) => void (await t.send({ path: '/all' })).expectStatus(418)),
    check('cut', async (t) => void (await t.send({ path: '/cut' })).expectStatus(418)),
    check('json', async (t) => void (await t.send({ path: '/all' })).json()),
    check('first', (t) =>
      t.prerequisite('a teapot', async () => void (await t.send({ path: '/all' })).expectStatus(418)),
    ),
    check('probe', async (t) => void (await t.send({ path: '/all' })).json(), { evidence: guess }),
  ];
  await fc.assert(
    fc.asyncProperty(
      keys.filter((key) => /^[!-~]+$/.test(key)),
      form,
      async (key, spell) => {
        planted = spell(key).replace(/\r?\n/g, ' ');
        const target = urlTarget({
          baseUrls: { translateplus: stub.url },
          credentials: { translateplus: { apiKey: key } },
        });
        const report = await runConformance({ target, checks });
        expect(report.summary).toMatchObject({ failed: 3, untestable: 1, probed: 1, errors: 0 });
        const sought = spellings.flatMap((again) =>
          [...windowsOf(planted, key), ...windowsOf(`____${key}____`, key)].map(again),
        );
        for (const name of Object.keys(reporters)) {
          const { text, summary } = writtenBy(name, report);
          expect(
            sought.filter((one) => (text + summary).includes(one)),
            name,
          ).toEqual([]);
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
