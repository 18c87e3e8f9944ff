import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';

/** A body whose content coding cannot be undone: unknown, cut short, or larger than the limit. */
export class CodingError extends Error {
  override readonly name = 'CodingError';
}

type Inflater = (
  body: Uint8Array,
  options: { maxOutputLength: number },
  done: (error: Error | null, out: Buffer) => void,
) => void;

const codings: Readonly<Record<string, Inflater>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  br: brotliDecompress,
  // RFC 9110 8.4.1.2: "deflate" is zlib-wrapped, but some servers send the bare stream.
  deflate: (body, options, done) =>
    inflate(body, options, (error, out) => (error ? inflateRaw(body, options, done) : done(null, out))),
};

/**
 * Undoes the content codings of a body, the last applied first.
 * @throws {CodingError} with the reason
 */
export async function decodeBody(
  body: Uint8Array,
  contentEncoding: string | undefined,
  cap: number,
): Promise<Uint8Array> {
  const names = (contentEncoding ?? '').split(',').map((name) => name.trim().toLowerCase());
  let bytes = body;
  for (const name of names.reverse()) {
    if (name === '' || name === 'identity' || bytes.length === 0) continue;
    const inflater = Object.hasOwn(codings, name) ? codings[name] : undefined;
    if (inflater === undefined) throw new CodingError(`a body in the unknown content coding "${name}"`);
    bytes = await run(inflater, bytes, cap, name);
  }
  return bytes;
}

function run(inflater: Inflater, bytes: Uint8Array, cap: number, name: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    inflater(bytes, { maxOutputLength: cap }, (error, out) => {
      if (error === null) resolve(out);
      else reject(new CodingError(`a ${name} body that cannot be unpacked (${error.message})`));
    });
  });
}
