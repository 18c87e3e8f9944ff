import { createHash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deriveHex } from '../../base/derive.ts';
import { CaptionError } from '../errors.ts';
import type { Video } from '../stages/types.ts';
import { fetchFile } from './fetch-file.ts';
import { checkPublicByName } from './guarded-lookup.ts';
import { inspectFile } from './inspect.ts';
import { soundOf } from './sound.ts';
import { safeTitle } from './title.ts';

/** Serves a file where the services can fetch it. */
export type MediaHost = (path: string) => Promise<{ readonly url: string; close(): Promise<void> }>;

/** Options for opening videos. */
export interface OpenVideoOptions {
  /** Whether to accept and fetch URLs of this machine and of private networks. */
  readonly allowPrivateHosts?: boolean | undefined;
  /** Serves files under a URL. Without it, stages that need a URL refuse files. */
  readonly host?: MediaHost | undefined;
  /** Folder for temporary copies of URLs. */
  readonly folder: string;
  /** Largest file, in bytes. Default: 10 GB. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A video, open until it is closed. */
export interface OpenVideo extends Video {
  close(): Promise<void>;
}

const MAX_BYTES = 10_000_000_000;

/**
 * Opens a file or URL, and checks it as far as possible without cost.
 * @param source a path, a `file:` URL, or an http or https URL
 * @param needsUrl whether a stage needs a URL
 * @throws {CaptionError} of kind `video`
 */
export async function openVideo(source: string, needsUrl: boolean, options: OpenVideoOptions): Promise<OpenVideo> {
  const url = /^[a-z][a-z0-9+.-]+:\/\//i.test(source) ? readUrl(source) : null;
  if (url === null) return openFile(source, needsUrl, options);
  if (url.protocol === 'file:') return openFile(fileURLToPath(url), needsUrl, options);
  return openUrl(url, options);
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const problem =
    url === null
      ? 'is not a URL'
      : !['http:', 'https:', 'file:'].includes(url.protocol)
        ? `begins with ${url.protocol}//, which is not supported`
        : url.username !== '' || url.password !== ''
          ? 'holds a password, which every service would get'
          : null;
  if (url !== null && problem === null) return url;
  throw new CaptionError({
    kind: 'video',
    cause: `The video's address ${problem}.`,
    next: 'Give a path, or an http or https URL without a login.',
  });
}

async function openFile(source: string, needsUrl: boolean, options: OpenVideoOptions): Promise<OpenVideo> {
  if (source.includes('\0')) {
    throw new CaptionError({ kind: 'video', cause: 'A path cannot hold a NUL character.', next: 'Check the path.' });
  }
  const path = resolve(source);
  const name = safeTitle(path);
  const { durationSeconds } = await inspectFile(path, source);
  if (needsUrl && !options.host) {
    throw new CaptionError({
      kind: 'options',
      cause: `${source} is a file, but one of the chosen services fetches videos by URL.`,
      next: 'Give a URL of it, or choose services that take a file.',
    });
  }
  const identity = `sha256:${await sha256(path)}`;
  const copy = join(options.folder, `${deriveHex(24, 'media', identity)}.sound`);
  const hosted = needsUrl ? await options.host?.(path) : undefined;
  return {
    title: name,
    identity,
    isFile: true,
    url: hosted?.url ?? null,
    file: async () => path,
    sound: () => soundOf(path, copy),
    durationSeconds,
    async close() {
      await rm(copy, { force: true });
      await hosted?.close();
    },
  };
}

function openUrl(url: URL, options: OpenVideoOptions): OpenVideo {
  const { allowPrivateHosts = false, maxBytes = MAX_BYTES, signal, folder } = options;
  if (!allowPrivateHosts) checkPublicByName(url);
  const path = join(folder, deriveHex(24, 'media', url.href));
  let copy: Promise<string> | null = null;
  const fetchCopy = async (): Promise<string> => {
    await mkdir(folder, { recursive: true });
    await fetchFile(url, path, { allowPrivateHosts, maxBytes, signal });
    await inspectFile(path, `The video at ${url.host}`);
    return path;
  };
  const file = (): Promise<string> => {
    copy ??= fetchCopy();
    return copy;
  };
  return {
    title: safeTitle(url.pathname),
    identity: url.href,
    isFile: false,
    url: url.href,
    file,
    sound: async () => soundOf(await file(), `${path}.sound`),
    durationSeconds: null,
    async close() {
      await copy?.catch(() => {});
      await rm(path, { force: true });
      await rm(`${path}.sound`, { force: true });
    },
  };
}

/** Reads through one buffer: a stream would allocate one for every 64 KB of a film. */
async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1 << 18);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
