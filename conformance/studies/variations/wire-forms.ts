import { gzipSync } from 'node:zlib';
import { inJson, withHeaders } from './bodies.ts';
import { escapedLetters, spaced, withFractions } from './json-forms.ts';
import { answers, type Passing } from './link.ts';
import type { Variation } from './variation.ts';
import { known } from './write-answer.ts';

const isJson = ({ headers }: Passing): boolean => /^application\/json/i.test(String(headers['content-type'] ?? ''));

const EARLY = { link: '</style.css>; rel=preload; as=style' };

/** Forms of HTTP and JSON that every service may use. */
export const wireForms: readonly Variation[] = [
  {
    id: 'whole-numbers-with-fractions',
    statement: 'writes whole numbers in its JSON with a fraction of zero',
    link: answers(inJson(withFractions)),
  },
  {
    id: 'spaced-json',
    statement: 'puts white space before, within and after its JSON',
    link: answers(inJson(spaced)),
  },
  {
    id: 'escaped-letters',
    statement: 'escapes letters in the names and texts of its JSON',
    link: answers(inJson(escapedLetters)),
  },
  {
    id: 'early-hints',
    statement: 'sends an informational answer (103) before each answer, and other reason phrases',
    link: () => ({
      before: (response) => {
        response.writeEarlyHints(EARLY);
        response.statusMessage = 'Whatever It Is';
      },
    }),
  },
  {
    id: 'trailers',
    statement: 'sends bodies in one chunk, and a trailer after it',
    link: () => ({
      write: ({ status, headers, body }, response) => {
        if (body.length === 0) {
          response.writeHead(status, known(headers));
          response.end();
          return;
        }
        response.writeHead(status, { ...known(headers), trailer: 'Server-Timing' });
        response.write(body);
        response.addTrailers({ 'Server-Timing': 'total;dur=12' });
        response.end();
      },
    }),
  },
  {
    id: 'first-bytes-alone',
    statement: 'sends the first bytes of a body one by one, the rest later',
    link: () => ({ cuts: () => [1, 2, 3, 4, 5] }),
  },
  {
    id: 'ended-by-closing',
    statement: 'sends bodies without a length, and ends them by closing the connection',
    link: () => ({
      write: ({ status, headers, body }, response) => {
        response.useChunkedEncodingByDefault = false;
        response.shouldKeepAlive = false;
        response.writeHead(status, { ...known(headers), connection: 'close' });
        response.end(body);
      },
    }),
    closes: true,
  },
  {
    id: 'x-gzip',
    statement: 'compresses bodies with gzip, under its old name in capitals',
    link: answers((passing) =>
      passing.body.length === 0
        ? passing
        : { ...withHeaders({ 'content-encoding': 'X-GZIP' })(passing), body: gzipSync(passing.body) },
    ),
  },
  {
    id: 'quoted-charset',
    statement: 'quotes the charset of its JSON, and adds a parameter',
    link: answers((passing) =>
      isJson(passing) ? withHeaders({ 'content-type': 'application/json;Charset="UTF-8" ; v=1' })(passing) : passing,
    ),
  },
  {
    id: 'validators',
    statement: 'adds validators, the age and the way of each answer, and says how connections are kept',
    link: answers(
      withHeaders({
        etag: 'W/"5f-1"',
        'last-modified': 'Mon, 02 Feb 2026 10:00:00 GMT',
        age: '0',
        via: '1.1 edge-7 (varnish), 1.1 google',
        'alt-svc': 'h3=":443"; ma=86400',
        'server-timing': 'cache;desc="miss", edge;dur=3',
        'accept-ranges': 'none',
        'keep-alive': 'timeout=5, max=100',
      }),
    ),
  },
  {
    id: 'typed-empty-answers',
    statement: 'names a content type for answers without a body, too',
    link: answers((passing) =>
      passing.body.length === 0 && passing.headers['content-type'] === undefined
        ? withHeaders({ 'content-type': 'application/json' })(passing)
        : passing,
    ),
  },
];
