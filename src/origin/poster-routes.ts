import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Express, type Request, type Response } from 'express';
import type { Turns } from '../base/turns.ts';
import type { Cache } from './cache.ts';
import type { ServedFile } from './change-track.ts';
import { notFound, OriginError } from './http/errors.ts';
import { otherMethods } from './http/other-methods.ts';
import type { ObjectStore } from './store/types.ts';
import { POSTER_BYTES, posterKey } from './videos/poster.ts';
import type { Records } from './videos/records.ts';
import type { VideoRecord } from './videos/types.ts';

/** What these routes need. */
export interface PosterParts {
  readonly records: Records;
  readonly store: ObjectStore;
  readonly cache: Cache;
  /** Folder for the draft of a poster. */
  readonly workFolder: string;
  /** One change of a video after the other. */
  readonly turns: Turns;
  recordOf(request: Request): VideoRecord;
  serve(request: Request, response: Response, file: ServedFile): Promise<boolean>;
}

/** Seconds for which viewers keep a poster. */
const POSTER_AGE = 3_600;

/** Adds the still picture of a video: a browser takes it from the video, because this server decodes no pictures. */
export function posterRoutes(
  app: Express,
  { records, store, cache, workFolder, turns, recordOf, serve }: PosterParts,
): void {
  const body = express.raw({ type: 'image/jpeg', limit: POSTER_BYTES });
  app.get('/videos/:id/poster.jpg', async (request, response) => {
    const key = posterKey(recordOf(request));
    if (!(await serve(request, response, { key, contentType: 'image/jpeg', age: POSTER_AGE })))
      throw notFound('poster');
  });
  app.put('/videos/:id/poster.jpg', body, async (request, response) => {
    const { id } = recordOf(request);
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    checkJpeg(bytes);
    await turns.run(id, async () => {
      const key = posterKey(recordOf(request));
      const draft = join(workFolder, `${id}.poster`);
      await writeFile(draft, bytes);
      await store.putFile(key, draft).finally(() => rm(draft, { force: true }));
      await cache.purge(key);
      const record = records.get(id);
      if (record && record.state !== 'deleting') await records.save({ ...record, hasPoster: true });
      // The video was deleted meanwhile.
      else await store.deleteAll(`videos/${id}`);
    });
    response.status(204).end();
  });
  app.all('/videos/:id/poster.jpg', otherMethods('GET', 'PUT'));
}

/** Checks that bytes begin like a JPEG. @throws {OriginError} 415 `not-a-jpeg` */
function checkJpeg(bytes: Buffer): void {
  if (bytes.length > 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return;
  throw new OriginError(
    415,
    'not-a-jpeg',
    'The body is not a JPEG.',
    'Send the bytes of one, with Content-Type: image/jpeg.',
  );
}
