import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Express, type Request, type Response } from 'express';
import type { Clock } from '../base/clock.ts';
import { makeFolder } from '../base/durable-files.ts';
import { Turns } from '../base/turns.ts';
import type { UploadBudget } from '../base/upload-budget.ts';
import { containers } from '../media/index.ts';
import { apiRoutes } from './api/routes.ts';
import type { Cache } from './cache.ts';
import type { ServedFile, TrackParts } from './change-track.ts';
import { publishedReads } from './http/cross-origin.ts';
import { compressTexts } from './http/encoding.ts';
import { errorAnswer } from './http/error-answer.ts';
import { notFound, OriginError, unreadable } from './http/errors.ts';
import { beginEvents, endHeadOfEvents } from './http/events.ts';
import { otherMethods } from './http/other-methods.ts';
import { preconditionOf } from './http/preconditions.ts';
import { sendObject } from './http/send-object.ts';
import { languageRoutes } from './languages.ts';
import { libraryRoutes } from './library-routes.ts';
import { pageRoutes } from './page.ts';
import { posterRoutes } from './poster-routes.ts';
import { sampleRoute } from './sample-route.ts';
import { openFile } from './store/open-file.ts';
import type { ObjectStore } from './store/types.ts';
import { trackRoutes } from './tracks.ts';
import type { KeptUploads } from './uploads/kept-uploads.ts';
import { uploadRoutes } from './uploads/routes.ts';
import { recordOfUpload } from './videos/accept.ts';
import { freshStages } from './videos/fresh-stages.ts';
import type { Jobs } from './videos/jobs.ts';
import type { Records } from './videos/records.ts';
import { type VideoRecord, videoKey } from './videos/types.ts';
import { receiveUpload } from './videos/upload.ts';
import { uploadsFull } from './videos/upload-refusals.ts';
import { viewOf } from './videos/view.ts';

/** What routes need. */
export interface AppParts extends Pick<TrackParts, 'rules'> {
  readonly records: Records;
  readonly jobs: Jobs;
  readonly store: ObjectStore;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly workFolder: string;
  /** Most bytes of each uploaded file. */
  readonly maxBytes: number;
  /** Unfinished uploads. */
  readonly uploads: UploadBudget;
  /** Unfinished uploads that can continue. */
  readonly kept: KeptUploads;
  /** Largest file for the transcriber, in bytes; null if it fetches the file itself. */
  readonly maxSoundBytes: number | null;
  /** Whether pages of every origin may read videos and tracks. */
  readonly anyoneReads: boolean;
  /** Checks before the upload that the video can be captioned. @throws {CaptionError} */
  checkLanguages(spoken: string | null, to: readonly string[]): void;
  readonly onDefect: (error: unknown) => void;
}

/** Seconds for which a video is kept: it never changes. */
const VIDEO_AGE = 86_400;

/** Makes the routes of the origin. */
export function createOriginApp(parts: AppParts): Express {
  const { records, jobs, store, cache, clock, workFolder, maxBytes, uploads, onDefect } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
    next();
  });
  if (parts.anyoneReads) app.use(publishedReads);
  app.use(compressTexts);
  app.get('/health', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  app.use(pageRoutes());
  app.use(apiRoutes());

  const recordOf = (request: Request): VideoRecord => {
    const id = String(request.params.id);
    const record = records.get(id);
    if (records.setAside().some((one) => one.id === id)) throw unreadable();
    if (!record || record.state === 'deleting') throw notFound('video');
    return record;
  };
  const show = (response: Response, record: VideoRecord, status = 200): void => {
    response.status(status).set('Cache-Control', 'no-store').json(viewOf(record));
  };

  const checkConditions = (request: Request): void => {
    const { method, headers } = request;
    if (preconditionOf({ method, headers, now: clock.now() }, { etag: null, modified: null }) === 'failed') {
      throw new OriginError(412, 'precondition', 'A precondition is not met.', 'A video has no entity tag: send none.');
    }
  };

  app.post('/videos', async (request, response) => {
    const id = randomBytes(16).toString('hex');
    const folder = join(workFolder, id);
    const upload = uploads.begin();
    if (upload === null) throw uploadsFull();
    try {
      await makeFolder(folder);
      const { title, video, audio, to, spoken } = await receiveUpload(request, { folder, maxBytes, upload });
      upload.end();
      parts.checkLanguages(spoken, to);
      const record = await recordOfUpload({ id, title, video, audio, to, spoken }, parts);
      await records.save(record);
      jobs.begin(id);
      response.location(`/videos/${id}`);
      show(response, record, 202);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    } finally {
      upload.end();
    }
  });

  uploadRoutes(app, parts);
  libraryRoutes(app, records);
  app.get('/videos/:id', (request, response) => show(response, recordOf(request)));
  app.delete('/videos/:id', async (request, response) => {
    const { id } = recordOf(request);
    checkConditions(request);
    await jobs.remove(id);
    response.status(204).end();
  });
  app.post('/videos/:id/retry', async (request, response) => {
    const record = recordOf(request);
    checkConditions(request);
    if (record.state !== 'failed') {
      throw new OriginError(409, 'not-failed', `The job is ${record.state}.`, 'Only failed jobs are retried.');
    }
    const payAgain = request.query['pay-again'] === 'true';
    const queued: VideoRecord = { ...record, state: 'queued', error: null, payAgain, stages: freshStages() };
    await records.save(queued);
    jobs.begin(record.id);
    show(response, queued, 202);
  });

  app.get('/videos/:id/events', (request, response) => {
    const { id } = recordOf(request);
    if (request.method === 'HEAD') {
      endHeadOfEvents(response);
      return;
    }
    const events = beginEvents(request, response, () => stop());
    const stop = records.watch(id, (record) => {
      if (record && record.state !== 'deleting') events.send('video', viewOf(record));
      else {
        events.send('deleted', { id });
        events.end();
      }
    });
    const record = records.get(id);
    if (record) events.begin('video', viewOf(record));
  });
  languageRoutes(app, { records, jobs, recordOf, checkConditions, checkLanguages: parts.checkLanguages });
  sampleRoute(app, clock);
  app.all('/health', otherMethods('GET'));
  app.all('/videos', otherMethods('GET', 'POST'));
  app.all('/videos/:id', otherMethods('GET', 'DELETE'));
  app.all('/videos/:id/retry', otherMethods('POST'));
  app.all('/videos/:id/events', otherMethods('GET'));

  const serve = async (request: Request, response: Response, { key, contentType, age }: ServedFile) => {
    const cached = request.method === 'HEAD' ? await cache.head(key, age) : await cache.get(key, age);
    if (!cached) return false;
    response.set({ 'Content-Type': contentType, 'Cache-Control': `public, max-age=${age}` });
    response.set('CF-Cache-Status', cached.status);
    if (cached.age !== null) response.set('Age', String(cached.age));
    await sendObject(request, response, cached.object, clock.now());
    return true;
  };
  const fileOf = (request: Request) => {
    const record = recordOf(request);
    const key = videoKey(record);
    const container = containers.find(({ extension }) => extension === record.extension);
    if (!container || key !== `videos/${record.id}/${request.params.file}`) throw notFound('file');
    return { record, key, container };
  };
  posterRoutes(app, { records, store, cache, workFolder, turns: new Turns(), recordOf, serve });
  app.get('/videos/:id/:file', async (request, response) => {
    const { record, key, container } = fileOf(request);
    const stored = () => serve(request, response, { key, contentType: container.contentType, age: VIDEO_AGE });
    if (await stored()) return;
    // The address works from the start: before the video is stored, it serves the upload.
    const uploaded = await openFile(join(workFolder, record.id, 'video'));
    if (uploaded) {
      response.set({ 'Content-Type': container.contentType, 'Cache-Control': 'no-store', 'CF-Cache-Status': 'BYPASS' });
      await sendObject(request, response, uploaded, clock.now());
    } else if (!(await stored())) throw notFound('file');
  });
  app.all('/videos/:id/:file', (request, response, next) => {
    fileOf(request);
    otherMethods('GET')(request, response, next);
  });

  trackRoutes(app, { store, cache, clock, rules: parts.rules, recordOf, serve });

  app.use(() => {
    throw notFound('page');
  });
  app.use(errorAnswer(onDefect));
  return app;
}
