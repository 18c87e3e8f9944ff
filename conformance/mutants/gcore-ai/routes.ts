import type { Mutant } from '../mutant.ts';
import { as, body, html, on, says, spoiltBy } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of paths, methods and bodies. */
export const routeMutants: readonly Mutant[] = [
  mutant({
    id: 'route-as-html',
    family: 'errors',
    statement: 'answers a page to unknown paths',
    breaks: ['errors/unknown-route'],
    seams: on('route-unknown', html),
  }),
  mutant({
    id: 'route-as-200',
    family: 'errors',
    statement: 'answers 200 to unknown paths',
    breaks: ['errors/unknown-route'],
    seams: on('route-unknown', says({}, 200)),
  }),
  mutant({
    id: 'method-as-500',
    family: 'errors',
    statement: 'fails on a wrong method',
    breaks: ['errors/wrong-method', 'errors/blame'],
    seams: on('method-unknown', as(500)),
  }),
  mutant({
    id: 'bad-body-as-500',
    family: 'errors',
    statement: 'fails on a body that is not JSON',
    breaks: ['errors/not-json', 'errors/good-after-bad'],
    seams: on('bad-request', as(500)),
  }),
  mutant({
    id: 'spoilt-by-a-bad-body',
    family: 'errors',
    statement: 'fails on every request after a bad body',
    breaks: ['errors/good-after-bad'],
    seams: spoiltBy(400, 500),
  }),
  mutant({
    id: 'refusals-in-200',
    family: 'errors',
    statement: 'answers 200 with an error',
    breaks: ['tasks-create/url-required', 'tasks-cancel/unknown', 'subtitles/unknown', 'info/type'],
    seams: on(['url-missing', 'task-not-found', 'not-found', 'info-type'], as(200)),
  }),
  mutant({
    id: 'refusals-nested',
    family: 'errors',
    statement: 'nests the text of refusals',
    breaks: ['tasks-create/url-required', 'tasks-read/unknown', 'tasks-cancel/unknown', 'subtitles/first-line'],
    seams: on(
      ['url-missing', 'not-found', 'task-not-found', 'vtt-invalid'],
      body(({ error = '' }) => ({ error: { message: error } })),
    ),
  }),
  mutant({
    id: 'json-as-text',
    family: 'envelope',
    statement: 'declares its JSON as text',
    breaks: ['tasks-create/transcription', 'tasks-list/envelope', 'subtitles/create'],
    seams: on(['createTask', 'listTasks', 'createSubtitle'], (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Type': 'text/plain' },
    })),
  }),
];
