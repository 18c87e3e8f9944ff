import { createWriteStream } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CaptionError } from '../errors.ts';
import { checkPublic, publicOnly } from './guarded-lookup.ts';

/** Options for fetching a file. */
export interface FetchOptions {
  /** Whether to fetch from this machine and private networks, too. */
  readonly allowPrivateHosts: boolean;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
  /** Longest time without a byte, in real milliseconds. Default: 30,000. */
  readonly idleTimeoutMs?: number;
}

const REDIRECTS = 5;

/**
 * Downloads a URL into a file. Follows redirects, and checks each of them.
 * @throws {CaptionError} for a private host, a refusal, an unfinished answer, or too many bytes
 */
export async function fetchFile(url: URL, path: string, options: FetchOptions): Promise<void> {
  let at = url;
  for (let hop = 0; hop <= REDIRECTS; hop += 1) {
    const answer = await ask(at, options);
    const { statusCode = 0, headers } = answer;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      answer.destroy();
      at = readUrl(headers.location, at);
      continue;
    }
    if (statusCode !== 200) {
      answer.destroy();
      throw unfetched(at, `answered ${statusCode}`);
    }
    await save(answer, path, at, options);
    return;
  }
  throw unfetched(url, `redirected more than ${REDIRECTS} times`);
}

function readUrl(text: string, base: URL): URL {
  if (URL.canParse(text, base.href)) return new URL(text, base);
  throw unfetched(base, 'redirected to an invalid URL');
}

async function ask(url: URL, options: FetchOptions): Promise<IncomingMessage> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw unfetched(url, `is ${url.protocol}, not http`);
  if (!options.allowPrivateHosts) await checkPublic(url);
  const { signal, idleTimeoutMs = 30_000 } = options;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, {
      agent: false,
      timeout: idleTimeoutMs,
      ...(signal ? { signal } : {}),
      ...(options.allowPrivateHosts ? {} : { lookup: publicOnly }),
    });
    request.once('response', resolve);
    request.once('timeout', () => request.destroy(unfetched(url, 'sent nothing for too long')));
    request.once('error', (error) => {
      reject(error instanceof CaptionError || signal?.aborted ? error : unfetched(url, reasonOf(error), error));
    });
    request.end();
  });
}

async function save(answer: IncomingMessage, path: string, url: URL, options: FetchOptions): Promise<void> {
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > options.maxBytes) done(unfetched(url, `is larger than ${options.maxBytes} bytes`));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(answer, counter, createWriteStream(path), options.signal ? { signal: options.signal } : {});
  } catch (error) {
    if (error instanceof CaptionError || options.signal?.aborted) throw error;
    throw unfetched(url, `broke off after ${bytes} bytes (${reasonOf(error)})`, error);
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);

/** Leaves the query out of messages, because it may contain a signature. */
const unfetched = (url: URL, what: string, error?: unknown): CaptionError =>
  new CaptionError({
    kind: 'video',
    cause: `The video could not be fetched: ${url.origin}${url.pathname} ${what}.`,
    next: 'Check that the URL opens without a login.',
    error,
  });
