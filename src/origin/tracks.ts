import express, { type Express, type RequestHandler, type Response } from 'express';
import { Turns } from '../base/turns.ts';
import { changeTrack, type TrackParts, trackOf } from './change-track.ts';
import { notFound, OriginError } from './http/errors.ts';
import { otherMethods } from './http/other-methods.ts';
import { showFindings, showStale } from './track-reports.ts';
import { checkedTrack, editCue } from './videos/edit-cue.ts';
import { trackKey } from './videos/types.ts';

/** Seconds for which subtitles are kept, because users may correct them. */
const SUBTITLE_AGE = 60;

/** Largest track that can be written: ten times that of a long film. */
const MOST_TRACK = '10mb';

const FORMATS = [
  ['vtt', 'text/vtt; charset=utf-8'],
  ['srt', 'application/x-subrip; charset=utf-8'],
] as const;

/** Makes the routes of subtitles: reads in both formats, reports, edits of single cues and of whole tracks. */
export function trackRoutes(app: Express, shared: Omit<TrackParts, 'turns'>): void {
  const parts = { ...shared, turns: new Turns() };
  for (const [format, contentType] of FORMATS) {
    const get: RequestHandler = async (request, response) => {
      const { id, language } = trackOf(parts, request);
      const file = { key: trackKey(id, language, format), contentType, age: SUBTITLE_AGE };
      if (!(await parts.serve(request, response, file))) throw notFound('track');
    };
    const route = app.route(`/videos/:id/captions/:language.${format}`).get(get);
    if (format === 'vtt') route.put(express.text({ limit: MOST_TRACK, type: 'text/vtt' }), putTrack(parts));
    route.all(format === 'vtt' ? otherMethods('GET', 'PUT') : otherMethods('GET'));
  }
  app.route('/videos/:id/captions/:language/findings').get(showFindings(parts)).all(otherMethods('GET'));
  app.route('/videos/:id/captions/:language/stale').get(showStale(parts)).all(otherMethods('GET'));
  app
    .route('/videos/:id/captions/:language')
    .patch(express.json({ limit: '100kb' }), patchTrack(parts))
    .all(otherMethods('PATCH'));
}

/** Handles PATCH with `{"cue": number, "text": string}`; without a text, a person has seen the cue and it stays. Its preconditions apply to the WebVTT file. */
function patchTrack(parts: TrackParts): RequestHandler {
  return async (request, response) => {
    trackOf(parts, request);
    const { cue, text } = (request.body ?? {}) as { cue?: unknown; text?: unknown };
    if (!Number.isInteger(cue) || !['string', 'undefined'].includes(typeof text)) {
      throw new OriginError(400, 'bad-edit', 'An edit is {"cue": number, "text": string}.', 'Cues are counted from 0.');
    }
    const change = async (before: string) => ({
      after: text === undefined ? before : await editCue(before, Number(cue), String(text)),
      seen: [Number(cue)],
    });
    const { vtt, etag } = await changeTrack(parts, request, change);
    asChanged(response, etag).set('Content-Type', 'text/vtt; charset=utf-8').send(vtt);
  };
}

/** Handles PUT of a whole WebVTT file, with the same preconditions. */
function putTrack(parts: TrackParts): RequestHandler {
  return async (request, response) => {
    trackOf(parts, request);
    if (typeof request.body !== 'string') {
      throw new OriginError(415, 'not-webvtt', 'The body is not WebVTT.', 'Send Content-Type: text/vtt.');
    }
    const after = await checkedTrack(request.body);
    const { etag } = await changeTrack(parts, request, async () => ({ after, seen: null }));
    asChanged(response, etag).status(204).end();
  };
}

const asChanged = (response: Response, etag: string | null): Response =>
  response.set({ 'Cache-Control': 'no-store', ...(etag === null ? {} : { ETag: etag }) });
