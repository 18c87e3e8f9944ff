import type { JsonObject } from '../../base/json.ts';
import { type OptionNames, refuseUnknownOptions } from '../../base/known-options.ts';
import { facts } from '../../contracts/cloudflare-stream/facts.ts';
import { bytesOf, type FileSource, HALF_CHARACTER } from '../cloudflare/file-bytes.ts';
import { type CallContext, InputError } from '../http.ts';
import type { DirectUploadInput, VideoFilter } from './types.ts';

/** Bytes of a form upload. */
export const VIDEO_LIMIT = facts.formUploadBytes.value;

/** WEBVTT at the start, then white space or the end (W3C WebVTT 4.1); a byte order mark may come before. */
const SIGNATURE = /^\ufeff?WEBVTT(?:[ \t\r\n]|$)/;

/**
 * Checks an id, or another part of a path.
 * @throws {InputError} when it is empty, or would change the path.
 */
export function pathPart(call: CallContext, name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') {
    throw new InputError(call, `${name} must be a text that is not empty, got ${value === '' ? '""' : typeof value}.`);
  }
  if (value === '.' || value === '..') throw new InputError(call, `${name} must not be "${value}".`);
  if (HALF_CHARACTER.test(value)) throw new InputError(call, `${name} holds half a character.`);
  return value;
}

/**
 * Checks a language tag against BCP 47; keeps its case.
 * @throws {InputError}
 */
export function languageTag(call: CallContext, value: unknown): string {
  const tag = pathPart(call, 'language', value);
  try {
    Intl.getCanonicalLocales(tag);
  } catch {
    throw new InputError(call, `language must be a BCP 47 tag like en, en-GB or zh-Hant, got ${JSON.stringify(tag)}.`);
  }
  return tag;
}

/**
 * Returns the bytes of a caption file.
 * @throws {InputError} for a file that the service does not accept as WebVTT: empty, over 10 MB, not UTF-8, no signature.
 */
export async function captionFile(
  call: CallContext,
  source: FileSource,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const bytes = await bytesOf(call, source, { limit: facts.captionFileBytes.value, name: 'the caption file', signal });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError(call, 'the caption file is not UTF-8. Convert it first.');
  }
  if (SIGNATURE.test(text)) return bytes;
  const start = JSON.stringify(text.slice(0, 40));
  const hint = / --> /.test(text.slice(0, 10_000)) ? ' SRT and other formats must be converted to WebVTT first.' : '';
  throw new InputError(call, `the caption file does not start with WEBVTT but with ${start}.${hint}`);
}

/** Checks an absolute http or https URL. */
export function webUrl(call: CallContext, name: string, value: unknown): string {
  if (typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)) return value;
  throw new InputError(call, `${name} must be an absolute http or https URL.`);
}

/** Checks the required input of a direct upload; the service checks the rest. */
export function directUploadBody(call: CallContext, input: DirectUploadInput): JsonObject {
  const seconds: unknown = Object(input).maxDurationSeconds;
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 1 || seconds > 36_000) {
    throw new InputError(call, `maxDurationSeconds must be a whole number from 1 to 36000, got ${String(seconds)}.`);
  }
  return { ...input } as JsonObject;
}

const filterNames: OptionNames<VideoFilter> = {
  status: true,
  creator: true,
  type: true,
  ascending: true,
  name: true,
  search: true,
  after: true,
  before: true,
  ids: true,
  limit: true,
  includeCounts: true,
};

/**
 * Turns the filter into the service's query.
 * @throws {OptionError} for a member that no filter has: without it, every video would be listed. @throws {InputError} for a bad limit
 */
export function listQuery(call: CallContext, filter: VideoFilter): Record<string, string> {
  refuseUnknownOptions('the filter of listVideos', filter, filterNames);
  const { limit } = filter;
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= 1000)) {
    // The service answers 500 with an empty body to a limit that is not a number.
    throw new InputError(call, `limit must be a whole number from 1 to 1000, got ${String(limit)}.`);
  }
  const values = {
    status: filter.status,
    creator: filter.creator,
    type: filter.type,
    asc: filter.ascending,
    video_name: filter.name,
    search: filter.search,
    after: filter.after,
    before: filter.before,
    id: filter.ids?.join(','),
    limit,
    include_counts: filter.includeCounts,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
