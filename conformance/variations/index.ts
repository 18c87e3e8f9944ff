import { setTimeout as later } from 'node:timers/promises';
import { brotliCompressSync, constants, deflateRawSync, gzipSync } from 'node:zlib';
import { REQUEST_ID_HEADER } from '../../src/contracts/control/request-id.ts';
import { escaped, extended, inJson, reordered, withHeaders } from './bodies.ts';
import { cloudflareVariations } from './cloudflare.ts';
import { gcoreLiberties } from './gcore-liberties.ts';
import { otherIds } from './other-ids.ts';
import { inOtherWords } from './other-words.ts';
import { answers, known, type Link, type Passing } from './proxy.ts';
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

/** The usual quality of Brotli takes seconds for what some checks upload. */
const quickly = (body: Buffer): Buffer => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

const PIECE = 700;

const inPieces: Link['write'] = ({ status, headers, body }, response) => {
  response.writeHead(status, known(headers));
  for (let at = 0; at < body.length; at += PIECE) response.write(body.subarray(at, at + PIECE));
  response.end();
};

const LATE_MS = 15;

const late: Link['write'] = ({ status, headers, body }, response) => {
  void later(LATE_MS).then(() => {
    response.writeHead(status, known(headers));
    response.end(body);
  });
};

const closing: Link['write'] = ({ status, headers, body }, response) => {
  response.writeHead(status, { ...known(headers), connection: 'close' });
  response.end(body);
};

const withCharset = ({ headers }: Passing): Record<string, string> => {
  const type = String(headers['content-type'] ?? '');
  return /^application\/json$/i.test(type) ? { 'content-type': 'application/json; charset=utf-8' } : {};
};

const own = REQUEST_ID_HEADER.toLowerCase();

const BELOW = '/pre/fix';

/** Every benign variation: what other servers do that keep the same contract. */
export const variations: readonly Variation[] = [
  { id: 'proxied', statement: 'answers through a proxy, unchanged', link: () => ({}) },
  {
    id: 'extra-fields',
    statement: 'adds undocumented fields to every object',
    link: answers(inJson((value) => JSON.stringify(extended(value)))),
  },
  {
    id: 'extra-headers',
    statement: 'sends headers of its own, cookies and a cache policy among them',
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
    statement: 'spells header names in capitals, or without any',
    link: answers((passing) => ({
      ...passing,
      headers: Object.fromEntries(
        Object.entries(passing.headers).map(([name, value], at) => [at % 2 === 0 ? name.toUpperCase() : name, value]),
      ),
    })),
  },
  {
    id: 'bare-headers',
    statement: "sends no Date and none of the mock's own headers",
    link: () => ({
      back: ({ headers: { date: _date, [own]: _id, ...headers }, ...rest }) => ({ ...rest, headers }),
      write: ({ status, headers, body }, response) => {
        response.sendDate = false;
        response.writeHead(status, known(headers));
        response.end(body);
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
    statement: `stands below a path of its own, ${BELOW}`,
    // What it hands out to be fetched may stand elsewhere.
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
    statement: 'orders the keys of every object otherwise',
    link: answers(inJson((value) => JSON.stringify(reordered(value)))),
  },
  {
    id: 'pretty-printed',
    statement: 'indents its JSON and ends it in a newline',
    link: answers(inJson((value) => `${JSON.stringify(value, null, 2)}\n`)),
  },
  {
    id: 'ascii-escapes',
    statement: 'escapes every character outside ASCII, and slashes',
    link: answers(inJson(escaped)),
  },
  { id: 'chunked', statement: 'sends bodies in chunks of 700 bytes', link: () => ({ write: inPieces }) },
  { id: 'gzip', statement: 'packs bodies with gzip', link: packed('gzip', gzipSync) },
  { id: 'br', statement: 'packs bodies with Brotli', link: packed('br', quickly) },
  { id: 'deflate', statement: 'packs bodies with bare deflate', link: packed('deflate', deflateRawSync) },
  { id: 'latency', statement: `answers ${LATE_MS} milliseconds late`, link: () => ({ write: late }) },
  {
    id: 'keep-alive-off',
    statement: 'closes the connection after every answer',
    link: () => ({ write: closing }),
    closes: true,
  },
  { id: 'other-seed', statement: 'invents other ids and other text', seed: 6_000 },
  {
    id: 'other-ids',
    statement: 'names what it makes by other ids',
    providers: ['cloudflare-stream', 'gcore-ai'],
    link: otherIds,
    except: {
      checks: '*/webhook/*',
      reason: 'notifications go from the mock to their receiver, not through a proxy',
    },
  },
  {
    id: 'other-words',
    statement: 'uses other words for refusals whose words are undocumented',
    seams: () => inOtherWords,
  },
  ...cloudflareVariations,
  ...translatePlusVariations,
  {
    id: 'gcore-liberties',
    statement: "uses what Gcore's schemas leave free: offsets of times, optional members, line breaks",
    providers: ['gcore-ai'],
    link: gcoreLiberties,
  },
  ...switchVariations,
];
