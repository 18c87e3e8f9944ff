import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { defaultBounds } from '../world/bounds.ts';
import { loopbackRequest, loopbackUrl, parseUrl } from './loopback.ts';

/** Why a download failed. `elsewhere`: a redirect leads to another machine, and was not followed. */
export type DownloadTrouble =
  | 'forbidden'
  | 'not-found'
  | 'timeout'
  | 'reset'
  | 'incomplete'
  | 'too-large'
  | 'elsewhere';

/** A downloaded file in its own folder. */
interface DownloadedFile {
  readonly path: string;
  readonly bytes: number;
  /** Hex SHA-256 of the whole file. */
  readonly sha256: string;
  /** Removes the file. */
  dispose(): Promise<void>;
}

/** The result of a download. */
export type Download = DownloadedFile | { readonly trouble: DownloadTrouble };

/** How a file is downloaded. */
export interface DownloadOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** The download of a larger file fails. Default: `defaultBounds`. */
  readonly maxBytes?: number;
  /** The server may be silent for this long, in milliseconds. */
  readonly idleTimeout?: number;
  /** The whole download may take this long, in milliseconds. */
  readonly totalTimeout?: number;
}

const IDLE_TIMEOUT = 5_000;
const TOTAL_TIMEOUT = 60_000;
const MAX_REDIRECTS = 5;

/** Downloads a file from this machine; follows redirects that stay on it. Never throws for faults of a server. */
export async function download(url: URL, options: DownloadOptions = {}): Promise<Download> {
  const signal = AbortSignal.timeout(options.totalTimeout ?? TOTAL_TIMEOUT);
  let answered = false;
  try {
    const answer = await open(url, options, signal);
    if ('trouble' in answer) return answer;
    answered = true;
    if (answer.statusCode !== 200) {
      answer.destroy();
      return { trouble: answer.statusCode === 401 || answer.statusCode === 403 ? 'forbidden' : 'not-found' };
    }
    return await save(answer, signal, options.maxBytes ?? defaultBounds.downloadBytes);
  } catch (error) {
    return { trouble: troubleOf(error, { signal, answered }) };
  }
}

async function open(
  url: URL,
  options: DownloadOptions,
  signal: AbortSignal,
): Promise<IncomingMessage | { trouble: DownloadTrouble }> {
  let next = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await ask(next, options, signal);
    const { statusCode = 0, headers } = answer;
    if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return answer;
    answer.destroy();
    const target = parseUrl(headers.location, next);
    if (target === null) return { trouble: 'not-found' };
    if (loopbackUrl(target.href) === null) return { trouble: 'elsewhere' };
    next = target;
  }
  return { trouble: 'not-found' };
}

function ask(url: URL, options: DownloadOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const timeout = options.idleTimeout ?? IDLE_TIMEOUT;
  return new Promise((resolve, reject) => {
    const request = loopbackRequest(url, { headers: options.headers ?? {}, timeout, signal }, resolve);
    request.once('timeout', () => request.destroy(new SilentServer()));
    request.once('error', reject);
    request.end();
  });
}

async function save(answer: IncomingMessage, signal: AbortSignal, maxBytes: number): Promise<DownloadedFile> {
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) {
    answer.destroy();
    throw new TooLarge();
  }
  const folder = await mkdtemp(join(tmpdir(), 'caption-harness-'));
  const dispose = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'media');
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(bytes > maxBytes ? new TooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(answer, measure, createWriteStream(path), { signal });
  } catch (error) {
    await dispose();
    throw error;
  }
  return { path, bytes, sha256: hash.digest('hex'), dispose };
}

/** Raised for a file over the limit. */
class TooLarge extends Error {}

/** Raised when a server is silent for too long. */
class SilentServer extends Error {}

/** @param state `answered`: the answer had begun, so a broken connection truncated it */
function troubleOf(error: unknown, state: { signal: AbortSignal; answered: boolean }): DownloadTrouble {
  if (state.signal.aborted || error instanceof SilentServer) return 'timeout';
  if (error instanceof TooLarge) return 'too-large';
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code?.startsWith('HPE_')) return 'incomplete';
  return state.answered && code === 'ECONNRESET' ? 'incomplete' : 'reset';
}
