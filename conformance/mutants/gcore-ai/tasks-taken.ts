import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { body, on, remembering, within } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of what is made of an accepted or refused request. */
export const takenTaskMutants: readonly Mutant[] = [
  mutant({
    id: 'task-name-lost',
    family: 'results',
    statement: 'shows tasks without their names',
    breaks: ['tasks-create/task-name-left-out', 'results/task-data', 'legacy/transcribe'],
    seams: on(
      'getTask',
      body((task) => within(task, 'task_data', (data) => without(data, 'task_name'))),
    ),
  }),
  mutant({
    id: 'refused-is-listed',
    family: 'states',
    statement: 'lists tasks that it refused',
    breaks: ['tasks-create/refusals-make-nothing'],
    seams: remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'url-missing') kept.refused = true;
        return kept.refused && answer.rule === 'listTasks' ? body((page) => ({ ...page, count: 1 }))(answer) : answer;
      },
    ),
  }),
  mutant({
    id: 'all-moderation-is-nudity',
    family: 'results',
    statement: 'treats every task as a transcription',
    breaks: ['legacy/detect-nudity'],
    seams: on(
      'getTask',
      body((task) => within(task, 'task_data', (data) => ({ ...data, task_name: 'transcription' }))),
    ),
  }),
];
