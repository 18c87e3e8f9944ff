import type { Mutant } from '../mutant.ts';
import { as, body, mutant, on, says } from './mutant.ts';

const ID = '0b7f3c0e-0000-4000-8000-00000000abcd';

/** Mutants of the fields that a new task needs. */
export const taskFieldMutants: readonly Mutant[] = [
  mutant(
    'url-not-required',
    'errors',
    'creates tasks without a url',
    ['tasks-create/url-required no-body refusals-make-nothing'],
    on('url-missing', says({ task_id: ID }, 201)),
  ),
  mutant(
    'url-missing-as-422',
    'errors',
    'refuses a missing url with 422',
    ['tasks-create/url-required no-body'],
    on('url-missing', as(422)),
  ),
  mutant(
    'url-missing-as-message',
    'errors',
    'calls the text of a refusal message',
    ['tasks-create/url-required refusals-make-nothing'],
    on(
      'url-missing',
      body(({ error = '' }) => ({ message: error })),
    ),
  ),
  mutant(
    'fields-as-500',
    'errors',
    'fails on invalid fields',
    ['tasks-create/unknown-task-name unknown-category wrong-types client-fields-too-long unknown-stop-object'],
    on('task-field-invalid', as(500)),
  ),
  mutant(
    'fields-taken',
    'errors',
    'accepts invalid fields',
    ['tasks-create/unknown-task-name unknown-category wrong-types client-fields-too-long unknown-stop-object'],
    on('task-field-invalid', says({ task_id: ID }, 201)),
  ),
  mutant(
    'task-name-not-required',
    'errors',
    'creates tasks without a required name',
    ['tasks-create/task-name-required'],
    on('task-name-missing', says({ task_id: ID }, 201)),
  ),
  mutant(
    'language-taken',
    'languages',
    'accepts any language code',
    ['tasks-create/unknown-language'],
    on('task-language-unknown', says({ task_id: ID }, 201)),
  ),
  mutant(
    'json-as-500',
    'errors',
    'fails on a body that is not JSON',
    ['tasks-create/not-json'],
    on('task-json-invalid', as(500)),
  ),
  mutant(
    'media-type-as-500',
    'errors',
    'fails on another media type',
    ['tasks-create/media-type', 'errors/media-type'],
    on('media-type', as(500)),
  ),
];
