import type { Answer, Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';

/** Changes the answers with this rule: a failure's id, or an operation's id for its success. */
export const on =
  (rules: string | readonly string[], change: (answer: Answer) => Answer): Mutant['seams'] =>
  () => ({ answer: (answer) => ([rules].flat().includes(answer.rule) ? change(answer) : answer) });

/** Another status. */
export const as =
  (status: number) =>
  (answer: Answer): Answer => ({ ...answer, status });

/** Another body, and another status where one is given. */
export const says =
  (body: JsonValue, status?: number) =>
  (answer: Answer): Answer => ({ ...answer, body, ...(status === undefined ? {} : { status }) });

/** The object in a body, changed. */
export const body =
  (change: (body: JsonObject) => JsonObject) =>
  (answer: Answer): Answer =>
    isJsonObject(answer.body) ? { ...answer, body: change(answer.body) } : answer;

/** The objects in a body that is an array, changed. */
export const rows =
  (change: (rows: readonly JsonObject[]) => JsonValue) =>
  (answer: Answer): Answer =>
    Array.isArray(answer.body) ? { ...answer, body: change(answer.body as JsonObject[]) } : answer;

/** The rule by which a new video is answered. */
export const NEW_VIDEO = ['createVideo'];

/** The rules by which one existing video is shown. */
export const ONE_VIDEO = ['getVideo', 'updateVideo'];

/** Changes a task wherever it is shown by itself. */
export const onTask = (change: (task: JsonObject) => JsonObject): Mutant['seams'] => on('getTask', body(change));

/** Changes the result of a task that has one. */
export const onResult = (change: (result: JsonObject) => JsonValue): Mutant['seams'] =>
  onTask((task) => (isJsonObject(task.result) ? { ...task, result: change(task.result) } : task));

/** Changes the list of tasks in one page. */
export const onPage = (change: (tasks: readonly JsonObject[]) => readonly JsonObject[]): Mutant['seams'] =>
  on(
    'listTasks',
    body((page) => ({ ...page, results: change((page.results ?? []) as JsonObject[]) })),
  );

/** Changes an object within an object. */
export const within = (object: JsonObject, name: string, change: (part: JsonObject) => JsonObject): JsonObject => {
  const part = object[name];
  return isJsonObject(part) ? { ...object, [name]: change(part) } : object;
};

/** After the first answer with one status, every later answer of the world, to any account, has the other one. */
export const spoiltBy =
  (status: number, by: number): Mutant['seams'] =>
  () => {
    let spoilt = false;
    return {
      answer: (answer) => {
        if (spoilt) return { ...answer, status: by, body: { error: 'spoilt' } };
        spoilt = answer.status === status;
        return answer;
      },
    };
  };

/** A mutant with a memory: `see` gets every answer of a tenant and the memory of that tenant. */
export const remembering =
  <Kept>(empty: () => Kept, see: (answer: Answer, kept: Kept) => Answer): Mutant['seams'] =>
  () => {
    const tenants = new Map<string, Kept>();
    const seams: Partial<Seams> = {
      answer: (answer, { tenant }) => {
        const kept = tenants.get(tenant) ?? empty();
        tenants.set(tenant, kept);
        return see(answer, kept);
      },
    };
    return seams;
  };

/** The string of a JSON value. */
export const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

/** A page of HTML, as proxies answer. */
export const html = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'Content-Type': 'text/html' },
  body: '<html><body><h1>Error</h1></body></html>',
});

/** Changes every object in an answer, with or without an envelope. */
export const onEach = (rules: readonly string[], change: (one: JsonObject) => JsonObject): Mutant['seams'] =>
  on(rules, (answer) => (Array.isArray(answer.body) ? rows((all) => all.map(change))(answer) : body(change)(answer)));

/** Remembers each object as a rule first showed it, by id. */
export const firstSight = (
  rule: string,
  change: (first: JsonObject, now: JsonObject) => JsonObject,
  also: readonly string[] = [],
) =>
  remembering<Map<number, JsonObject>>(
    () => new Map(),
    (answer, kept) => {
      if (![rule, ...also].includes(answer.rule)) return answer;
      const see = (now: JsonObject): JsonObject => {
        const first = kept.get(Number(now.id)) ?? now;
        kept.set(Number(now.id), first);
        return change(first, now);
      };
      if (Array.isArray(answer.body)) return { ...answer, body: (answer.body as JsonObject[]).map(see) };
      return isJsonObject(answer.body) ? { ...answer, body: see(answer.body) } : answer;
    },
  );

const SUBTITLES = ['createSubtitle', 'getSubtitle', 'updateSubtitle', 'listSubtitles'];

/** Changes subtitles wherever they are shown. */
export const onSubtitle = (
  change: (row: JsonObject) => JsonObject,
  rules: readonly string[] = SUBTITLES,
): Mutant['seams'] => onEach(rules, change);
