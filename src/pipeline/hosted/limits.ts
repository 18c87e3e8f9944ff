import { facts } from '../../contracts/cloudflare-stream/facts.ts';
import { CaptionError } from '../errors.ts';
import { type NextStep, option, step } from '../next-step.ts';
import type { Video } from '../stages/types.ts';

/** Longest video of an upload, in seconds (OpenAPI, `maxDurationSeconds`). */
const LONGEST_SECONDS = 36_000;

/**
 * Checks what Cloudflare Stream requires of a file. URLs are not inspected.
 * @throws {CaptionError} for a file without picture, that is too large, or too short or too long
 */
export function checkForStream({ title, media, durationSeconds }: Video): void {
  if (media === null || durationSeconds === null) return;
  const { bytes, hasPicture } = media;
  const refuse = (cause: string, next: NextStep) => new CaptionError({ kind: 'video', cause, next });
  if (!hasPicture) {
    throw refuse(
      `${title} has no picture, and Cloudflare Stream takes only videos.`,
      step`Publish its captions elsewhere${option('--publish files')}.`,
    );
  }
  if (bytes > facts.tusFileBytes.value) {
    throw refuse(
      `${title} has ${Math.ceil(bytes / 1e9)} GB; Cloudflare Stream takes up to ${Math.floor(facts.tusFileBytes.value / 1e9)} GB.`,
      step`Encode it again, or publish its captions elsewhere${option('--publish files')}.`,
    );
  }
  if (durationSeconds < facts.shortestVideoSeconds.value || durationSeconds > LONGEST_SECONDS) {
    throw refuse(
      `${title} lasts ${durationSeconds.toFixed(1)} s; Cloudflare Stream takes ${facts.shortestVideoSeconds.value} s to ${LONGEST_SECONDS / 3600} hours.`,
      step`Cut it into parts, or publish its captions elsewhere${option('--publish files')}.`,
    );
  }
}

/**
 * Checks what Gcore's AI tasks require of a file: they take MP4 only (documented failure). URLs are not inspected.
 * @throws {CaptionError} for another container
 */
export function checkForGcoreAi({ title, media }: Video): void {
  if (media === null || media.container === 'mp4') return;
  throw new CaptionError({
    kind: 'video',
    cause: `${title} is not an MP4 file, and Gcore's AI tasks take no other.`,
    next: step`Convert it to MP4, or use another transcriber${option('--transcriber workers-ai')}.`,
  });
}
