import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { onTask, text, within } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of the request that a task repeats. */
export const taskDataMutants: readonly Mutant[] = [
  mutant({
    id: 'entity-data-lost',
    family: 'results',
    statement: 'forgets client_entity_data',
    breaks: ['results/task-data'],
    seams: onTask((task) => within(task, 'task_data', (data) => without(data, 'client_entity_data'))),
  }),
  mutant({
    id: 'data-cut',
    family: 'results',
    statement: 'keeps 255 characters of client_entity_data',
    breaks: ['results/task-data'],
    seams: onTask((task) =>
      within(task, 'task_data', (data) =>
        'client_entity_data' in data
          ? { ...data, client_entity_data: text(data.client_entity_data).slice(0, 255) }
          : data,
      ),
    ),
  }),
  mutant({
    id: 'data-composed',
    family: 'results',
    statement: 'composes letters of client_user_id',
    breaks: ['results/task-data'],
    seams: onTask((task) =>
      within(task, 'task_data', (data) =>
        'client_user_id' in data ? { ...data, client_user_id: text(data.client_user_id).normalize('NFC') } : data,
      ),
    ),
  }),
  mutant({
    id: 'stop-objects-respelt',
    family: 'results',
    statement: 'repeats stop_objects without their thresholds',
    breaks: ['moderation/task-data'],
    seams: onTask((task) =>
      within(task, 'task_data', (data) =>
        'stop_objects' in data ? { ...data, stop_objects: text(data.stop_objects).replace(/:[\d.]+/g, '') } : data,
      ),
    ),
  }),
  mutant({
    id: 'client-id-text',
    family: 'envelope',
    statement: 'writes client_id as text',
    breaks: ['results/task-data'],
    seams: onTask((task) => within(task, 'task_data', (data) => ({ ...data, client_id: String(data.client_id) }))),
  }),
  mutant({
    id: 'data-with-defaults',
    family: 'results',
    statement: 'fills task_data with defaults',
    breaks: ['results/task-data-unset'],
    seams: onTask((task) => within(task, 'task_data', (data) => ({ audio_language: 'auto', ...data }))),
  }),
];
