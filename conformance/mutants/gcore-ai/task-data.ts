import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, onTask, text, within } from './mutant.ts';

/** Mutants of the request that a task repeats. */
export const taskDataMutants: readonly Mutant[] = [
  mutant(
    'entity-data-lost',
    'results',
    'forgets client_entity_data',
    ['results/task-data'],
    onTask((task) => within(task, 'task_data', (data) => without(data, 'client_entity_data'))),
  ),
  mutant(
    'data-cut',
    'results',
    'keeps 255 characters of client_entity_data',
    ['results/task-data'],
    onTask((task) =>
      within(task, 'task_data', (data) =>
        'client_entity_data' in data
          ? { ...data, client_entity_data: text(data.client_entity_data).slice(0, 255) }
          : data,
      ),
    ),
  ),
  mutant(
    'data-composed',
    'results',
    'composes letters of client_user_id',
    ['results/task-data'],
    onTask((task) =>
      within(task, 'task_data', (data) =>
        'client_user_id' in data ? { ...data, client_user_id: text(data.client_user_id).normalize('NFC') } : data,
      ),
    ),
  ),
  mutant(
    'stop-objects-respelt',
    'results',
    'repeats stop_objects without their thresholds',
    ['moderation/task-data'],
    onTask((task) =>
      within(task, 'task_data', (data) =>
        'stop_objects' in data ? { ...data, stop_objects: text(data.stop_objects).replace(/:[\d.]+/g, '') } : data,
      ),
    ),
  ),
  mutant(
    'client-id-text',
    'envelope',
    'writes client_id as text',
    ['results/task-data'],
    onTask((task) => within(task, 'task_data', (data) => ({ ...data, client_id: String(data.client_id) }))),
  ),
  mutant(
    'data-with-defaults',
    'results',
    'fills task_data with defaults',
    ['results/task-data-unset'],
    onTask((task) => within(task, 'task_data', (data) => ({ audio_language: 'auto', ...data }))),
  ),
];
