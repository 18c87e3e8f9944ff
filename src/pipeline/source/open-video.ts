import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deriveHex } from '../../base/derive.ts';
import { CaptionError } from '../errors.ts';
import { option, step } from '../next-step.ts';
import type { Video } from '../stages/types.ts';
import { fetchFile } from './fetch-file.ts';
import { fileFacts, type KnownFiles } from './file-facts.ts';
import { checkPublicByName } from './guarded-lookup.ts';
import { inspectFile } from './inspect.ts';
import { isUrl } from './is-url.ts';
import { soundOf } from './sound.ts';
import { type AudioTrackChoice, type ChosenTrack, chooseTrack } from './sound-track.ts';
import { safeName, safeTitle } from './title.ts';

/** Serves a file where the services can fetch it. */
export type MediaHost = (path: string) => Promise<{ readonly url: string; close(): Promise<void> }>;

/** Options for opening videos. */
export interface OpenVideoOptions {
  /** Whether to accept and fetch URLs of this machine and of private networks. */
  readonly allowPrivateHosts?: boolean | undefined;
  /** Serves files under a URL. Without it, stages that need a URL refuse files. */
  readonly host?: MediaHost | undefined;
  /** Identity of the content at a URL that changes. Default: the URL. */
  readonly identity?: string | undefined;
  /** Folder for temporary copies of URLs. */
  readonly folder: string;
  /** Path of the video's files below an output folder, without extension. Default: the video's own name. */
  readonly name?: string | undefined;
  /** Largest file, in bytes. Default: 10 GB. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Whether a video without sound is refused. Default: true. */
  readonly needsSound?: boolean | undefined;
  /** The sound track to transcribe. Default: the main one. */
  readonly audioTrack?: AudioTrackChoice | undefined;
  /** Facts of files that were read before in this run. */
  readonly known?: KnownFiles | undefined;
}

/** A video, open until it is closed. */
export interface OpenVideo extends Video {
  close(): Promise<void>;
}

const MAX_BYTES = 10_000_000_000;

/**
 * Opens a file or URL, and checks it as far as possible without cost.
 * @param source a path, a `file:` URL, or an http or https URL
 * @param urlStages the stages that need a URL, for the message
 * @throws {CaptionError} of kind `video`
 */
export async function openVideo(
  source: string,
  urlStages: readonly string[],
  options: OpenVideoOptions,
): Promise<OpenVideo> {
  const url = URL_START.test(source) ? readUrl(source) : null;
  if (url === null) return openFile(source, urlStages, options);
  if (url.protocol === 'file:') return openFile(pathOf(url), urlStages, options);
  return openUrl(url, options);
}

/** Returns the path of a video's files below an output folder, without extension. Reads nothing. */
export function videoName(source: string, name?: string): string {
  if (name !== undefined) return safeName(name);
  return safeTitle(isUrl(source) ? new URL(source).pathname : resolve(source));
}

const URL_START = /^[a-z][a-z0-9+.-]+:\/\//i;

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

/** The path of a `file:` URL. One with another host, or with an encoded separator, has none. */
function pathOf(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw new CaptionError({
      kind: 'video',
      cause: `${url.href} names no file of this machine.`,
      next: 'Give a path, or a URL like file:///films/talk.mp4.',
      error,
    });
  }
}

async function openFile(source: string, urlStages: readonly string[], options: OpenVideoOptions): Promise<OpenVideo> {
  if (source.includes('\0')) {
    throw new CaptionError({ kind: 'video', cause: 'A path cannot hold a NUL character.', next: 'Check the path.' });
  }
  const path = resolve(source);
  const { identity, ...media } = await fileFacts(path, source, options);
  const needsUrl = urlStages.length > 0;
  if (needsUrl && !options.host) {
    throw new CaptionError({
      kind: 'options',
      cause: `${source} is a file, but ${urlStages.join(' and ')} ${urlStages.length === 1 ? 'fetches' : 'fetch'} videos by URL.`,
      next: step`Give a URL of it, or choose services that take files${option('--transcriber workers-ai, --translator translateplus, --publish cloudflare-stream,files')}.`,
    });
  }
  const track = chooseTrack(source, media.soundTracks, options.audioTrack);
  const copy = join(options.folder, `${deriveHex(24, 'media', identity)}.sound${track ? `-${track.number}` : ''}`);
  const hosted = needsUrl ? await options.host?.(path) : undefined;
  return {
    title: safeTitle(path),
    name: videoName(source, options.name),
    identity,
    isFile: true,
    url: hosted?.url ?? null,
    file: async () => path,
    sound: () => soundOf(path, copy, track?.number ?? null),
    soundTrack: () => track,
    // The main track is the same job as no choice.
    soundKey: track?.isChosen && !track.isMain ? String(track.number) : null,
    durationSeconds: media.durationSeconds,
    media,
    async close() {
      await rm(copy, { force: true });
      await hosted?.close();
    },
  };
}

function openUrl(url: URL, options: OpenVideoOptions): OpenVideo {
  const { allowPrivateHosts = false, maxBytes = MAX_BYTES, signal, folder } = options;
  if (!allowPrivateHosts) checkPublicByName(url);
  const { audioTrack: choice } = options;
  const path = join(folder, deriveHex(24, 'media', url.href, ...(choice === undefined ? [] : [String(choice)])));
  let copy: Promise<string> | null = null;
  let track: ChosenTrack | null = null;
  const fetchCopy = async (): Promise<string> => {
    await mkdir(folder, { recursive: true });
    await fetchFile(url, path, { allowPrivateHosts, maxBytes, signal });
    const name = `The video at ${url.host}`;
    const { soundTracks } = await inspectFile(path, name, { needsSound: options.needsSound ?? true });
    track = chooseTrack(name, soundTracks, choice);
    return path;
  };
  const file = (): Promise<string> => {
    copy ??= fetchCopy();
    return copy;
  };
  return {
    title: safeTitle(url.pathname),
    name: videoName(url.href, options.name),
    identity: options.identity ?? url.href,
    isFile: false,
    url: url.href,
    file,
    sound: async () => soundOf(await file(), `${path}.sound`, track?.number ?? null),
    soundTrack: () => track,
    soundKey: choice === undefined ? null : String(choice),
    durationSeconds: null,
    media: null,
    async close() {
      await copy?.catch(() => {});
      await rm(path, { force: true });
      await rm(`${path}.sound`, { force: true });
    },
  };
}
