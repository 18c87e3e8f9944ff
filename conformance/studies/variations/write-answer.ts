import type { ServerResponse } from 'node:http';
import type { Link, Passing } from './link.ts';

/** Headers that have a value, as `writeHead` takes them. */
export const known = (headers: Passing['headers']): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
  );

/** Writes an answer at once, with its length. */
export function whole({ status, headers, body }: Passing, response: ServerResponse): void {
  const length = status === 204 || status === 304 ? {} : { 'content-length': String(body.length) };
  response.writeHead(status, { ...known(headers), ...length });
  response.end(body);
}

/** So many pieces are written at once, the others in a later turn: they arrive on their own. */
const FIRST = 5;

/** Writes a body in chunks, cut at these places. */
export const inPieces =
  (cuts: NonNullable<Link['cuts']>): NonNullable<Link['write']> =>
  ({ status, headers, body }, response) => {
    response.writeHead(status, known(headers));
    const within = cuts(body.length).filter((at) => at > 0 && at < body.length);
    const ends = [...new Set([...within, body.length])].sort((left, right) => left - right);
    const pieces = ends.map((end, at) => body.subarray(ends[at - 1] ?? 0, end)).filter(({ length }) => length > 0);
    for (const piece of pieces.slice(0, FIRST)) response.write(piece);
    setImmediate(() => {
      for (const piece of pieces.slice(FIRST)) response.write(piece);
      response.end();
    });
  };
