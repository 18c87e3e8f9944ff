import { Readable } from 'node:stream';

/**
 * The body of a request: bytes where its length is known, else a stream. `fetch` sends a length for everything but streams; a
 * `Request` does not say which it has, so a body of one piece, and a form, count as bytes. @param isBytes the body is no stream
 */
export async function sendableBody(request: Request, isBytes: boolean): Promise<Uint8Array | Readable | null> {
  if (request.body === null) return sendsLength(request.method) ? new Uint8Array() : null;
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data') === true;
  if (isBytes || isForm) return new Uint8Array(await request.arrayBuffer());
  const pieces = request.body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first = await pieces.next();
  if (first.done) return new Uint8Array();
  // The end of a body of one piece is already known; that of a stream mostly is not.
  const second = pieces.next();
  const rest = await Promise.race([second, laterTurn()]);
  if (rest?.done === true) return first.value;
  return Readable.from(joined(first.value, second, pieces));
}

async function* joined(
  first: Uint8Array,
  second: Promise<IteratorResult<Uint8Array>>,
  rest: AsyncIterator<Uint8Array>,
) {
  yield first;
  for (let next = await second; !next.done; next = await rest.next()) yield next.value;
}

const laterTurn = (): Promise<null> => new Promise((resolve) => setImmediate(resolve, null));

/** RFC 9110, 8.6: these methods announce that their body is empty. */
const sendsLength = (method: string): boolean => ['POST', 'PUT', 'PATCH'].includes(method);
