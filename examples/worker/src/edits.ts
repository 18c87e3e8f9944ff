import { OriginError } from '../../../src/origin/http/errors.ts';
import { limitsOf } from '../../../src/origin/videos/limits-of.ts';
import { trackKey } from '../../../src/origin/videos/types.ts';
import { editCue, lintCaptions } from '../../../src/subtitles/index.ts';
import { checkTrack } from '../../../src/subtitles/track-check.ts';
import type { Env } from './env.ts';
import { putTrack } from './tracks.ts';

const REFUSED: Readonly<Record<'no-cue' | 'no-text' | 'bad-text', readonly [number, string, string]>> = {
  'no-cue': [404, 'There is no such cue.', 'Cues are counted from 0.'],
  'no-text': [422, 'A cue needs text.', 'Write what is said, or describe the sound.'],
  'bad-text': [422, 'The text would break the file.', 'Leave out what looks like a timing line.'],
};

/** PATCH of a track with `{"cue": number, "text": string}`: changes one cue, and drops the track from the cache. */
export async function patchTrack(request: Request, env: Env, id: string, language: string): Promise<Response> {
  const { cue, text } = (await request.json().catch(() => ({}))) as { readonly cue?: unknown; readonly text?: unknown };
  if (!Number.isInteger(cue) || typeof text !== 'string') {
    throw new OriginError(400, 'bad-edit', 'An edit is {"cue": number, "text": string}.', 'Cues are counted from 0.');
  }
  const object = await changeable(request, env, id, language);
  const edit = editCue(await object.text(), Number(cue), text);
  if (edit.kind !== 'edited') {
    const [status, message, next] = REFUSED[edit.kind];
    throw new OriginError(status, edit.kind, message, next);
  }
  const etag = await putTrack(env, id, language, edit.vtt, object.etag);
  if (etag === null) throw changed();
  const headers = { 'Content-Type': 'text/vtt; charset=utf-8', 'Cache-Control': 'no-store', ETag: etag };
  return new Response(edit.vtt, { headers });
}

/** PUT of a whole WebVTT file in the place of a track, with the same preconditions. */
export async function replaceTrack(request: Request, env: Env, id: string, language: string): Promise<Response> {
  const object = await changeable(request, env, id, language);
  const vtt = await request.text();
  const fault = checkTrack(vtt);
  if (fault) throw new OriginError(422, 'not-webvtt', `The track is not usable: ${fault.kind}.`, 'Correct it.');
  const etag = await putTrack(env, id, language, vtt, object.etag);
  if (etag === null) throw changed();
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store', ETag: etag } });
}

/** Returns the track that a request may change. @throws {OriginError} 412 when `If-Match` names another one */
async function changeable(request: Request, env: Env, id: string, language: string): Promise<R2ObjectBody> {
  const wanted = request.headers.get('If-Match');
  const object = await trackOf(env, id, language);
  if (wanted !== null && wanted !== '*' && wanted !== object.httpEtag) throw changed();
  return object;
}

/** GET of the findings of lint on a track as it stands now. */
export async function showFindings(env: Env, id: string, language: string): Promise<Response> {
  const vtt = await (await trackOf(env, id, language)).text();
  const all = lintCaptions(vtt, 'vtt', { language, file: `${language}.vtt` }).findings;
  const findings = all.slice(0, 1_000).map(({ file: _file, edits: _edits, ...finding }) => finding);
  const limits = { profile: 'netflix', ...limitsOf({}, language) };
  return Response.json({ findings, count: all.length, limits }, { headers: { 'Cache-Control': 'no-store' } });
}

async function trackOf({ MEDIA }: Env, id: string, language: string): Promise<R2ObjectBody> {
  const object = await MEDIA.get(trackKey(id, language, 'vtt'));
  if (!object) throw new OriginError(404, 'not-found', 'There is no track here.', 'GET /videos lists what is there.');
  return object;
}

const changed = (): OriginError =>
  new OriginError(412, 'changed', 'The track was changed meanwhile.', 'Read it again, then repeat the edit.');
