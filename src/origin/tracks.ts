import express, { type Express, type Request, type RequestHandler } from 'express';
import type { Clock } from '../base/clock.ts';
import type { CaptionRules } from '../subtitles/index.ts';
import { lintAside } from '../subtitles/work/index.ts';
import type { Cache } from './cache.ts';
import { gzipTag } from './http/encoding.ts';
import { notFound, OriginError } from './http/errors.ts';
import { otherMethods } from './http/other-methods.ts';
import { preconditionOf } from './http/preconditions.ts';
import { type ObjectStore, readText } from './store/types.ts';
import { putTrack } from './videos/caption-store.ts';
import { editCue } from './videos/edit-cue.ts';
import { trackKey, type VideoRecord } from './videos/types.ts';

/** Dependencies of the routes of tracks. */
export interface TrackParts {
  readonly store: ObjectStore;
  readonly cache: Cache;
  readonly clock: Clock;
  /** Rules of lint; null when it is off. */
  readonly rules: CaptionRules | null;
  /** Returns the video of a request. @throws {OriginError} 404 */
  readonly recordOf: (request: Request) => VideoRecord;
  /** Answers with an object of the store. Returns false when there is none. */
  readonly serve: (request: Request, response: express.Response, file: ServedFile) => Promise<boolean>;
}

/** How to serve an object. */
export interface ServedFile {
  readonly key: string;
  readonly contentType: string;
  /** Seconds for which viewers and the cache keep it. */
  readonly age: number;
}

/** Seconds for which subtitles are kept, because users may correct them. */
const SUBTITLE_AGE = 60;

const FORMATS = [
  ['vtt', 'text/vtt; charset=utf-8'],
  ['srt', 'application/x-subrip; charset=utf-8'],
] as const;

/** Makes the routes of subtitles: reads in both formats, and edits of single cues. */
export function trackRoutes(app: Express, parts: TrackParts): void {
  for (const [format, contentType] of FORMATS) {
    const get: RequestHandler = async (request, response) => {
      const { id, language } = trackOf(parts, request);
      const file = { key: trackKey(id, language, format), contentType, age: SUBTITLE_AGE };
      if (!(await parts.serve(request, response, file))) throw notFound('track');
    };
    app.route(`/videos/:id/captions/:language.${format}`).get(get).all(otherMethods('GET'));
  }
  app.route('/videos/:id/captions/:language/findings').get(showFindings(parts)).all(otherMethods('GET'));
  app
    .route('/videos/:id/captions/:language')
    .patch(express.json({ limit: '100kb' }), editTrack(parts))
    .all(otherMethods('PATCH'));
}

/** Answers with the findings of lint on a track as it stands now. */
function showFindings(parts: TrackParts): RequestHandler {
  return async (request, response) => {
    const { id, language } = trackOf(parts, request);
    const object = await parts.store.open(trackKey(id, language, 'vtt'));
    if (!object) throw notFound('track');
    const vtt = await readText(object);
    const { findings: found, count } =
      parts.rules === null ? { findings: [], count: 0 } : await lintAside(vtt, { ...parts.rules, language });
    const findings = found.map(({ file: _file, edits: _edits, ...finding }) => finding);
    response.set('Cache-Control', 'no-store').json({ findings, count });
  };
}

/** Handles PATCH with `{"cue": number, "text": string}`. Its preconditions apply to the WebVTT file. */
function editTrack(parts: TrackParts): RequestHandler {
  const { store, cache, clock } = parts;
  const edits = new Map<string, Promise<unknown>>();
  return async (request, response) => {
    const { id, language } = trackOf(parts, request);
    const { cue, text } = (request.body ?? {}) as { cue?: unknown; text?: unknown };
    if (!Number.isInteger(cue) || typeof text !== 'string') {
      throw new OriginError(400, 'bad-edit', 'An edit is {"cue": number, "text": string}.', 'Cues are counted from 0.');
    }
    const edit = async () => {
      const object = await store.open(trackKey(id, language, 'vtt'));
      if (!object) throw notFound('track');
      const { method, headers } = request;
      const version = { ...object, otherEtag: gzipTag(object.etag) };
      if (preconditionOf({ method, headers, now: clock.now() }, version) !== 'go') {
        await object.close();
        throw new OriginError(
          412,
          'changed',
          'The track was changed meanwhile.',
          'Read it again, then repeat the edit.',
        );
      }
      const vtt = await editCue(await readText(object), Number(cue), text);
      await putTrack(id, language, vtt, store, cache);
      return vtt;
    };
    // One after the other, because each edit builds on the previous one.
    const turn = (edits.get(id) ?? Promise.resolve()).catch(() => {}).then(edit);
    edits.set(id, turn);
    const vtt = await turn.finally(() => edits.get(id) === turn && edits.delete(id));
    response.set({ 'Content-Type': 'text/vtt; charset=utf-8', 'Cache-Control': 'no-store' }).send(vtt);
  };
}

function trackOf({ recordOf }: TrackParts, request: Request): { id: string; language: string } {
  const { id, tracks } = recordOf(request);
  const track = tracks.find(({ language }) => language === request.params.language);
  if (!track) throw notFound('track');
  return { id, language: track.language };
}
