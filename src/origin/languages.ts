import express, { type Express, type Request } from 'express';
import { otherMethods } from './http/other-methods.ts';
import { readLanguages, withLanguages } from './videos/adding.ts';
import type { Jobs } from './videos/jobs.ts';
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
      const { changed, adding } = withLanguages(record, wanted);
      await records.save(changed);
      if (adding.length > 0) jobs.begin(record.id);
      response
        .status(adding.length > 0 ? 202 : 200)
        .set('Cache-Control', 'no-store')
        .json(viewOf(changed));
    })
    .all(otherMethods('POST'));
}
