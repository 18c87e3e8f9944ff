import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { body, mutant, on, remembering, within } from './mutant.ts';

/** Mutants of what is made of an accepted or refused request. */
export const takenTaskMutants: readonly Mutant[] = [
  mutant(
    'task-name-lost',
    'results',
    'shows tasks without their names',
    ['tasks-create/task-name-left-out', 'results/task-data', 'legacy/transcribe'],
    on(
      'getTask',
      body((task) => within(task, 'task_data', (data) => without(data, 'task_name'))),
    ),
  ),
  mutant(
    'refused-is-listed',
    'states',
    'lists tasks that it refused',
    ['tasks-create/refusals-make-nothing'],
    remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'url-missing') kept.refused = true;
        return kept.refused && answer.rule === 'listTasks' ? body((page) => ({ ...page, count: 1 }))(answer) : answer;
      },
    ),
  ),
  mutant(
    'all-moderation-is-nudity',
    'results',
    'treats every task as a transcription',
    ['legacy/detect-nudity'],
    on(
      'getTask',
      body((task) => within(task, 'task_data', (data) => ({ ...data, task_name: 'transcription' }))),
    ),
  ),
];
