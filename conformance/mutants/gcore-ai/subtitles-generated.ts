import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { body, on, onSubtitle, remembering, rows, text, within } from './changes.ts';
import { mutant } from './mutant.ts';

const listed = (change: (all: readonly JsonObject[]) => JsonValue) => on('listSubtitles', rows(change));

/** Mutants of generated subtitles. */
export const generatedSubtitleMutants: readonly Mutant[] = [
  mutant({
    id: 'subtitle-wish-ready',
    family: 'states',
    statement: 'shows a file before it can exist',
    breaks: ['subtitles/wish-at-once'],
    seams: on(
      'createSubtitle',
      body((row) => ({ ...row, vtt: row.vtt ?? 'WEBVTT\n\n' })),
    ),
  }),
  mutant({
    id: 'captions-none',
    family: 'effects',
    statement: 'never generates captions for new videos',
    breaks: [
      'auto-captions/by-default',
      'auto-captions/name',
      'auto-captions/same-as-the-task',
      'auto-captions/translations',
      'auto-captions/default-translations',
      'auto-captions/on-demand',
      'auto-captions/on-demand-translated',
    ],
    seams: listed(() => []),
  }),
  mutant({
    id: 'captions-plain-name',
    family: 'results',
    statement: 'names generated subtitles by their language only',
    breaks: ['auto-captions/name', 'auto-captions/translations', 'auto-captions/on-demand'],
    seams: onSubtitle((row) => ({ ...row, name: text(row.name).replace(' (AI-generated)', '') })),
  }),
  mutant({
    id: 'captions-hidden-tasks',
    family: 'lists',
    statement: 'does not show its own tasks',
    breaks: ['auto-captions/tasks', 'auto-captions/by-default'],
    seams: on(
      'listTasks',
      body((page) => ({ ...page, results: [] })),
    ),
  }),
  mutant({
    id: 'captions-without-video',
    family: 'results',
    statement: 'does not name the video of its tasks',
    breaks: ['auto-captions/tasks'],
    seams: on(
      'listTasks',
      body((page) => ({
        ...page,
        results: (page.results as JsonObject[]).map((task) =>
          within(task, 'task_data', (data) => without(data, 'client_entity_data')),
        ),
      })),
    ),
  }),
  mutant({
    id: 'captions-shifted',
    family: 'structure',
    statement: 'attaches a file a millisecond off',
    breaks: ['auto-captions/same-as-the-task'],
    seams: listed((all) =>
      all.map((row) => ({
        ...row,
        vtt: text(row.vtt).replace(
          /\.(\d\d)(\d) -->/,
          (_all, tens, ones) => `.${tens}${ones === '9' ? 8 : Number(ones) + 1} -->`,
        ),
      })),
    ),
  }),
  mutant({
    id: 'captions-one-language',
    family: 'effects',
    statement: 'makes only the first of several translations',
    breaks: ['auto-captions/translations', 'auto-captions/default-translations', 'auto-captions/on-demand-translated'],
    seams: listed((all) => all.slice(0, 2)),
  }),
  mutant({
    id: 'captions-same-file',
    family: 'results',
    statement: 'attaches the spoken text for translations',
    breaks: ['auto-captions/translations'],
    seams: listed((all) => all.map((row) => ({ ...row, vtt: all[0]?.vtt ?? null }))),
  }),
  mutant({
    id: 'captions-unasked',
    family: 'effects',
    statement: 'captions videos that did not ask for it',
    breaks: ['auto-captions/disabled', 'account/ai-off-videos'],
    seams: remembering<{ video?: number }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'createVideo') kept.video = Number(([answer.body].flat()[0] as JsonObject).id);
        if (answer.rule !== 'listTasks' || kept.video === undefined) return answer;
        const task = {
          task_id: '0b7f3c0e-0000-4000-8000-00000000abcd',
          status: 'SUCCESS',
          progress: 100,
          processing_time: {},
          task_data: { url: 'x', task_name: 'transcription', client_entity_data: String(kept.video) },
        };
        return body((page) => ({ ...page, results: [task] }))(answer);
      },
    ),
  }),
];
