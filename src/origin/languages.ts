import express, { type Express, type Request } from 'express';
import { captionLanguage } from '../pipeline/index.ts';
import { isSameLanguage } from '../pipeline/languages/languages.ts';
import { OriginError } from './http/errors.ts';
import { otherMethods } from './http/other-methods.ts';
import { freshStages, type Jobs } from './videos/jobs.ts';
import type { Records } from './videos/records.ts';
import type { VideoRecord } from './videos/types.ts';
import { viewOf } from './videos/view.ts';

/** Dependencies of the route of languages. */
export interface LanguageParts {
  readonly records: Records;
  readonly jobs: Jobs;
  /** Returns the video of a request. @throws {OriginError} 404 */
  readonly recordOf: (request: Request) => VideoRecord;
  /** @throws {OriginError} 412 */
  readonly checkConditions: (request: Request) => void;
  /** @throws {CaptionError} for a language that the services do not know */
  readonly checkLanguages: (spoken: string | null, to: readonly string[]) => void;
}

/** Most languages of one request. */
const MOST = 100;

/**
 * Makes the route that adds languages to a captioned video: `POST /videos/:id/captions {"to": [...]}`. Languages that are there stay
 * as they are; the others are translated from the original as it is stored now. What an addition that failed has not made is left
 * out unless `to` names it, so `[]` gives it up.
 */
export function languageRoutes(app: Express, parts: LanguageParts): void {
  const { records, jobs, recordOf, checkConditions, checkLanguages } = parts;
  app
    .route('/videos/:id/captions')
    .post(express.json({ limit: '100kb' }), async (request, response) => {
      const record = recordOf(request);
      checkConditions(request);
      const wanted = readLanguages(request.body);
      checkLanguages(record.language, wanted);
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
      await records.save(changed);
      if (adding.length > 0) jobs.begin(record.id);
      response
        .status(adding.length > 0 ? 202 : 200)
        .set('Cache-Control', 'no-store')
        .json(viewOf(changed));
    })
    .all(otherMethods('POST'));
}

function readLanguages(body: unknown): string[] {
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
