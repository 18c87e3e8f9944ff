import type { JsonObject } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { chose } from './account.ts';
import { shapedList, shapedObject } from './shape.ts';
import { addVideo, VIDEOS } from './videos.ts';

/** The file of the documented sample. */
export const VTT =
  'WEBVTT\n\n1\n00:00:00.031 --> 00:00:03.711\nKomm, Team, wir dürfen nicht zögern,\nwenn es so viel Natur zu sehen gibt!\n\n2\n00:00:04.111 --> 00:00:08.171\nIch dachte, wir sollten unser Klassenergebnis\n"Pilze im Wald" nennen!';

/** The same as SRT. */
export const SRT = '1\n00:00:00,031 --> 00:00:03,711\nKomm, Team\n\n2\n00:00:04,111 --> 00:00:08,171\nIch dachte\n';

/** The path of a video's subtitles, or of one of them. */
export const subtitlesOf = (video: number, id?: number): string =>
  `${VIDEOS}/${video}/subtitles${id === undefined ? '' : `/${id}`}`;

/** Sends a subtitle. */
export const sendSubtitle = (t: CheckContext, video: number, json: JsonObject): Promise<Answer> =>
  t.send({ method: 'POST', path: subtitlesOf(video), json });

/** Creates a video with one German subtitle. */
export async function videoWithSubtitle(
  t: CheckContext,
  more: JsonObject = {},
): Promise<{ video: number; id: number }> {
  const { id: video } = await addVideo(t);
  return { video, id: await addSubtitle(t, video, more) };
}

/** Adds a German subtitle and returns its id. */
export async function addSubtitle(t: CheckContext, video: number, more: JsonObject = {}): Promise<number> {
  const answer = await sendSubtitle(t, video, { name: 'Deutsch', language: 'ger', vtt: VTT, ...more });
  shapedObject(answer, 'createSubtitle');
  return answer.field('id', 'number');
}

/** Reads a subtitle. */
export async function lookAtSubtitle(
  t: CheckContext,
  video: number,
  id: number,
): Promise<{ answer: Answer; body: JsonObject }> {
  const answer = await t.send({ path: subtitlesOf(video, id) });
  return { answer, body: shapedObject(answer, 'getSubtitle') };
}

/** The subtitles of a video. */
export async function subtitlesIn(
  t: CheckContext,
  video: number,
): Promise<{ answer: Answer; rows: readonly JsonObject[] }> {
  const answer = await t.send({ path: subtitlesOf(video) });
  return { answer, rows: shapedList(answer, 'listSubtitles') };
}

/** Skips the check on targets that do not validate subtitles. */
export async function needsChecks(t: CheckContext): Promise<void> {
  if (await chose(t, 'subtitleChecks', 'off')) t.skip('this target does not validate subtitles');
}
