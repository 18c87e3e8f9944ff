// Covers: http/errors.ts

import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changes, escapes, keys, packings } from '../base/test-support/secret-forms.ts';
import { createCloudflareStreamClient } from './cloudflare-stream.ts';
import { createGcoreClient } from './gcore-ai.ts';
import { ACCOUNT } from './test-support/cloudflare-clients.ts';
import { createJumpingClock } from './test-support/jumping-clock.ts';
import { createTranslatePlusClient } from './translateplus.ts';
import { createWorkersAiClient } from './workers-ai.ts';

type Fetch = typeof globalThis.fetch;

/** Ways in which a server or the network repeats a text with the key. */
const echoes: Readonly<Record<string, (text: string) => Response>> = {
  detail: (text) => Response.json({ detail: text, error: text, errors: [{ code: 1, message: text }] }, { status: 400 }),
  'a list of problems': (text) => Response.json({ detail: [{ loc: ['body', text], msg: text }] }, { status: 422 }),
  fields: (text) => Response.json({ errors: { [text]: [text], name: [text] } }, { status: 422 }),
  'a page': (text) =>
    new Response(`<html><title>${text}</title></html>`, { status: 502, headers: { 'content-type': 'text/html' } }),
  text: (text) => new Response(`${'x '.repeat(280)}${text}`, { status: 401 }),
  'half a body': (text) => new Response(`{"detail": "${text.slice(0, -1)}`, { status: 403 }),
  headers: (text) =>
    new Response('{}', {
      status: 429,
      headers: { 'x-request-id': /^[!-~]+$/.test(text) ? text : 'none', 'retry-after': '999' },
    }),
  'another shape': (text) => Response.json({ [text]: text, result: text, success: true, errors: [], messages: [text] }),
  'an error of fetch': (text) => {
    throw Object.assign(new TypeError(`cannot reach ${text}`, { cause: new AggregateError([new Error(text)], text) }), {
      code: text,
    });
  },
};

const calls: readonly ((apiKey: string, fetch: Fetch) => Promise<unknown>)[] = [
  (apiKey, fetch) => createTranslatePlusClient({ apiKey, fetch, ...common }).listSupportedLanguages(),
  (apiKey, fetch) =>
    createTranslatePlusClient({ apiKey, fetch, ...common }).translateSubtitles({
      format: 'srt',
      content: '1\n00:00:01,000 --> 00:00:02,000\nHi\n',
      target: 'es',
    }),
  (apiKey, fetch) => createGcoreClient({ apiKey, fetch, ...common }).createVideo({ name: 'a' }),
  (apiKey, fetch) => createGcoreClient({ apiKey, fetch, ...common }).createTask({ url: 'https://example.com/a.mp4' }),
  (apiToken, fetch) => createCloudflareStreamClient({ apiToken, accountId: ACCOUNT, fetch, ...common }).getVideo(VIDEO),
  (apiToken, fetch) =>
    createWorkersAiClient({ apiToken, accountId: ACCOUNT, fetch, ...common }).transcribe({
      audio: new Uint8Array(8),
    } as never),
];
/** An id that shares no stretch with a generated key: a message that names the video must not count as a leak. */
const VIDEO = '6b9e68b07dfee8cc2d116e4c51d6a957';
const common = { maxAttempts: 1, clock: createJumpingClock() };

/** Every text of an error at any depth, enumerable or not. */
function textsOf(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return Reflect.ownKeys(value).flatMap((key) => [
    String(key),
    ...textsOf((value as Record<PropertyKey, unknown>)[key], seen),
  ]);
}

/** Stretches with six letters of a key; the ends belong to neighbours of the encoded text. */
function windowsOf(text: string, key: string): string[] {
  const own = text.slice(4, -4);
  const window = Math.max(12, Math.ceil((7 * text.length) / key.length));
  return Array.from({ length: Math.max(0, own.length - window + 1) }, (_, at) => own.slice(at, at + window));
}

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
const usable = keys.filter((key) => /^[!-~]+$/.test(key) && !/^["']/.test(key));

it('leaves the key out of message, stack, causes, fields and JSON of every client error', async () => {
  let blanked = 0;
  await fc.assert(
    fc.asyncProperty(
      usable,
      form,
      fc.constantFrom(...Object.entries(echoes)),
      fc.constantFrom(...calls),
      async (key, spell, [, echo], call) => {
        const planted = spell(key);
        const error = await call(key, async () => echo(planted)).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        expect(error === null || error instanceof Error).toBe(true);
        const all = [...textsOf(error), JSON.stringify(error), inspect(error, { depth: 9, showHidden: true })].join(
          '\n',
        );
        if (all.includes('[redacted]')) blanked += 1;
        const sought = [...windowsOf(planted, key), ...windowsOf(`____${key}____`, key)];
        expect(sought.filter((one) => all.includes(one) || all.includes(JSON.stringify(one).slice(1, -1)))).toEqual([]);
      },
    ),
    { numRuns: 1_500 },
  );
  // Most echoes reach an error, but not all.
  expect(blanked).toBeGreaterThan(700);
}, 60_000);
