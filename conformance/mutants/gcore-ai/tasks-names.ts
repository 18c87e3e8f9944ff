import type { Mutant } from '../mutant.ts';
import { as, mutant, on, rows } from './mutant.ts';

/** Mutants of the status of the list, and of the list of task names. */
export const taskNameMutants: readonly Mutant[] = [
  mutant(
    'list-as-201',
    'envelope',
    'answers 201 to the list',
    ['tasks-list/envelope odd-parameters own-only'],
    on('listTasks', as(201)),
  ),
  mutant(
    'names-as-404',
    'envelope',
    'leaves the names of videos out',
    ['videos/names names-members'],
    on('listVideoNames', as(404)),
  ),
  mutant(
    'names-as-texts',
    'envelope',
    'lists names without ids',
    ['videos/names-members'],
    on(
      'listVideoNames',
      rows((all) => all.map(({ name = '' }) => name)),
    ),
  ),
];
