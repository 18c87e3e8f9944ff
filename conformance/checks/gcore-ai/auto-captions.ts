import { isDeepStrictEqual } from 'node:util';
import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { AUTO, auto, dataOf } from './support/auto-captions.ts';
import { check } from './support/check.ts';
import { cuesInVtt } from './support/results.ts';
import { SPEC } from './support/sources.ts';
import { subtitlesIn } from './support/subtitles.ts';
import { look } from './support/tasks.ts';
import { addVideo, clipVideo, readyVideo, tasksOfVideo, UNTIL_READY } from './support/videos.ts';

/** Automatic captions of new videos. */
export const autoCaptionChecks = [
  check({
    id: 'auto-captions/by-default',
    title: 'A new video is transcribed by default',
    quote:
      'auto – Automatically detects the activation of the option based on the settings in your account. If generation is activated, then automatic language detection while transcribing.',
    requirement: 'auto_transcribe_audio_language: auto by default',
    evidence: documented(AUTO),
    cost: UNTIL_READY,
    run: async (t) => {
      const { answer, rows, tasks } = await auto(t, {}, 1);
      answer.verify(
        rows.length === 1 && tasks.length === 1,
        'one subtitle, one task',
        show([rows.length, tasks.length]),
      );
      answer.verify(rows[0]?.language === 'eng', 'the language eng', show(rows[0]));
    },
  }),
  check({
    id: 'auto-captions/name',
    title: 'The names of generated subtitles say that they are generated',
    quote:
      'If AI is used for creating subtitles and name field is not set, then name will be taken by pattern: "{language} (AI-generated)".',
    requirement: 'name: "English (AI-generated)"',
    evidence: documented(`${SPEC}, tag Subtitles: {language} (AI-generated)`),
    cost: UNTIL_READY,
    run: async (t) => {
      const { answer, rows } = await auto(t, { auto_transcribe_audio_language: 'eng' }, 1);
      answer.verify(rows[0]?.name === 'English (AI-generated)', 'English (AI-generated)', show(rows[0]?.name));
    },
  }),
  check({
    id: 'auto-captions/disabled',
    title: 'A video with captions disabled gets no captions',
    quote: 'disable – Do not transcribe.',
    requirement: 'auto_transcribe_audio_language: disable',
    evidence: documented(AUTO),
    cost: UNTIL_READY,
    run: async (t) => {
      await needsAi(t);
      const { id } = await addVideo(t, clipVideo({ auto_transcribe_audio_language: 'disable' }));
      await readyVideo(t, id);
      await t.wait(t.arranged ? 120 : 15);
      const { answer, tasks } = await tasksOfVideo(t, id);
      answer.verify(tasks.length === 0, 'no task', show(tasks));
      const { answer: list, rows } = await subtitlesIn(t, id);
      list.verify(rows.length === 0, 'no subtitle', show(rows));
    },
  }),
  check({
    id: 'auto-captions/tasks',
    title: 'The captions of a video are listed among the AI tasks',
    quote:
      'if an AI-task was created automatically when you uploaded a video with the AI auto-processing option (transcribing, translation), then the ID of the associated video for which the task was performed will be explicitly indicated here.',
    requirement: "client_entity_data of the task: the video's id",
    evidence: documented(`${AUTO}: the tasks are in GET /ai/tasks; the decimal form of the id is assumed`),
    cost: UNTIL_READY,
    run: async (t) => {
      const { id, answer, tasks } = await auto(t, { auto_transcribe_audio_language: 'eng' }, 1);
      const [task] = tasks;
      answer.verify(task?.status === 'SUCCESS', 'a task in SUCCESS', show(task));
      const data = dataOf(task ?? {});
      answer.verify(
        data.client_entity_data === String(id) && data.audio_language === 'eng',
        `the video ${id}, the language eng`,
        show(data),
      );
    },
  }),
  check({
    id: 'auto-captions/same-as-the-task',
    title: 'The subtitle has the text of the task',
    quote:
      'The created AI-task(s) will be automatically executed, and result will also be automatically attached to this video as subtitle(s).',
    requirement: "vtt: the cues of the task's vttContent; line breaks may differ",
    evidence: documented(AUTO),
    cost: UNTIL_READY,
    run: async (t) => {
      const { answer, rows, tasks } = await auto(t, { auto_transcribe_audio_language: 'eng' }, 1);
      const task = await look(t, String(tasks[0]?.task_id));
      const wanted = cuesInVtt(task.answer, task.result ?? {});
      const cues = cuesInVtt(answer, { vttContent: rows[0]?.vtt ?? null });
      answer.verify(isDeepStrictEqual(cues, wanted), show(wanted), show(cues));
    },
  }),
];
