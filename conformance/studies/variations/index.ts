import { setTimeout as later } from 'node:timers/promises';
import { brotliCompressSync, constants, deflateRawSync, gzipSync } from 'node:zlib';
import { REQUEST_ID_HEADER } from '../../../src/contracts/control/request-id.ts';
import { escaped, extended, inJson, reordered, withHeaders } from './bodies.ts';
import { cloudflareVariations } from './cloudflare.ts';
import { lawfulForms } from './forms.ts';
import { freeGcoreForms } from './gcore-variations.ts';
import { answers, type Passing } from './link.ts';
import { otherIds } from './other-ids.ts';
import { inOtherWords } from './other-words.ts';
import { switchVariations } from './switch-values.ts';
import { translatePlusVariations } from './translateplus.ts';
import type { Variation } from './variation.ts';

export type { Variation } from './variation.ts';

const packed = (coding: string, pack: (body: Buffer) => Buffer) =>
  answers((passing) =>
    passing.body.length === 0
      ? passing
      : { ...withHeaders({ 'content-encoding': coding })(passing), body: pack(passing.body) },
  );

/** Brotli at its default quality takes seconds for the uploads of some checks. */
const quickly = (body: Buffer): Buffer => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

const PIECE = 700;

const eachPiece = (length: number): number[] =>
  Array.from({ length: Math.floor(length / PIECE) }, (_, at) => (at + 1) * PIECE);

const LATE_MS = 15;

const withCharset = ({ headers }: Passing): Record<string, string> => {
  const type = String(headers['content-type'] ?? '');
  return /^application\/json$/i.test(type) ? { 'content-type': 'application/json; charset=utf-8' } : {};
};

const own = REQUEST_ID_HEADER.toLowerCase();

const BELOW = '/pre/fix';

const fixed: readonly Variation[] = [
  { id: 'proxied', statement: 'answers through a proxy, unchanged', link: () => ({}) },
  {
    id: 'extra-fields',
    statement: 'adds undocumented fields to every object',
    link: answers(inJson((value) => JSON.stringify(extended(value)))),
  },
  {
    id: 'extra-headers',
    statement: 'adds headers, including cookies and a cache policy',
    link: answers(
      withHeaders({
        server: 'nginx',
        vary: 'Origin, Accept-Encoding',
        'cache-control': 'no-store',
        'set-cookie': ['a=1; Path=/', 'b=2'],
        'strict-transport-security': 'max-age=31536000',
        'x-request-id': '01JABC',
      }),
    ),
  },
  {
    id: 'header-case',
    statement: 'spells header names in capitals or in lower case',
    link: answers((passing) => ({
      ...passing,
      headers: Object.fromEntries(
        Object.entries(passing.headers).map(([name, value], at) => [at % 2 === 0 ? name.toUpperCase() : name, value]),
      ),
    })),
  },
  {
    id: 'bare-headers',
    statement: "leaves out Date and the mock's own headers",
    link: () => ({
      back: ({ headers: { date: _date, [own]: _id, ...headers }, ...rest }) => ({ ...rest, headers }),
      before: (response) => {
        response.sendDate = false;
      },
    }),
  },
  {
    id: 'charset',
    statement: 'names the charset of its JSON',
    link: answers((passing) => withHeaders(withCharset(passing))(passing)),
  },
  {
    id: 'type-case',
    statement: 'spells the type and the charset of its JSON in other cases',
    link: answers((passing) => {
      const { 'content-type': type } = withCharset(passing);
      return withHeaders(type === undefined ? {} : { 'content-type': 'Application/JSON; charset=UTF-8' })(passing);
    }),
  },
  {
    id: 'below-a-path',
    statement: `serves everything below the path ${BELOW}`,
    // URLs in its answers may lead elsewhere.
    link: () => ({
      onward: (request) => ({
        ...request,
        path: request.path.startsWith(`${BELOW}/`) ? request.path.slice(BELOW.length) : request.path,
      }),
    }),
    below: BELOW,
  },
  {
    id: 'reordered-keys',
    statement: 'reverses the keys of every object',
    link: answers(inJson((value) => JSON.stringify(reordered(value)))),
  },
  {
    id: 'pretty-printed',
    statement: 'indents its JSON and ends it with a newline',
    link: answers(inJson((value) => `${JSON.stringify(value, null, 2)}\n`)),
  },
  {
    id: 'ascii-escapes',
    statement: 'escapes every character outside ASCII, and slashes',
    link: answers(inJson(escaped)),
  },
  { id: 'chunked', statement: 'sends bodies in chunks of 700 bytes', link: () => ({ cuts: eachPiece }) },
  { id: 'gzip', statement: 'compresses bodies with gzip', link: packed('gzip', gzipSync) },
  { id: 'br', statement: 'compresses bodies with Brotli', link: packed('br', quickly) },
  { id: 'deflate', statement: 'compresses bodies with raw deflate', link: packed('deflate', deflateRawSync) },
  { id: 'latency', statement: `answers ${LATE_MS} milliseconds late`, link: () => ({ before: () => later(LATE_MS) }) },
  {
    id: 'keep-alive-off',
    statement: 'closes the connection after every answer',
    link: answers(withHeaders({ connection: 'close' })),
    closes: true,
  },
  { id: 'other-seed', statement: 'invents other ids and other text', seed: 6_000 },
  {
    id: 'other-ids',
    statement: 'gives other ids to what it creates',
    providers: ['cloudflare-stream', 'gcore-ai'],
    link: otherIds,
    except: {
      checks: '*/webhook/*',
      reason: 'notifications go from the mock to their receiver, not through a proxy',
    },
  },
  {
    id: 'other-words',
    statement: 'words refusals differently where the words are undocumented',
    seams: () => inOtherWords,
  },
  ...cloudflareVariations,
  ...translatePlusVariations,
  {
    id: 'gcore-liberties',
    statement: "uses other forms that Gcore's schemas allow: offsets of times, optional members, line breaks",
    providers: ['gcore-ai'],
    link: freeGcoreForms,
  },
];

/** Every variation: what servers that keep the same contract may do differently. */
export const allVariations = (): readonly Variation[] => [...fixed, ...lawfulForms, ...switchVariations()];
