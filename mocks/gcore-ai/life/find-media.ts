import { transcriptByHash, transcriptByUrl } from '../../../fixtures/transcripts/index.ts';
import { deriveNumber } from '../../../src/base/derive.ts';
import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import { ENGLISH, languageOf } from '../../../src/contracts/gcore-ai/language-rules.ts';
import type { ProcessingErrorId } from '../../../src/contracts/gcore-ai/task-errors.ts';
import { type Download, type DownloadTrouble, download } from '../../kernel/media/download.ts';
import { heardInFile } from '../../kernel/media/heard-file.ts';
import { loopbackUrl, parseUrl } from '../../kernel/media/loopback.ts';
import { inspectVideoFile, type VideoFile } from '../../kernel/media/video-file.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { Media } from '../model/media.ts';
import { videosOf } from '../model/state.ts';
import { type Marked, markersOf } from './markers.ts';
import { seededMedia, withSound } from './seeded-media.ts';
import { spokenIn } from './spoken-in.ts';

/**
 * The kinds of sources: AI tasks read MP4 files (content moderation also images), videos any file with pictures or
 * sound.
 */
export type SourceUse = 'speech' | 'moderation' | 'video';

/** Options for reading a source. */
export interface SourceOptions {
  readonly use: SourceUse;
  /** Headers for the request to the source, for videos with origin_http_headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Pages of these sites are not files (documented in the guides). */
const PAGE_HOSTS = /(^|\.)(youtube\.com|youtu\.be|vimeo\.com)$/;
const EXTENSION = /\.([a-z][a-z0-9]{1,4})$/i;
const IMAGES = ['jpg', 'jpeg', 'png'];
/** The findings in the documentation's moderation samples, assumed from their names. */
const SAMPLE_LABELS: Readonly<Record<string, readonly string[]>> = {
  'https://demo-files.gvideo.io/ai_demo_subtitles_nudity_detection.mp4': [
    'nsfw',
    'FEMALE_BREAST_EXPOSED',
    'MALE_GENITALIA_EXPOSED',
    'FACE_FEMALE',
    'BELLY_EXPOSED',
  ],
  'https://demo-files.gvideo.io/ai_demo_soccer_players_passing_the_ball.mp4': [
    'shooting goal (soccer)',
    'juggling soccer ball',
  ],
};

/** A picture of unknown size counts as 720p with stereo sound. */
const USUAL = { failure: null, retries: 0, labels: [], transcript: null, width: 1280, height: 720, audioChannels: 2 };
const BYTES_PER_SECOND = 250_000;
/** Recordings of unknown length last from 30 to 90 seconds. */
const UNKNOWN_SECONDS = { least: 30, most: 90 };

/**
 * Finds the media of a URL: files on this machine are downloaded and inspected; known addresses are looked up; other
 * hosts are never contacted, and their media is invented. `failure` is the fault of a source.
 */
export async function findMedia(tenant: Tenant, text: string, options: SourceOptions): Promise<Media> {
  const seed = deriveNumber(tenant.settings.seed, 'media', text);
  const url = parseUrl(text);
  if (!url || !['http:', 'https:', 'sftp:'].includes(url.protocol)) return broken(seed, 'unsupported-file');
  if (loopbackUrl(text) === null) return unreadMedia(tenant, text, url, options.use);
  return withMarkers(await fetchMedia(tenant, url, seed, options), markersOf(tenant, url));
}

/** The media of a URL without reading it: as seeds or transcripts state it, of a video of the account, or invented. */
export function unreadMedia(tenant: Tenant, text: string, url: URL, use: SourceUse): Media {
  const seed = deriveNumber(tenant.settings.seed, 'media', text);
  const invented = inventMedia(url, seed, use);
  const media = seededMedia(tenant, url, invented) ?? knownMedia(url, seed) ?? ownMedia(tenant, url) ?? invented;
  return withMarkers(media, markersOf(tenant, url));
}

function withMarkers(media: Media, marked: Marked): Media {
  const { webhook: _webhook, durationSeconds = media.durationSeconds, ...rest } = marked;
  const asKnown = marked.durationSeconds === undefined && marked.languages === undefined;
  if (asKnown) return { ...media, ...rest };
  const bytes = Math.round(durationSeconds * BYTES_PER_SECOND);
  return { ...media, transcript: null, durationSeconds, bytes, ...rest };
}

async function fetchMedia(tenant: Tenant, url: URL, seed: number, options: SourceOptions): Promise<Media> {
  const file = await downloadFor(url, options, tenant.bounds.downloadBytes);
  if ('trouble' in file) {
    if (file.trouble === 'elsewhere') return inventMedia(url, seed, options.use);
    return broken(seed, TROUBLES[file.trouble]);
  }
  try {
    const image = options.use === 'moderation' && IMAGES.includes(extensionOf(url));
    if (image) return { ...inventMedia(url, seed, options.use), durationSeconds: 0, bytes: file.bytes };
    const found = await inspectVideoFile(file.path);
    if ('trouble' in found) return broken(seed, unreadable(found.trouble === 'incomplete', options.use));
    if (options.use !== 'video' && found.container !== 'mp4') return broken(seed, 'unsupported-file');
    const media = mediaOfFile(tenant, found, file);
    const { sha256, path } = file;
    const sound = await heardInFile(tenant, { url: url.href, sha256, path, durationSeconds: media.durationSeconds });
    return sound ? withSound(media, sound) : media;
  } finally {
    await file.dispose();
  }
}

const TROUBLES: Readonly<Record<Exclude<DownloadTrouble, 'elsewhere'>, ProcessingErrorId>> = {
  forbidden: 'origin-forbidden',
  'not-found': 'origin-not-found',
  timeout: 'network-timeout',
  reset: 'connection-reset',
  incomplete: 'download-incomplete',
  'too-large': 'storage-full',
};

function unreadable(incomplete: boolean, use: SourceUse): ProcessingErrorId {
  if (incomplete) return 'download-incomplete';
  return use === 'video' ? 'video-invalid' : 'unsupported-file';
}

/** Faults that another attempt cannot change. */
const FINAL: readonly DownloadTrouble[] = ['elsewhere', 'too-large'];

/** Sources of videos are tried several times, sources of AI tasks once (assumed: only videos document attempts). */
async function downloadFor(url: URL, options: SourceOptions, maxBytes: number): Promise<Download> {
  const attempts = options.use === 'video' ? facts.downloadAttempts.value : 1;
  const headers = options.headers ?? {};
  let file = await download(url, { headers, maxBytes });
  for (let more = attempts - 1; more > 0 && 'trouble' in file && !FINAL.includes(file.trouble); more -= 1) {
    file = await download(url, { headers, maxBytes });
  }
  return file;
}

function mediaOfFile(tenant: Tenant, found: VideoFile, file: { sha256: string; bytes: number }): Media {
  const known = transcriptByHash[file.sha256];
  const spoken = known
    ? spokenIn(known.language)
    : (found.audioLanguage && languageOf(found.audioLanguage)?.code) || ENGLISH;
  return {
    ...USUAL,
    seed: deriveNumber(tenant.settings.seed, 'media', file.sha256),
    durationSeconds: found.durationSeconds,
    languages: found.audioChannels === 0 ? [] : [spoken],
    transcript: known ? { hash: file.sha256 } : null,
    bytes: file.bytes,
    width: found.width ?? 0,
    height: found.height ?? 0,
    audioChannels: found.audioChannels,
  };
}

/** A medium with a transcript at its address, with any query. */
function knownMedia(url: URL, seed: number): Media | null {
  const address = `${url.origin}${url.pathname}`;
  const known = transcriptByUrl[address];
  if (!known) return null;
  const { durationSeconds } = known;
  const bytes = Math.round(durationSeconds * BYTES_PER_SECOND);
  return {
    ...USUAL,
    seed,
    durationSeconds,
    bytes,
    languages: [spokenIn(known.language)],
    transcript: { url: address },
  };
}

/** The media of a rendition's address: the media of its video. */
function ownMedia(tenant: Tenant, url: URL): Media | null {
  const slug = /^\/videos\/\d+_([0-9A-Za-z]+)\/[^/]+\.mp4$/.exec(url.pathname)?.[1];
  return slug === undefined ? null : (videosOf(tenant).find('slug', slug)?.media ?? null);
}

function inventMedia(url: URL, seed: number, use: SourceUse): Media {
  const extension = extensionOf(url);
  const image = use === 'moderation' && IMAGES.includes(extension);
  const { least, most } = UNKNOWN_SECONDS;
  const durationSeconds = image ? 0 : least + (seed % (1000 * (most - least))) / 1000;
  const labels = SAMPLE_LABELS[`${url.origin}${url.pathname}`] ?? [];
  const bytes = Math.round(Math.max(1, durationSeconds) * BYTES_PER_SECOND);
  const failure = image ? null : unfit(url, extension, use);
  return { seed, ...USUAL, durationSeconds, bytes, languages: [ENGLISH], labels, failure };
}

function unfit(url: URL, extension: string, use: SourceUse): ProcessingErrorId | null {
  if (use === 'video') return extension === 'm3u8' ? 'file-invalid' : null;
  return PAGE_HOSTS.test(url.hostname) || (extension !== '' && extension !== 'mp4') ? 'unsupported-file' : null;
}

const extensionOf = (url: URL): string => EXTENSION.exec(url.pathname)?.[1]?.toLowerCase() ?? '';

const broken = (seed: number, failure: ProcessingErrorId): Media => ({
  ...USUAL,
  seed,
  failure,
  durationSeconds: 0,
  languages: [],
  bytes: 0,
});
