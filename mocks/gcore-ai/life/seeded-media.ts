import { isProcessingError } from '../../../src/contracts/gcore-ai/task-errors.ts';
import { failureAt, type SeededSound, seededSound } from '../../kernel/media/seeded-sound.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { Media } from '../model/media.ts';
import { spokenIn } from './spoken-in.ts';

/** Bytes per second of media that is not read. */
const BYTES_PER_SECOND = 250_000;

/** Media of a URL that is not read, as the tenant's seeds state its sound; null without an entry. */
export function seededMedia(tenant: Tenant, url: URL, invented: Media): Media | null {
  const sound = seededSound(tenant, { url: url.href, sha256: null }, null);
  if (sound === null) return null;
  const media = withSound({ ...invented, durationSeconds: 0 }, sound);
  const durationSeconds = media.durationSeconds || invented.durationSeconds;
  return { ...media, durationSeconds, bytes: Math.round(durationSeconds * BYTES_PER_SECOND) };
}

/** Media with a seeded sound. Media without sound has no speech. */
export function withSound(media: Media, sound: SeededSound): Media {
  const failure = failureAt('gcore-ai', sound, { isOwn: isProcessingError, usual: 'internal-failure' });
  const isSilent = sound.segments?.length === 0 || media.audioChannels === 0;
  return {
    ...media,
    failure: failure ?? media.failure,
    durationSeconds: media.durationSeconds || (sound.seconds ?? 0),
    languages: isSilent ? [] : [spokenIn(sound.language)],
    transcript: sound.segments === null ? null : { seeded: sound.segments },
    ...(sound.speakers > 1 ? { speakers: sound.speakers } : {}),
  };
}
