import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import { type MediaFacts, sampleMedia } from '../../../../src/contracts/cloudflare-stream/sample-media.ts';
import type { VideoErrorCode } from '../../../../src/contracts/cloudflare-stream/videos.ts';
import { download } from '../../../kernel/media/download.ts';
import { heardInFile } from '../../../kernel/media/heard-file.ts';
import { loopbackRequest, loopbackUrl } from '../../../kernel/media/loopback.ts';
import { knownTranscript } from '../../../kernel/media/spoken.ts';
import { inspectVideoFile } from '../../../kernel/media/video-file.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { StoredMedia, StoredVideo } from '../model/state.ts';
import { withSound } from './seeded-media.ts';

/** Real milliseconds that an origin may be silent, and that a whole download may take. */
const PATIENCE = { idleTimeout: 5_000, totalTimeout: 30_000 } as const;

/** The first header of every container is at least this long: fewer bytes do not count as a truncated file. */
const SMALLEST_BYTES = 12;

const failed = (url: string | null, error: VideoErrorCode, size = 0): StoredMedia => ({
  ...facts.unknownMedia.value,
  durationSeconds: -1,
  width: -1,
  height: -1,
  audio: 'none',
  size,
  error,
  sha256: null,
  url,
});

/**
 * The facts of the media at a URL: downloaded from this machine, known or invented for other hosts. Never throws.
 * A file larger than the tenant's bound counts as unavailable.
 */
export async function lookAt(url: string, tenant: Tenant): Promise<StoredMedia> {
  const local = loopbackUrl(url);
  if (local === null) return { ...imagined(url), sha256: null, url };
  if ((await announcedSize(url)) === null) return failed(url, 'ERR_FETCH_ORIGIN_ERROR');
  const file = await download(local, { ...PATIENCE, maxBytes: tenant.bounds.downloadBytes });
  if ('trouble' in file) {
    return failed(url, file.trouble === 'incomplete' ? 'ERR_MALFORMED_VIDEO' : 'ERR_FETCH_ORIGIN_ERROR');
  }
  try {
    return { ...(await inspectMedia({ ...file, url }, tenant)), url };
  } finally {
    await file.dispose();
  }
}

/** The assumed media at a URL of another machine. */
function imagined(url: string): MediaFacts {
  const sample = Object.hasOwn(sampleMedia, url) ? sampleMedia[url] : undefined;
  const known = knownTranscript({ sha256: null, url });
  return (
    sample ??
    (known ? { ...facts.unknownMedia.value, durationSeconds: known.durationSeconds } : facts.unknownMedia.value)
  );
}

/** A file that was uploaded or downloaded, and how it was named. */
export interface ReceivedFile {
  readonly path: string;
  readonly bytes: number;
  /** Hex SHA-256 of the whole file. */
  readonly sha256: string;
  readonly url?: string | null;
  readonly name?: string | null;
}

/** Reads a file that was uploaded or downloaded. With its owner, a piece of a sound that seeds know is recognised. */
export async function inspectMedia(file: ReceivedFile, owner: Tenant | null = null): Promise<StoredMedia> {
  const { path, bytes, sha256, url = null, name = null } = file;
  if (bytes < SMALLEST_BYTES) return failed(null, 'ERR_NON_VIDEO', bytes);
  const seen = await inspectVideoFile(path);
  if ('trouble' in seen) {
    return failed(null, seen.trouble === 'incomplete' ? 'ERR_MALFORMED_VIDEO' : 'ERR_NON_VIDEO', bytes);
  }
  if (seen.width === null || seen.height === null) return failed(null, 'ERR_NON_VIDEO', bytes);
  const { durationSeconds, width, height } = seen;
  const audio = seen.audioChannels > 0 ? 'speech' : 'none';
  const names = { path, sha256, url, file: name };
  const heard = owner && audio === 'speech' ? await heardInFile(owner, { ...names, durationSeconds }) : null;
  const media: StoredMedia = {
    durationSeconds: Math.round(durationSeconds * 1000) / 1000,
    width,
    height,
    size: bytes,
    audio,
    sha256,
    url: null,
  };
  return heard ? withSound(media, heard, true) : media;
}

/** Bytes that the origin of a copy announces in its answer to HEAD; null if HEAD fails. */
export function announcedSize(url: string): Promise<number | null> {
  const local = loopbackUrl(url);
  if (local === null) return Promise.resolve(imagined(url).size);
  return new Promise((resolve) => {
    const request = loopbackRequest(local, { method: 'HEAD', timeout: PATIENCE.idleTimeout }, (answer) => {
      const { statusCode = 0, headers } = answer;
      answer.resume();
      const total = /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] ?? headers['content-length'];
      resolve(statusCode < 400 ? Number(total ?? 0) : null);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(null));
    request.end();
  });
}

/** The failure of encoding a video, or null. */
export function encodingError({ media, maxDurationSeconds }: StoredVideo): VideoErrorCode | null {
  if (media === null) return 'ERR_UNKNOWN';
  if (media.error) return media.error;
  if (media.durationSeconds < facts.shortestVideoSeconds.value) return 'ERR_DURATION_TOO_SHORT';
  const tooLong = maxDurationSeconds > 0 && media.durationSeconds > maxDurationSeconds;
  return tooLong ? 'ERR_DURATION_EXCEED_CONSTRAINT' : null;
}
