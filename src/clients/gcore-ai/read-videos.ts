import { broken, type HttpAnswer, type Reader, readerOf, readJson } from '../http.ts';
import type { PatchedSubtitle, Rendition, Subtitle, Video } from './video-types.ts';

/**
 * Reads a new video: an array of one (streaming_api.yaml, SDKs) or the video itself (upload guide, vendor apps), also
 * inside `video`.
 */
export function readNewVideo(answer: HttpAnswer): Video {
  const value = readJson(answer, 'a video, or an array of one');
  if (!Array.isArray(value)) return videoOf(unwrapped(answer, value));
  if (value.length === 1) return videoOf(readerOf(answer, value[0], 'the video'));
  throw broken(answer, 'wrong-shape', 'an array of one video', `an array of ${value.length}`);
}

/** Reads a single video. */
export const readVideo = (answer: HttpAnswer): Video => videoOf(unwrapped(answer, readJson(answer, 'a video')));

/** Reads a bare array of videos. */
export const readVideos = (answer: HttpAnswer): Video[] =>
  arrayOf(answer, 'videos').map((one, at) => videoOf(readerOf(answer, one, `videos[${at}]`)));

/** Reads a subtitle. */
export const readSubtitle = (answer: HttpAnswer): Subtitle =>
  subtitleOf(readerOf(answer, readJson(answer, 'a subtitle')));

/** Reads the answer of PATCH, which has no id. */
export const readPatchedSubtitle = (answer: HttpAnswer): PatchedSubtitle =>
  partsOf(readerOf(answer, readJson(answer, 'a subtitle')));

/** Reads a bare array of subtitles. */
export const readSubtitles = (answer: HttpAnswer): Subtitle[] =>
  arrayOf(answer, 'subtitles').map((one, at) => subtitleOf(readerOf(answer, one, `subtitles[${at}]`)));

function unwrapped(answer: HttpAnswer, value: unknown): Reader {
  const reader = readerOf(answer, value);
  return reader.has('id') ? reader : (reader.optionalObject('video') ?? reader);
}

function arrayOf(answer: HttpAnswer, what: string): unknown[] {
  const value = readJson(answer, `an array of ${what}`);
  if (Array.isArray(value)) return value;
  return readerOf(answer, {}).fail(`an array of ${what}`, value);
}

function videoOf(reader: Reader): Video {
  return {
    id: reader.number('id'),
    name: reader.optionalText('name'),
    description: reader.optionalText('description'),
    status: reader.optionalText('status'),
    error: reader.optionalText('error') || null,
    durationMs: reader.optionalNumber('duration'),
    slug: reader.optionalText('slug'),
    originUrl: reader.optionalText('origin_url'),
    clientUserId: reader.optionalNumber('client_user_id'),
    createdAt: reader.optionalText('created_at'),
    updatedAt: reader.optionalText('updated_at'),
    hlsUrl: reader.optionalText('hls_url'),
    iframeUrl: reader.optionalText('iframe_url'),
    renditions: reader.list('converted_videos', (one, place) => renditionOf(reader.nested(one, place))),
  };
}

function renditionOf(reader: Reader): Rendition {
  return {
    name: reader.optionalText('name'),
    width: reader.optionalNumber('width'),
    height: reader.optionalNumber('height'),
    status: reader.optionalText('status'),
    progress: reader.optionalNumber('progress'),
    mp4Url: reader.optionalText('mp4_url'),
  };
}

const subtitleOf = (reader: Reader): Subtitle => ({ id: reader.number('id'), ...partsOf(reader) });

function partsOf(reader: Reader): PatchedSubtitle {
  return {
    name: reader.optionalText('name'),
    language: reader.optionalText('language'),
    vtt: reader.optionalText('vtt'),
  };
}
