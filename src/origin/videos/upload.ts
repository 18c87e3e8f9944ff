import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { Request } from 'express';
import { captionLanguage, safeTitle } from '../../pipeline/index.ts';
import { OriginError } from '../http/errors.ts';
import { CONTAINER_BYTES, type Container, containerOf } from './container.ts';

/** What an upload brought. The files lie in the folder it was given. */
export interface Upload {
  readonly title: string;
  readonly video: { readonly path: string; readonly bytes: number; readonly container: Container };
  /** The sound on its own, to be transcribed instead of the video's. */
  readonly audio: { readonly path: string; readonly bytes: number } | null;
  /** BCP 47 tags. */
  readonly to: readonly string[];
  readonly spoken: string | null;
}

/** Longest list of languages and the like, in bytes. */
const FIELD_BYTES = 4_096;
const FIELDS = ['to', 'from', 'title'];

/**
 * Reads a multipart upload into files, piece by piece: parts `video` and, if wanted, `audio`; fields `to` (languages,
 * divided by commas), `from` and `title`, which may stand in the query, too.
 * @param folder exists, and holds nothing else
 * @param maxBytes of each file
 * @throws {OriginError} as soon as something is wrong, which may be before the end
 */
export async function receiveUpload(request: Request, folder: string, maxBytes: number): Promise<Upload> {
  if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? '')) {
    throw new OriginError(
      415,
      'not-multipart',
      'The request is no multipart form.',
      'Send multipart/form-data with a part named video; videos are not fetched from addresses.',
    );
  }
  if (Number(request.headers['content-length'] ?? 0) > 2 * maxBytes + 1_000_000) throw tooLarge(maxBytes);
  const fields = new Map<string, string>();
  for (const name of FIELDS) if (typeof request.query[name] === 'string') setField(fields, name, request.query[name]);
  const files = new Map<string, Promise<ReceivedFile>>();
  let fileName = '';

  const form = makeForm(request);
  await new Promise<void>((resolve, reject) => {
    const fail = (error: unknown) => {
      request.unpipe(form);
      reject(error);
    };
    form.on('field', (name, value, nameCut, valueCut) => {
      try {
        if (nameCut || valueCut) throw tooMuch();
        setField(fields, name, value);
      } catch (error) {
        fail(error);
      }
    });
    form.on('file', (name, stream, filename) => {
      if ((name !== 'video' && name !== 'audio') || files.has(name)) {
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
      if (name === 'video') fileName = filename;
      const received = receiveFile(stream, join(folder, name), name, maxBytes);
      files.set(name, received);
      received.catch(fail);
    });
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) form.on(limit, () => fail(tooMuch()));
    form.on('error', (error: unknown) => fail(broken(error)));
    form.on('finish', resolve);
    request.once('aborted', () => fail(broken(null)));
    request.once('error', (error) => fail(broken(error)));
    request.pipe(form);
  }).catch(async (error: unknown) => {
    for (const file of files.values()) file.catch(() => {});
    form.destroy();
    throw error;
  });

  const video = await files.get('video');
  const audio = await files.get('audio');
  if (!video?.container) {
    throw new OriginError(400, 'no-video', 'There is no part named video.', 'Send the file in a part named video.');
  }
  return {
    title: safeTitle(fields.get('title') || fileName || 'video'),
    video: { path: video.path, bytes: video.bytes, container: video.container },
    audio: audio ? { path: audio.path, bytes: audio.bytes } : null,
    to: languages(fields.get('to') ?? ''),
    spoken: fields.get('from') ? captionLanguage(fields.get('from') ?? '') : null,
  };
}

function makeForm(request: Request): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      // The size of files is counted where they are written, so that the refusal can name the part.
      limits: { files: 3, fields: 10, parts: 13, fieldSize: FIELD_BYTES, fieldNameSize: 100, headerPairs: 50 },
    });
  } catch (error) {
    throw broken(error);
  }
}

function setField(fields: Map<string, string>, name: string, value: string): void {
  if (!FIELDS.includes(name)) {
    throw new OriginError(
      400,
      'unknown-field',
      `There is no field ${quoted(name)}.`,
      `Fields are ${FIELDS.join(', ')}.`,
    );
  }
  // Wrong languages are refused before the video has come.
  if (name === 'to') languages(value);
  if (name === 'from' && value !== '') captionLanguage(value);
  fields.set(name, value);
}

const languages = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(captionLanguage),
  ),
];

interface ReceivedFile {
  readonly path: string;
  readonly bytes: number;
  /** Null for sound, which has its own. */
  readonly container: Container | null;
}

async function receiveFile(stream: Readable, path: string, part: string, maxBytes: number): Promise<ReceivedFile> {
  let bytes = 0;
  let head = Buffer.alloc(0);
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      const decided = head.length >= CONTAINER_BYTES;
      if (!decided) head = Buffer.concat([head, chunk.subarray(0, CONTAINER_BYTES - head.length)]);
      const isOdd = part === 'video' && !decided && head.length >= CONTAINER_BYTES && containerOf(head) === null;
      done(bytes > maxBytes ? tooLarge(maxBytes) : isOdd ? notVideo() : null, chunk);
    },
  });
  await pipeline(stream, check, createWriteStream(path, { flags: 'wx' }));
  if (bytes === 0) {
    throw new OriginError(422, 'empty', `The ${part} is empty (0 bytes).`, 'Send a complete copy.');
  }
  const container = containerOf(head);
  if (part === 'video' && container === null) throw notVideo();
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
  return { path, bytes, container };
}

const notVideo = (): OriginError =>
  new OriginError(415, 'not-a-video', 'The file is no video that is taken here.', 'Send MP4, MOV, WebM or MKV.');
const tooLarge = (maxBytes: number): OriginError =>
  new OriginError(413, 'too-large', `A file may have ${maxBytes} bytes.`, 'Send a smaller one.');
const tooMuch = (): OriginError =>
  new OriginError(
    400,
    'too-much',
    'The form has too many or too long parts.',
    'Send video, audio, to, from and title.',
  );
const broken = (error: unknown): OriginError =>
  new OriginError(
    400,
    'broken-upload',
    `The upload cannot be read${error instanceof Error ? ` (${error.message})` : ''}.`,
    'Send it again.',
  );

const quoted = (text: string): string => JSON.stringify(text.slice(0, 40));
