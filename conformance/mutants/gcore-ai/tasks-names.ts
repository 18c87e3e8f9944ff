import type { Mutant } from '../mutant.ts';
import { as, on, rows } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of the status of the list, and of the list of task names. */
export const taskNameMutants: readonly Mutant[] = [
  mutant({
    id: 'list-as-201',
    family: 'envelope',
    statement: 'answers 201 to the list',
    breaks: ['tasks-list/envelope', 'tasks-list/odd-parameters', 'tasks-list/own-only'],
    seams: on('listTasks', as(201)),
  }),
  mutant({
    id: 'names-as-404',
    family: 'envelope',
    statement: 'leaves the names of videos out',
    breaks: ['videos/names', 'videos/names-members'],
    seams: on('listVideoNames', as(404)),
  }),
  mutant({
    id: 'names-as-texts',
    family: 'envelope',
    statement: 'lists names without ids',
    breaks: ['videos/names-members', 'wire/listVideoNames'],
    seams: on(
      'listVideoNames',
      rows((all) => all.map(({ name = '' }) => name)),
    ),
  }),
];
