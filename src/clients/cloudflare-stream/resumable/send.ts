import type { WaitingClock } from '../../../base/clock.ts';
import { accept } from '../../cloudflare/result.ts';
import {
  broken,
  type CallContext,
  type ClientError,
  type HttpAnswer,
  InputError,
  isClientError,
  pause,
  RETRY_POLICY,
  RequestAbortedError,
} from '../../http.ts';
import { chunkSize, smallerChunk } from './chunk-size.ts';
import { openSliced, type SlicedFile } from './file-slice.ts';
import type { LargeFile, SendOptions } from './types.ts';

/** The two requests on the URL of an upload. Each is sent once; `look` repeats itself as other reads do. */
export interface UploadRequests {
  /** HEAD. */
  look(): Promise<HttpAnswer>;
  /** PATCH at this offset. */
  patch(offset: number, chunk: Blob): Promise<HttpAnswer>;
}

/** Statuses after which the offset is asked for again: the server is busy, limited or broken, or knows another offset. */
const AGAIN = (status: number): boolean =>
  status === 408 || status === 409 || status === 423 || status === 429 || status >= 500;

/** A proxy on the way has a smaller limit than the service. */
const TOO_LARGE = 413;

/**
 * Sends a file from the offset that the service reports, chunk after chunk. After a failure it asks for the offset again, so
 * that neither a lost answer nor a chunk that was kept in part does harm; it gives up after several failures without progress.
 * @throws {InputError} for a file that cannot be read, or of another size. Else as the last failure.
 */
export async function sendFile(
  call: CallContext,
  requests: UploadRequests,
  source: LargeFile,
  { clock, options }: { readonly clock: WaitingClock; readonly options: SendOptions },
): Promise<void> {
  const size = chunkSize(call, options.chunkBytes);
  const file = await open(call, source);
  try {
    await sendSlices(call, requests, file, { clock, options, size });
  } finally {
    await file.close();
  }
}

async function sendSlices(
  call: CallContext,
  requests: UploadRequests,
  file: SlicedFile,
  given: { readonly clock: WaitingClock; readonly options: SendOptions; readonly size: number },
): Promise<void> {
  const { clock } = given;
  const { signal, onProgress = () => {}, maxFailures = 5 } = given.options;
  let { size } = given;
  let offset = offsetIn(call, await requests.look(), file.size);
  let furthest = offset;
  onProgress(offset, file.size);
  for (let failures = 0; offset < file.size; ) {
    const sent = await attempt(() => requests.patch(offset, file.slice(offset, Math.min(offset + size, file.size))));
    const cause = file.failure();
    if (cause !== null)
      throw new InputError(call, 'the video file could not be read, or was changed meanwhile.', { cause });
    const reported = 'answer' in sent ? receivedBy(sent.answer) : null;
    if (reported === Math.min(offset + size, file.size)) {
      offset = reported;
    } else {
      const isLimited = 'answer' in sent && sent.answer.status === TOO_LARGE && smallerChunk(size) < size;
      if ('answer' in sent && !isLimited && !isOk(sent.answer) && !AGAIN(sent.answer.status)) accept(sent.answer);
      failures += 1;
      if (failures > maxFailures) throw failureOf(sent, call, file.size, offset);
      size = smallerChunk(size);
      await rest(clock, call, waitOf(sent, failures), signal);
      offset = offsetIn(call, await requests.look(), file.size);
    }
    if (offset > furthest) failures = 0;
    furthest = Math.max(furthest, offset);
    onProgress(offset, file.size);
  }
}

type Sent = { readonly answer: HttpAnswer } | { readonly error: ClientError };

/** Failures of the connection are answers, too; the caller's signal and its own mistakes are not. */
async function attempt(send: () => Promise<HttpAnswer>): Promise<Sent> {
  try {
    return { answer: await send() };
  } catch (error) {
    const isOfConnection = isClientError(error) && ['connection', 'timeout', 'protocol'].includes(error.kind);
    if (!isOfConnection) throw error;
    return { error };
  }
}

async function open(call: CallContext, source: LargeFile): Promise<SlicedFile> {
  if (source instanceof Blob) {
    return {
      size: source.size,
      slice: (start, end) => source.slice(start, end),
      failure: () => null,
      close: async () => {},
    };
  }
  try {
    return await openSliced(source.path);
  } catch (cause) {
    throw new InputError(call, 'the video file could not be opened.', { cause });
  }
}

const isOk = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;

/** The offset in an answer; null without one. */
function receivedBy(answer: HttpAnswer): number | null {
  const text = answer.headers.get('upload-offset') ?? '';
  return isOk(answer) && /^\d+$/.test(text) ? Number(text) : null;
}

/** The offset that HEAD reports. @throws {ProtocolError} for none, or one past the end */
function offsetIn(call: CallContext, answer: HttpAnswer, bytes: number): number {
  accept(answer);
  const length = answer.headers.get('upload-length');
  if (length !== null && /^\d+$/.test(length) && Number(length) !== bytes) {
    throw new InputError(call, `the file has ${bytes} bytes, and the upload expects ${length}.`);
  }
  const offset = receivedBy(answer);
  if (offset === null || offset > bytes) {
    const actual = answer.headers.get('upload-offset') ?? 'none';
    throw broken(answer, 'wrong-shape', `a number up to ${bytes} in Upload-Offset`, actual.slice(0, 40));
  }
  return offset;
}

function failureOf(sent: Sent, call: CallContext, bytes: number, offset: number): unknown {
  if ('error' in sent) return sent.error;
  if (isOk(sent.answer)) {
    const expected = `bytes after ${offset} of ${bytes} to be stored`;
    return broken({ ...sent.answer, call }, 'wrong-shape', expected, 'no progress in several attempts');
  }
  try {
    return accept(sent.answer);
  } catch (error) {
    return error;
  }
}

function waitOf(sent: Sent, failures: number): number {
  const { first, factor, cap } = RETRY_POLICY.backoff;
  const named = 'answer' in sent ? sent.answer.waitSeconds : null;
  if (named !== null && named <= RETRY_POLICY.maxWaitSeconds) return named * 1000;
  return Math.min(first * factor ** (failures - 1), cap);
}

async function rest(
  clock: WaitingClock,
  call: CallContext,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  await pause(clock, milliseconds, signal);
  if (signal?.aborted)
    throw new RequestAbortedError(call, 'aborted by the caller. The upload can be resumed.', { cause: signal.reason });
}
