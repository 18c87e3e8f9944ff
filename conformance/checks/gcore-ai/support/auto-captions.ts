import { isJsonObject, type JsonObject } from '../../../../src/base/json.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { needsAi } from './account.ts';
import { SPEC } from './sources.ts';
import { subtitlesIn } from './subtitles.ts';
import { addVideo, captioned, clipVideo, readyVideo } from './videos.ts';

/** Where the transcription of new videos is described. */
export const AUTO = `${SPEC}, auto_transcribe_audio_language`;

/** Where the translation of their subtitles is described. */
export const TRANSLATE = `${SPEC}, auto_translate_subtitles_language`;

/** Creates a video with automatic captions and waits for at least this many tasks. Checks share equal ones: they only read. */
export const auto = (t: CheckContext, more: JsonObject, tasks: number) =>
  t.kept(`captioned video ${JSON.stringify(more)}`, () => autoMade(t, more, tasks));

async function autoMade(t: CheckContext, more: JsonObject, tasks: number) {
  await needsAi(t);
  const { id } = await addVideo(t, clipVideo(more));
  await readyVideo(t, id);
  const done = await captioned(t, id, tasks);
  const { answer, rows } = await subtitlesIn(t, id);
  return { id, tasks: done, answer, rows, languages: rows.map(({ language }) => String(language)).sort() };
}

/** The request that a task repeats. */
export const dataOf = (task: JsonObject): JsonObject => (isJsonObject(task.task_data) ? task.task_data : {});
