import { type CallContext, ClientError, InputError, RequestAbortedError } from '../http.ts';

/** The bytes of a file, in any common form. */
export type FileSource = string | Uint8Array | Blob | AsyncIterable<Uint8Array | string> | ReadableStream<Uint8Array>;

/** A surrogate without its partner, which UTF-8 cannot carry. */
export const HALF_CHARACTER = /\p{Surrogate}/u;

/** Limits for reading a file. */
export interface ReadLimits {
  /** Largest size in bytes. */
  readonly limit: number;
  /** Name of the file in error messages. */
  readonly name: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Returns a file as bytes, or a Blob unchanged, so that a large one need not fit into memory. Encodes strings as UTF-8.
 * @throws {InputError} when the file is too large (checked while reading), or cannot be read.
 * @throws {RequestAbortedError} when the signal ends the reading.
 */
export async function fileOf(call: CallContext, source: FileSource, limits: ReadLimits): Promise<Uint8Array | Blob> {
  const { limit, name } = limits;
  const checked = <T extends Uint8Array | Blob>(file: T, size: number): T => {
    if (size > limit) throw tooLarge(call, limits, `${size} bytes`);
    return file;
  };
  if (typeof source === 'string') {
    if (HALF_CHARACTER.test(source))
      throw new InputError(call, `${name} holds half a character, which UTF-8 cannot carry.`);
    const bytes = Buffer.from(source);
    return checked(bytes, bytes.length);
  }
  if (source instanceof Uint8Array) return checked(source, source.length);
  if (source instanceof Blob) return checked(source, source.size);
  if (typeof source === 'object' && source !== null && Symbol.asyncIterator in source) {
    return collect(call, source as AsyncIterable<Uint8Array | string>, limits);
  }
  throw new InputError(call, `${name} must be a string, a Uint8Array, a Blob or a stream, got ${typeof source}.`);
}

/** Like `fileOf`, but always returns bytes. */
export async function bytesOf(call: CallContext, source: FileSource, limits: ReadLimits): Promise<Uint8Array> {
  const file = await fileOf(call, source, limits);
  if (file instanceof Uint8Array) return file;
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new InputError(call, `${limits.name} could not be read.`, { cause });
  }
}

async function collect(
  call: CallContext,
  source: AsyncIterable<Uint8Array | string>,
  limits: ReadLimits,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of source) {
      if (limits.signal?.aborted) throw aborted(call, limits.signal);
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      if (!(bytes instanceof Uint8Array)) throw new InputError(call, `${limits.name} must be a stream of bytes.`);
      size += bytes.length;
      if (size > limits.limit) throw tooLarge(call, limits, 'more');
      chunks.push(bytes);
    }
  } catch (cause) {
    if (cause instanceof ClientError) throw cause;
    if (limits.signal?.aborted) throw aborted(call, limits.signal);
    throw new InputError(call, `${limits.name} could not be read to its end.`, { cause });
  }
  return Buffer.concat(chunks, size);
}

const aborted = (call: CallContext, signal: AbortSignal): RequestAbortedError =>
  new RequestAbortedError(call, 'aborted by the caller while the file was read. Nothing was sent.', {
    cause: signal.reason,
  });

const tooLarge = (call: CallContext, { limit, name }: ReadLimits, actual: string): InputError =>
  new InputError(call, `${name} is larger than the ${limit} bytes that are taken (${actual}).`);
