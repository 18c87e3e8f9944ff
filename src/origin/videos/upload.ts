import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Request } from 'express';
import { isEncoded } from '../../base/content-coding.ts';
import { syncFolder } from '../../base/durable-files.ts';
import { boundaryOf, FormLines } from '../../base/form-lines.ts';
import type { OpenUpload } from '../../base/upload-budget.ts';
import { CONTAINER_BYTES, type Container, containerOf } from '../../media/index.ts';
import { captionLanguage, givenTitle, safeTitle } from '../../pipeline/index.ts';
import { OriginError } from '../http/errors.ts';
import { languagesIn } from './languages.ts';
import { brokenUpload, notVideo, tooLarge, uploadsFull } from './upload-refusals.ts';

/** Content of an upload. Its files are in the given folder. */
export interface Upload {
  readonly title: string;
  readonly video: { readonly path: string; readonly bytes: number; readonly container: Container };
  /** Separate sound, to be transcribed instead of the video's. */
  readonly audio: { readonly path: string; readonly bytes: number } | null;
  /** BCP 47 tags. */
  readonly to: readonly string[];
  readonly spoken: string | null;
}

/** Longest text field, in bytes. */
const FIELD_BYTES = 4_096;
const FIELDS = ['to', 'from', 'title'];
const isFilePart = (name: string | undefined): name is 'video' | 'audio' => name === 'video' || name === 'audio';

/** What may arrive while an earlier write is on its way to the disk: it is written at once. */
const PENDING_BYTES = 1_000_000;

/** Folder and limits of an upload. */
export interface UploadPlace {
  readonly folder: string;
  readonly maxBytes: number;
  readonly upload: OpenUpload;
}

/**
 * Streams a multipart upload into files: parts `video` and, optionally, `audio`; fields `to` (languages, divided by commas),
 * `from` and `title`, which may also be in the query.
 * @param to.folder an existing, empty folder
 * @param to.maxBytes limit of each file
 * @param to.upload counts the received bytes
 * @throws {OriginError} at the first problem, which may be before the end
 */
export async function receiveUpload(request: Request, to: UploadPlace): Promise<Upload> {
  const { folder, maxBytes, upload } = to;
  if (!/^multipart\/form-data\s*(?:;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new OriginError(
      415,
      'not-multipart',
      'The request is not a multipart form.',
      'Send multipart/form-data with a part named video; videos are not fetched from addresses.',
    );
  }
  if (Number(request.headers['content-length'] ?? 0) > 2 * maxBytes + 1_000_000) throw tooLarge(maxBytes);
  const fields = new Map<string, string>();
  for (const name of FIELDS) {
    const value = request.query[name];
    if (Array.isArray(value)) throw twice(name);
    if (typeof value === 'string') setField(fields, name, value);
  }
  const sent = new Set<string>();
  const files = new Map<string, Promise<ReceivedFile>>();
  let fileName = '';

  const { lines, form } = makeForm(request);
  const stop = new AbortController();
  await new Promise<void>((resolve, reject) => {
    const fail = (error: unknown) => {
      request.unpipe(lines);
      lines.destroy();
      reject(error);
    };
    form.on('field', (name, value, nameCut, valueCut) => {
      try {
        if (nameCut || valueCut) throw tooMuch();
        if (sent.has(name)) throw twice(name);
        sent.add(name);
        setField(fields, name, value);
      } catch (error) {
        fail(error);
      }
    });
    form.on('file', (name, stream, filename) => {
      // The part's own file reports the failure; a refused part has no file.
      stream.on('error', () => {});
      if (!isFilePart(name) || files.has(name)) {
        stream.resume();
        fail(
          new OriginError(
            400,
            'unknown-part',
            `A file part is named ${quoted(name)}.`,
            'Send one video, and at most one audio.',
          ),
        );
        return;
      }
      if (name === 'video') fileName = filename ?? '';
      const received = receiveFile(stream, {
        path: join(folder, name),
        part: name,
        maxBytes,
        upload,
        signal: stop.signal,
      });
      files.set(name, received);
      received.catch(fail);
    });
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) form.on(limit, () => fail(tooMuch()));
    lines.on('error', (error) => fail(brokenUpload(error)));
    form.on('error', (error: unknown) => fail(brokenUpload(error)));
    form.on('finish', () => Promise.all(files.values()).then(() => resolve(), fail));
    request.once('aborted', () => fail(brokenUpload(null)));
    request.once('error', (error) => fail(brokenUpload(error)));
    request.pipe(lines).pipe(form);
  }).catch(async (error: unknown) => {
    for (const file of files.values()) file.catch(() => {});
    form.destroy();
    // A part that stops arriving would keep its file open.
    stop.abort();
    await Promise.allSettled(files.values());
    throw error;
  });

  const video = await files.get('video');
  const audio = await files.get('audio');
  // Their names survive a power cut, too.
  await syncFolder(folder);
  if (!video?.container) {
    throw new OriginError(400, 'no-video', 'There is no part named video.', 'Send the file in a part named video.');
  }
  return {
    title: fields.get('title') ? givenTitle(fields.get('title') ?? '') : safeTitle(fileName || 'video'),
    video: { path: video.path, bytes: video.bytes, container: video.container },
    audio: audio ? { path: audio.path, bytes: audio.bytes } : null,
    to: languagesIn(fields.get('to') ?? ''),
    spoken: fields.get('from') ? captionLanguage(fields.get('from') ?? '') : null,
  };
}

function makeForm(request: Request): { lines: FormLines; form: BusboyInstance } {
  const boundary = boundaryOf(request.headers['content-type'] ?? '');
  if (boundary === null) {
    throw new OriginError(
      400,
      'broken-upload',
      'The Content-Type of the form does not name its boundary.',
      'Leave this header to what makes the form.',
    );
  }
  if (isEncoded(request.headers['content-encoding'])) {
    throw new OriginError(415, 'encoded', 'The request has a Content-Encoding.', 'Send the form as it is.');
  }
  const form = new Busboy({
    headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` },
    // A file need not have a name.
    isPartAFile: (name, type, fileName) =>
      fileName !== undefined || type === 'application/octet-stream' || isFilePart(name),
    // The writer counts the size of files, so that the error can name the part.
    limits: { files: 3, fields: 10, parts: 13, fieldSize: FIELD_BYTES, fieldNameSize: 100 },
  });
  return { lines: new FormLines(boundary), form };
}

function setField(fields: Map<string, string>, name: string | undefined, value: string): void {
  if (name === undefined || !FIELDS.includes(name)) {
    throw new OriginError(
      400,
      'unknown-field',
      `There is no field ${quoted(name)}.`,
      `Fields are ${FIELDS.join(', ')}.`,
    );
  }
  // Refuses wrong languages before the upload of the video.
  if (name === 'to') languagesIn(value);
  if (name === 'from' && value !== '') captionLanguage(value);
  fields.set(name, value);
}

interface ReceivedFile {
  readonly path: string;
  readonly bytes: number;
  /** Container of a part; null for sound. */
  readonly container: Container | null;
}

interface FileWanted {
  readonly path: string;
  readonly part: 'video' | 'audio';
  readonly maxBytes: number;
  readonly upload: OpenUpload;
  /** Ends the writing. */
  readonly signal: AbortSignal;
}

async function receiveFile(
  stream: Readable,
  { path, part, maxBytes, upload, signal }: FileWanted,
): Promise<ReceivedFile> {
  let bytes = 0;
  let head = Buffer.alloc(0);
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      const decided = head.length >= CONTAINER_BYTES;
      if (!decided) head = Buffer.concat([head, chunk.subarray(0, CONTAINER_BYTES - head.length)]);
      const isOdd = part === 'video' && !decided && head.length >= CONTAINER_BYTES && containerOf(head) === null;
      const problem = bytes > maxBytes ? tooLarge(maxBytes) : isOdd ? notVideo() : null;
      done(problem ?? (upload.take(chunk.length) ? null : uploadsFull()), chunk);
    },
  });
  await pipeline(stream, check, createWriteStream(path, { flags: 'wx', highWaterMark: PENDING_BYTES }), { signal });
  if (bytes === 0) {
    throw new OriginError(422, 'empty', `The ${part} is empty (0 bytes).`, 'Send a complete copy.');
  }
  const container = containerOf(head);
  if (part === 'video' && container === null) throw notVideo();
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
  return { path, bytes, container };
}

const tooMuch = (): OriginError =>
  new OriginError(
    400,
    'too-much',
    'The form has too many or too long parts.',
    'Send video, audio, to, from and title.',
  );
const twice = (name: string): OriginError =>
  new OriginError(400, 'twice', `There are two fields ${quoted(name)}.`, 'Divide languages by commas.');
const quoted = (text: string | undefined): string => JSON.stringify((text ?? '').slice(0, 40));
