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

/** A word that only the tasks of this check have, even if many runs share an account. */
export async function wordOf(t: CheckContext): Promise<string> {
  const word = words.get(t) ?? `conform${t.seed}x${(await t.now()).toString(36)}`;
  words.set(t, word);
  return word;
}

/**
 * Creates this many tasks, one second apart; `client_user_id` separates them from others of the account. Returns ids
 * and query.
 */
export async function several(t: CheckContext, amount: number, body: JsonObject = {}) {
  await needsRoomFor(t, amount);
  const word = await wordOf(t);
  const ids: string[] = [];
  for (let n = 0; n < amount; n += 1) {
    ids.push(idOf(await t.send(creation({ client_user_id: word, ...body }))));
    await t.wait(1);
  }
  return { ids, query: `search=${word}` };
}

/** Two tasks that succeeded, one that failed and one that was cancelled: a match for every filter. */
export async function mixed(t: CheckContext) {
  await needsAi(t);
  const word = await wordOf(t);
  const own = { client_user_id: word };
  const idIn = ({ body }: { body: JsonObject }) => String(body.task_id);
  // In this order, neither newest first nor oldest first equals an order by name or status.
  const failure = idIn(await ended(t, { ...own, url: 'https://domain.com/video.zip' }, 'FAILURE'));
  const moderation = idIn(await ended(t, { ...own, task_name: 'content-moderation', category: 'sport' }, 'SUCCESS'));
  const success = idIn(await ended(t, own, 'SUCCESS'));
  return { success, moderation, failure, query: `search=${word}` };
}
