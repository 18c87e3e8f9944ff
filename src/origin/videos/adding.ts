import { captionLanguage, isSameLanguage } from '../../pipeline/core.ts';
import { OriginError } from '../http/errors.ts';
import { freshStages } from './fresh-stages.ts';
import type { VideoRecord } from './types.ts';

/** Most languages of one request. */
const MOST = 100;

/** A record with languages to add. */
export interface WithLanguages {
  readonly changed: VideoRecord;
  /** Those that are not there yet: the job is queued for them. */
  readonly adding: readonly string[];
}

/**
 * Adds languages to a captioned video. Those that are there stay as they are. What an addition that failed has not made is left out unless
 * it is wanted again.
 * @throws {OriginError} 409 `not-done`
 */
export function withLanguages(record: VideoRecord, wanted: readonly string[]): WithLanguages {
  const { state, language, tracks, adding: failed = [] } = record;
  const isReady = state === 'done' || (state === 'failed' && failed.length > 0);
  if (!isReady || language === null) {
    throw new OriginError(
      409,
      'not-done',
      `The job is ${state}.`,
      state === 'failed' ? 'Retry it first, then add languages.' : 'Add languages when it is done.',
    );
  }
  const isThere = (one: string) => isSameLanguage(one, language) || tracks.some((track) => track.language === one);
  const adding = wanted.filter((one) => !isThere(one));
  const to = [...record.to.filter((one) => !failed.includes(one) || isThere(one)), ...adding];
  const { adding: _, ...rest } = record;
  const changed: VideoRecord =
    adding.length === 0
      ? { ...rest, to, state: 'done', error: null }
      : { ...rest, to, adding, state: 'queued', error: null, stages: freshStages() };
  return { changed, adding };
}

/** Reads the body `{"to": [...]}`. @throws {OriginError} 400 `bad-languages` */
export function readLanguages(body: unknown): string[] {
  const { to } = (body ?? {}) as { to?: unknown };
  if (!Array.isArray(to) || to.length > MOST || !to.every((tag) => typeof tag === 'string')) {
    throw new OriginError(
      400,
      'bad-languages',
      'The body is not a list of languages.',
      `Send {"to": ["fr", "pt-BR"]}, at most ${MOST}.`,
    );
  }
  return [...new Set(to.map((tag: string) => captionLanguage(tag.trim())))];
}
