import type { Mutant } from '../mutant.ts';
import { as, body, on, says } from './changes.ts';
import { mutant } from './mutant.ts';

const ID = '0b7f3c0e-0000-4000-8000-00000000abcd';

/** Mutants of the fields that a new task needs. */
export const taskFieldMutants: readonly Mutant[] = [
  mutant({
    id: 'url-not-required',
    family: 'errors',
    statement: 'creates tasks without a url',
    breaks: ['tasks-create/url-required', 'tasks-create/no-body', 'tasks-create/refusals-make-nothing'],
    seams: on('url-missing', says({ task_id: ID }, 201)),
  }),
  mutant({
    id: 'url-missing-as-422',
    family: 'errors',
    statement: 'refuses a missing url with 422',
    breaks: ['tasks-create/url-required', 'tasks-create/no-body'],
    seams: on('url-missing', as(422)),
  }),
  mutant({
    id: 'url-missing-as-message',
    family: 'errors',
    statement: 'calls the text of a refusal message',
    breaks: ['tasks-create/url-required', 'tasks-create/refusals-make-nothing'],
    seams: on(
      'url-missing',
      body(({ error = '' }) => ({ message: error })),
    ),
  }),
  mutant({
    id: 'fields-as-500',
    family: 'errors',
    statement: 'fails on invalid fields',
    breaks: [
      'tasks-create/unknown-task-name',
      'tasks-create/unknown-category',
      'tasks-create/wrong-types',
      'tasks-create/client-fields-too-long',
      'tasks-create/unknown-stop-object',
      'errors/blame',
    ],
    seams: on('task-field-invalid', as(500)),
  }),
  mutant({
    id: 'fields-taken',
    family: 'errors',
    statement: 'accepts invalid fields',
    breaks: [
      'tasks-create/unknown-task-name',
      'tasks-create/unknown-category',
      'tasks-create/wrong-types',
      'tasks-create/client-fields-too-long',
      'tasks-create/unknown-stop-object',
    ],
    seams: on('task-field-invalid', says({ task_id: ID }, 201)),
  }),
  mutant({
    id: 'task-name-not-required',
    family: 'errors',
    statement: 'creates tasks without a required name',
    breaks: ['tasks-create/task-name-required'],
    seams: on('task-name-missing', says({ task_id: ID }, 201)),
  }),
  mutant({
    id: 'language-taken',
    family: 'languages',
    statement: 'accepts any language code',
    breaks: ['tasks-create/unknown-language'],
    seams: on('task-language-unknown', says({ task_id: ID }, 201)),
  }),
  mutant({
    id: 'json-as-500',
    family: 'errors',
    statement: 'fails on a body that is not JSON',
    breaks: ['tasks-create/not-json', 'errors/blame'],
    seams: on('task-json-invalid', as(500)),
  }),
  mutant({
    id: 'media-type-as-500',
    family: 'errors',
    statement: 'fails on another media type',
    breaks: ['tasks-create/media-type', 'errors/media-type', 'errors/blame'],
    seams: on('media-type', as(500)),
  }),
];
