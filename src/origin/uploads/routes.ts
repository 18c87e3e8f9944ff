import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Express, Request, Response } from 'express';
import type { Clock } from '../../base/clock.ts';
import { isEncoded } from '../../base/content-coding.ts';
import { syncFolder } from '../../base/durable-files.ts';
import { CaptionError } from '../../pipeline/index.ts';
import { notFound, OriginError } from '../http/errors.ts';
import { otherMethods } from '../http/other-methods.ts';
import { type AcceptLimits, recordOfUpload } from '../videos/accept.ts';
import { containerOfFile } from '../videos/container-of-file.ts';
import type { Jobs } from '../videos/jobs.ts';
import type { Records } from '../videos/records.ts';
import { notVideo, tooLarge } from '../videos/upload-refusals.ts';
import { appendBody } from './append.ts';
import type { KeptUpload, KeptUploads } from './kept-uploads.ts';
import { badUpload, readMetadata } from './metadata.ts';

/** What these routes need. */
export interface UploadRoutesParts extends AcceptLimits {
  readonly kept: KeptUploads;
  readonly records: Records;
  readonly jobs: Jobs;
  readonly workFolder: string;
  readonly clock: Clock;
  /** Most bytes of a file. */
  readonly maxBytes: number;
  /** @throws {CaptionError} for languages that the services do not know */
  checkLanguages(spoken: string | null, to: readonly string[]): void;
}

const VERSION = '1.0.0';

/** How far an upload is. */
interface UploadState {
  /** Null: it has become a video. */
  readonly upload: KeptUpload | null;
  /** Received bytes. */
  readonly offset: number;
  /** Bytes of the whole file. */
  readonly length: number;
}

/** Adds resumable uploads: tus 1.0 with creation and termination, at `/uploads`. The id of an upload is that of its video. */
export function uploadRoutes(app: Express, parts: UploadRoutesParts): void {
  const { kept, records, jobs, workFolder, clock, maxBytes, checkLanguages } = parts;
  app.use('/uploads', (_request, response, next) => {
    response.set({ 'Tus-Resumable': VERSION, 'Cache-Control': 'no-store' });
    next();
  });
  app.options('/uploads', (_request, response) => {
    response.set({ 'Tus-Version': VERSION, 'Tus-Extension': 'creation,termination', 'Tus-Max-Size': String(maxBytes) });
    response.set('Allow', 'POST').status(204).end();
  });
  app.post('/uploads', async (request, response) => {
    checkVersion(request);
    const length = numberIn(request, 'Upload-Length');
    if (length > maxBytes) throw tooLarge(maxBytes);
    if (length === 0) throw new OriginError(422, 'empty', 'The video is empty (0 bytes).', 'Send a complete copy.');
    const wish = readMetadata(request.get('Upload-Metadata'));
    checkLanguages(wish.spoken, wish.to);
    const { facts } = await kept.create({ length, ...wish });
    response.location(`/uploads/${facts.id}`).status(201).end();
  });

  const show = (response: Response, status: number, { offset, length }: Pick<UploadState, 'offset' | 'length'>) => {
    response
      .set({ 'Upload-Offset': String(offset), 'Upload-Length': String(length) })
      .status(status)
      .end();
  };
  /** The state of an upload that has become a video; null for others. */
  const finished = (id: string): UploadState | null => {
    const record = records.get(id);
    if (record === null || record.state === 'deleting') return null;
    return { upload: null, offset: record.bytes, length: record.bytes };
  };
  /**
   * Calls `then` when no request is at work on an upload. Ends the request at work: a broken connection is noticed late, and the newer
   * request of the same uploader wins.
   * @throws {OriginError} 404 for an unknown upload
   */
  const whenFree = async <T>(request: Request, then: (state: UploadState) => T | Promise<T>): Promise<T> => {
    const id = String(request.params.id);
    for (;;) {
      const done = finished(id);
      if (done) return then(done);
      const upload = kept.get(id);
      if (upload === null) throw notFound('unfinished upload');
      // Several requests may have waited for the same one: each looks again.
      if (upload.request === null) return then({ upload, offset: upload.offset, length: upload.facts.length });
      await kept.interrupt(upload);
    }
  };

  app.head('/uploads/:id', async (request, response) => {
    checkVersion(request);
    show(response, 200, await whenFree(request, (state) => state));
  });
  app.patch('/uploads/:id', async (request, response) => {
    checkVersion(request);
    checkBody(request);
    const offset = numberIn(request, 'Upload-Offset');
    const state = await whenFree(request, async ({ upload, offset: expected, length }) => {
      if (offset !== expected) throw wrongOffset(expected, offset);
      if (upload === null) return { offset, length };
      await atWork(upload, request, async () => {
        await receive(request, upload);
        if (upload.offset === length) await finish(upload);
      });
      return { offset: upload.offset, length };
    });
    const { id } = request.params;
    if (finished(String(id))) response.set('Content-Location', `/videos/${id}`);
    show(response, 204, state);
  });
  app.delete('/uploads/:id', async (request, response) => {
    checkVersion(request);
    await whenFree(request, ({ upload }) => {
      if (upload === null) throw notFound('unfinished upload');
      return kept.release(upload);
    });
    response.status(204).end();
  });
  app.all('/uploads', otherMethods('POST'));
  app.all('/uploads/:id', otherMethods('HEAD', 'PATCH', 'DELETE'));

  async function receive(request: Request, upload: KeptUpload): Promise<void> {
    const { path, offset, facts, budget } = upload;
    const onBytes = (bytes: number) => {
      upload.offset = bytes;
      upload.touched = clock.now();
    };
    await appendBody(request, { path, offset, length: facts.length, budget, onBytes }).catch(async (error) => {
      if (isFinal(error)) await kept.release(upload);
      throw error;
    });
  }

  /** Makes the video of a complete upload. A file that cannot be captioned is forgotten. */
  async function finish(upload: KeptUpload): Promise<void> {
    const { facts, folder, path } = upload;
    const { id, title, to, spoken } = facts;
    try {
      const container = await containerOfFile(path);
      if (container === null) throw notVideo();
      const video = { path, bytes: facts.length, container };
      const record = await recordOfUpload({ id, title, video, audio: null, to, spoken }, parts);
      await rename(folder, join(workFolder, id));
      try {
        await syncFolder(workFolder);
        await records.save(record);
      } catch (error) {
        // The uploader may send the end again.
        await rename(join(workFolder, id), folder);
        throw error;
      }
    } catch (error) {
      if (isFinal(error)) await kept.release(upload);
      throw error;
    }
    await kept.release(upload);
    jobs.begin(id);
  }
}

/** Whether the file itself is refused, so that sending the rest does not help. */
const isFinal = (error: unknown): boolean =>
  error instanceof CaptionError || (error instanceof OriginError && (error.status === 415 || error.status === 413));

/** Carries out work on an upload that a newer request of the same upload can end. */
async function atWork(upload: KeptUpload, request: Request, work: () => Promise<void>): Promise<void> {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  upload.request = { stop: () => request.destroy(), ended };
  try {
    await work();
  } finally {
    upload.request = null;
    end();
  }
}

const wrongOffset = (expected: number, got: number): OriginError =>
  new OriginError(
    409,
    'wrong-offset',
    `The upload has ${expected} bytes, and Upload-Offset is ${got}.`,
    `Send the bytes from ${expected} on.`,
  );

function checkVersion(request: Request): void {
  const version = request.get('Tus-Resumable');
  if (version === VERSION) return;
  throw new OriginError(
    412,
    'tus-version',
    `Tus-Resumable is ${version === undefined ? 'missing' : JSON.stringify(version.slice(0, 20))}.`,
    `Send Tus-Resumable: ${VERSION}.`,
    { 'Tus-Version': VERSION },
  );
}

function checkBody(request: Request): void {
  const type = request.get('Content-Type');
  if (type === 'application/offset+octet-stream' && !isEncoded(request.get('Content-Encoding'))) return;
  throw new OriginError(
    415,
    'not-offset-bytes',
    'The body is not of the type application/offset+octet-stream, or is encoded.',
    'Send the bytes as they are, with this Content-Type.',
  );
}

function numberIn(request: Request, name: string): number {
  const text = request.get(name);
  if (text === undefined || !/^\d{1,15}$/.test(text)) throw badUpload(`${name} is not a whole number of bytes.`);
  return Number(text);
}
