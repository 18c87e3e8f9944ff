import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, mutant, on, onPage, remembering, rows, says, text, within } from './mutant.ts';

const ID = '0b7f3c0e-0000-4000-8000-00000000abcd';
const ACCEPTED =
  'tasks-create/transcription translation moderation stop-objects null-is-absent client-fields url-not-read terminological-codes unknown-members';

/** Mutants of creating, reading and cancelling tasks. */
export const taskMutants: readonly Mutant[] = [
  mutant('created-as-200', 'envelope', 'answers 200 to a new task', [ACCEPTED], on('createTask', as(200))),
  mutant(
    'id-no-uuid',
    'envelope',
    'gives tasks numbers',
    ['tasks-create/transcription'],
    on('createTask', says({ task_id: '7' })),
  ),
  mutant(
    'id-renamed',
    'envelope',
    'calls the id of a task id',
    ['tasks-create/transcription moderation'],
    on(
      'createTask',
      body(({ task_id: id = '' }) => ({ id })),
    ),
  ),
  mutant(
    'id-shared',
    'states',
    'answers equal requests with one task',
    ['tasks-create/own-id'],
    remembering<{ first?: JsonObject }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule !== 'createTask') return answer;
        kept.first ??= answer.body as JsonObject;
        return { ...answer, body: kept.first };
      },
    ),
  ),
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

  mutant('get-as-202', 'envelope', 'answers 202 to reading a task', ['tasks-read/new'], on('getTask', as(202))),
  mutant(
    'get-404-as-cancel',
    'errors',
    'answers an unknown task with the text of cancelling',
    ['tasks-read/unknown no-uuid'],
    on('not-found', says({ error: 'Task not found' })),
  ),
  mutant(
    '404-without-status',
    'errors',
    'leaves the status out of a 404',
    ['tasks-read/unknown no-uuid', 'videos/unknown', 'subtitles/unknown unknown-video'],
    on(
      'not-found',
      body((all) => without(all, 'status')),
    ),
  ),
  mutant(
    '404-as-400',
    'errors',
    'answers 400 for unknown ids',
    [
      'tasks-read/unknown no-uuid of-another-account',
      'tasks-list/past-the-last-page-404',
      'videos/unknown',
      'subtitles/unknown unknown-video',
    ],
    on('not-found', as(400)),
  ),
  mutant(
    'one-task-for-all',
    'isolation',
    'shows the first task for every id',
    ['tasks-create/own-id', 'tasks-list/filter-status'],
    remembering<{ first?: JsonObject }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule !== 'getTask') return answer;
        kept.first ??= answer.body as JsonObject;
        return { ...answer, body: kept.first };
      },
    ),
  ),
  mutant(
    'state-shared',
    'isolation',
    'shows an account the tasks and videos of another account',
    [
      'tasks-read/of-another-account',
      'tasks-list/own-only',
      'tasks-cancel/of-another-account',
      'videos/of-another-account',
      'subtitles/of-another-account',
    ],
    () => ({
      ownerOf: (tenant, property) => (property === 'state' ? tenant.replace(/-neighbour$/, '') : tenant),
    }),
  ),

  mutant(
    'cancel-as-200',
    'envelope',
    'answers 200 to a cancellation',
    ['tasks-cancel/cancels revokes twice any-body one-only'],
    on('cancelTask', as(200)),
  ),
  mutant(
    'cancel-other-text',
    'envelope',
    'words the confirmation of a cancellation differently',
    ['tasks-cancel/cancels'],
    on('cancelTask', says({ result: 'OK' })),
  ),
  mutant(
    'cancel-does-nothing',
    'states',
    'confirms a cancellation, but continues the task',
    ['tasks-cancel/revokes twice', 'account/queue-opens', 'tasks-list/filter-status'],
    () => ({
      nextState: ({ from, to, kind }) => (kind === 'gcore-ai.cancel' ? from : to),
    }),
  ),
  mutant(
    'cancel-final-taken',
    'states',
    'cancels tasks that are final',
    ['tasks-cancel/twice success failure'],
    on('task-final', says({ result: 'Task has been cancelled successfully.' }, 202)),
  ),
  mutant(
    'cancel-final-as-409',
    'errors',
    'answers 409 for a final task',
    ['tasks-cancel/twice success failure'],
    on('task-final', as(409)),
  ),
  mutant(
    'cancel-final-other-text',
    'errors',
    'does not name the status of a final task',
    ['tasks-cancel/twice success failure'],
    on('task-final', says({ error: 'Cannot cancel task.' })),
  ),
  mutant(
    'cancel-404-as-get',
    'errors',
    'answers an unknown task with the text of reading',
    ['tasks-cancel/unknown of-another-account'],
    on('task-not-found', says({ status: 404, error: 'Not Found.' })),
  ),
  mutant(
    'cancelled-has-result',
    'results',
    'gives a cancelled task a result',
    ['tasks-cancel/leaves-nothing'],
    on(
      'getTask',
      body((task) => (task.status === 'REVOKED' ? { ...task, result: { error: 'cancelled' } } : task)),
    ),
  ),
  mutant(
    'cancelled-without-end',
    'states',
    'leaves the end of a cancelled task out',
    ['tasks-cancel/leaves-nothing'],
    on(
      'getTask',
      body((task) =>
        task.status === 'REVOKED' ? within(task, 'processing_time', (time) => ({ ...time, completed_at: null })) : task,
      ),
    ),
  ),
  mutant(
    'cancelled-goes-on',
    'states',
    'lets a cancelled task succeed later',
    ['tasks-cancel/revokes'],
    remembering<{ seen: Set<string> }>(
      () => ({ seen: new Set() }),
      (answer, { seen }) => {
        const task = answer.body as JsonObject;
        if (answer.rule !== 'getTask' || task.status !== 'REVOKED') return answer;
        const again = seen.has(text(task.task_id));
        seen.add(text(task.task_id));
        return again ? { ...answer, body: { ...task, status: 'SUCCESS' } } : answer;
      },
    ),
  ),
  mutant(
    'cancel-cancels-all',
    'isolation',
    'cancels every task of the account',
    ['tasks-cancel/one-only'],
    remembering<{ cancelled?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'cancelTask') kept.cancelled = true;
        return kept.cancelled && answer.rule === 'getTask'
          ? body((task) => ({ ...task, status: 'REVOKED' }))(answer)
          : answer;
      },
    ),
  ),
  mutant(
    'cancel-refused-answers-text',
    'errors',
    'answers a cancellation as text',
    ['tasks-cancel/any-body cancels'],
    on('cancelTask', (answer) => ({ ...answer, body: 'Task has been cancelled successfully.' })),
  ),
];

const remembered = remembering<{ tasks: Map<string, JsonObject> }>(
  () => ({ tasks: new Map() }),
  (answer, { tasks }) => {
    const shown = answer.body as JsonObject;
    if (answer.rule === 'getTask') tasks.set(text(shown.task_id), without(shown, 'result'));
    if (answer.rule !== 'listTasks') return answer;
    for (const task of shown.results as JsonObject[]) tasks.set(text(task.task_id), task);
    return { ...answer, body: { ...shown, count: tasks.size, results: [...tasks.values()] } };
  },
);
const page = (change: (page: JsonObject) => JsonObject) => on('listTasks', body(change));

const asUrl = (fragment: JsonValue | undefined): JsonValue =>
  typeof fragment === 'string' ? `https://api.gcore.com/streaming/ai/tasks?${fragment}` : null;

/** Mutants of the list of tasks. */
export const listMutants: readonly Mutant[] = [
  mutant(
    'next-as-url',
    'lists',
    'gives next and previous as URLs',
    ['tasks-list/next-and-previous ten-a-page'],
    page((all) => ({
      ...all,
      next: asUrl(all.next),
      previous: asUrl(all.previous),
    })),
  ),
  mutant(
    'next-never-null',
    'lists',
    'names a next page on the last',
    ['tasks-list/next-and-previous nothing-found'],
    page((all) => ({ ...all, next: all.next ?? 'page=2' })),
  ),
  mutant(
    'previous-missing',
    'lists',
    'leaves previous out',
    ['tasks-list/envelope next-and-previous'],
    page((all) => without(all, 'previous')),
  ),
  mutant(
    'count-of-the-page',
    'lists',
    'counts the tasks on the page',
    ['tasks-list/count'],
    page((all) => ({ ...all, count: (all.results as JsonObject[]).length })),
  ),
  mutant(
    'count-one-off',
    'lists',
    'counts one task too many',
    ['tasks-list/count filters-together', 'tasks-create/refusals-make-nothing'],
    page((all) => ({ ...all, count: Number(all.count) + 1 })),
  ),
  mutant(
    'list-bare',
    'lists',
    'lists tasks as a bare array',
    ['tasks-list/envelope nothing-found odd-parameters past-the-last-page'],
    on('listTasks', (answer) => ({ ...answer, body: (answer.body as JsonObject).results })),
  ),
  mutant(
    'list-with-results',
    'lists',
    'lists tasks with their results',
    ['tasks-list/items'],
    onPage((tasks) => tasks.map((task) => ({ ...task, result: { speech_detected: false } }))),
  ),
  mutant(
    'list-stale-progress',
    'lists',
    'lists tasks with another progress',
    ['tasks-list/items'],
    onPage((tasks) => tasks.map((task) => ({ ...task, progress: 0 }))),
  ),
  mutant(
    'page-without-first',
    'lists',
    'leaves the first task of a page out',
    ['tasks-list/envelope pages limit'],
    onPage((tasks) => tasks.slice(1)),
  ),
  mutant(
    'page-of-nine',
    'lists',
    'puts nine tasks on a page of ten',
    ['tasks-list/ten-a-page'],
    onPage((tasks) => tasks.slice(0, 9)),
  ),
  mutant(
    'page-repeats-last',
    'lists',
    'lists the last task of a page twice',
    ['tasks-list/limit pages ten-a-page'],
    onPage((tasks) => [...tasks, ...tasks.slice(-1)]),
  ),
  mutant(
    'list-upside-down',
    'lists',
    'lists tasks in the opposite order',
    ['tasks-list/newest-first ordering-task-id ordering-status ordering-task-name ordering-started-at'],
    onPage((tasks) => [...tasks].reverse()),
  ),
  mutant(
    'ordering-ignored',
    'lists',
    'ignores ordering',
    ['tasks-list/ordering-status ordering-started-at'],
    onPage((tasks) =>
      [...tasks].sort(
        (one, two) =>
          Date.parse(text((two.processing_time as JsonObject).started_at)) -
          Date.parse(text((one.processing_time as JsonObject).started_at)),
      ),
    ),
  ),
  mutant(
    'filters-ignored',
    'lists',
    'ignores filters',
    ['tasks-list/filter-status filter-task-name filter-task-id filters-together filter-date'],
    remembered,
  ),
  mutant(
    'search-finds-nothing',
    'lists',
    'finds nothing',
    ['tasks-list/envelope filter-search search-name-and-status filter-date filter-task-id'],
    onPage(() => []),
  ),
  mutant(
    'past-page-as-500',
    'lists',
    'fails past the last page',
    ['tasks-list/past-the-last-page'],
    on('listTasks', (answer) => {
      const { results, previous } = answer.body as JsonObject;
      return (results as JsonObject[]).length === 0 && previous !== null ? { ...answer, status: 500 } : answer;
    }),
  ),
  mutant(
    'past-page-full',
    'lists',
    'answers the first page past the last',
    ['tasks-list/past-the-last-page'],
    remembered,
  ),
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
