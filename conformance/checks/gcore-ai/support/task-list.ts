import type { JsonObject } from '../../../../src/base/json.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { needsAi, needsRoomFor } from './account.ts';
import { shapedObject } from './shape.ts';
import { SPEC } from './sources.ts';
import { creation, ended, idOf, TASKS } from './tasks.ts';

/** The list of tasks in the specification. */
export const LIST = `${SPEC}, GET ${TASKS}`;

/** One page of the list. */
export async function page(t: CheckContext, query: string) {
  const answer = await t.send({ path: `${TASKS}?${query}` });
  const body = shapedObject(answer, 'listTasks');
  const { results } = body;
  if (!Array.isArray(results)) return answer.fail('"results", a list', answer.summary());
  const tasks = results as JsonObject[];
  return { answer, body, tasks, ids: tasks.map(({ task_id }) => task_id) };
}

const words = new WeakMap<CheckContext, string>();
/** Words on a shared account: two checks may begin in the same millisecond. */
const made = { shared: 0 };

/** A word that only the tasks of this check have, even if many runs share an account. */
export async function wordOf(t: CheckContext): Promise<string> {
  const word =
    words.get(t) ?? `conform${t.seed}x${(await t.now()).toString(36)}${t.arranged ? '' : `c${++made.shared}`}`;
  words.set(t, word);
  return word;
}

/** Tasks with a word of their own, and the query that finds them by it. */
export interface Tasks {
  /** In the order of their creation. */
  readonly ids: readonly string[];
  readonly query: string;
  readonly word: string;
}

/**
 * Creates this many tasks, one second apart; `client_user_id` separates them from others of the account. On a shared
 * account, checks share them.
 */
export async function several(t: CheckContext, amount: number): Promise<Tasks> {
  if (t.arranged || !SHARED_AMOUNTS.includes(amount)) return tasksMade(t, amount, [amount]);
  const { ids, word } = await t.kept('tasks', () => tasksMade(t, Math.max(...SHARED_AMOUNTS), SHARED_AMOUNTS));
  return { ids: ids.slice(0, amount), word, query: queryOf(word, amount) };
}

/** Amounts that checks share: the first task counts for each of them, the last for the largest. */
const SHARED_AMOUNTS: readonly number[] = [1, 2, 3, 5, 11];

async function tasksMade(t: CheckContext, amount: number, amounts: readonly number[]): Promise<Tasks> {
  await needsRoomFor(t, amount);
  const word = await wordOf(t);
  const ids: string[] = [];
  for (let n = 0; n < amount; n += 1) {
    const marks = amounts.filter((size) => n < size).map((size) => markOf(word, size));
    ids.push(idOf(await t.send(creation({ client_user_id: marks.join(' ') }))));
    await t.wait(1);
  }
  return { ids, word, query: queryOf(word, amount) };
}

const markOf = (word: string, amount: number): string => `${word}of${amount}tasks`;
const queryOf = (word: string, amount: number): string => `search=${markOf(word, amount)}`;

/** Two tasks that succeeded, one that failed and one that was cancelled: a match for every filter. */
export const mixed = (t: CheckContext): Promise<Mixed> => t.kept('tasks for every filter', () => mixedMade(t));

/** One task of each kind that `mixed` makes. */
export interface Mixed {
  readonly success: string;
  readonly moderation: string;
  readonly failure: string;
  readonly word: string;
  readonly query: string;
}

async function mixedMade(t: CheckContext): Promise<Mixed> {
  await needsAi(t);
  const word = `${await wordOf(t)}mixed`;
  const own = { client_user_id: word };
  const idIn = ({ body }: { body: JsonObject }) => String(body.task_id);
  // In this order, neither newest first nor oldest first equals an order by name or status.
  const failure = idIn(await ended(t, { ...own, url: 'https://domain.com/video.zip' }, 'FAILURE'));
  const moderation = idIn(await ended(t, { ...own, task_name: 'content-moderation', category: 'sport' }, 'SUCCESS'));
  const success = idIn(await ended(t, own, 'SUCCESS'));
  return { success, moderation, failure, word, query: `search=${word}` };
}
