import { type Container, containerOf } from '../../../src/media/container.ts';
import { OriginError } from '../../../src/origin/http/errors.ts';
import { freshStages } from '../../../src/origin/videos/fresh-stages.ts';
import { languagesIn } from '../../../src/origin/videos/languages.ts';
import { type VideoRecord, videoKey } from '../../../src/origin/videos/types.ts';
import { viewOf } from '../../../src/origin/videos/view.ts';
import { CaptionError, captionLanguage, safeTitle } from '../../../src/pipeline/core.ts';
import { audioKey, translatorOf } from './caption.ts';
import type { Env } from './env.ts';
import { createRecord } from './records.ts';

/**
 * Largest form, in bytes. Cloudflare takes bodies of up to 100 MB (free and Pro plan), and an isolate has 128 MB for everything, so a
 * form that is read at once must be smaller. Larger files go to POST /uploads (tus).
 */
export const FORM_BYTES = 50_000_000;

/** What the uploader wants. */
export interface Wish {
  readonly title: string;
  /** BCP 47 tags. */
  readonly to: readonly string[];
  readonly spoken: string | null;
}

/** A video that is in R2. */
export interface NewVideo {
  readonly id: string;
  readonly wish: Wish;
  readonly container: Container;
  readonly bytes: number;
  readonly hasAudio: boolean;
}

/** POST /videos: takes a form with the parts `video` and `audio`, and the fields `to`, `from` and `title`. Begins the job. */
export async function postVideo(request: Request, env: Env, id: string): Promise<Response> {
  if (!request.headers.get('Content-Type')?.startsWith('multipart/form-data')) {
    throw new OriginError(415, 'not-multipart', 'The body is not a form.', 'Send the parts video and audio.');
  }
  if (Number(request.headers.get('Content-Length') ?? Number.POSITIVE_INFINITY) > FORM_BYTES) throw tooLarge();
  const form = await request.formData();
  const [video, audio] = [form.get('video'), form.get('audio')] as (File | string | null)[];
  if (!(video instanceof File)) {
    throw new OriginError(400, 'no-video', 'The form has no part video.', 'Send the film as the part video.');
  }
  const wish = wishOf(env, (name) => textOf(form.get(name)) || (name === 'title' ? video.name : ''));
  const container = containerOf(Buffer.from(await video.slice(0, 64).arrayBuffer()));
  if (!container) {
    throw new OriginError(415, 'not-a-video', `${wish.title} is no MP4, MOV, WebM or MKV.`, 'Convert it.');
  }
  const httpMetadata = { contentType: container.contentType };
  await env.MEDIA.put(videoKey({ id, extension: container.extension }), video, { httpMetadata });
  if (audio instanceof File) await env.MEDIA.put(audioKey(id), audio);
  return beginVideo(env, { id, wish, container, bytes: video.size, hasAudio: audio instanceof File });
}

/** Writes the record of a video and begins its job. */
export async function beginVideo(env: Env, { id, wish, container, bytes, hasAudio }: NewVideo): Promise<Response> {
  const { extension } = container;
  const record: VideoRecord = {
    id,
    ...wish,
    created: Date.now(),
    bytes,
    durationSeconds: 0,
    extension,
    hasAudio,
    state: 'queued',
    stages: freshStages(),
    language: null,
    tracks: [],
    error: null,
  };
  await createRecord(env, record);
  await env.JOBS.create({ id, params: { id } });
  return Response.json(viewOf(record), { status: 202, headers: { Location: `/videos/${id}` } });
}

/** Reads what the uploader wants from fields. @throws {OriginError} 422 for languages that cannot be translated */
export const wishOf = (env: Env, field: (name: 'title' | 'to' | 'from') => string): Wish =>
  checkWish(env, () => ({
    title: safeTitle(field('title')),
    to: languagesIn(field('to')),
    spoken: field('from').trim() === '' ? null : captionLanguage(field('from').trim()),
  }));

/** Reads what the uploader wants, and checks that the languages can be translated. @throws {OriginError} 422 */
export function checkWish(env: Env, read: () => Wish): Wish {
  try {
    const wish = read();
    const translator = translatorOf(env);
    if (wish.to.length > 0 && !translator) {
      throw new OriginError(422, 'language', 'This Worker has no translator.', 'Set TRANSLATEPLUS_API_KEY.');
    }
    for (const target of wish.to) translator?.check(wish.spoken, target);
    return wish;
  } catch (error) {
    if (error instanceof CaptionError) throw new OriginError(422, error.kind, error.reason, error.next);
    throw error;
  }
}

/** A field of a form or of JSON as a text: lists are joined. */
export const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : '';

const tooLarge = (): OriginError =>
  new OriginError(
    413,
    'too-large',
    `A form may have ${FORM_BYTES} bytes here.`,
    'Send a larger file with tus at /uploads, or with POST /direct-uploads.',
  );
