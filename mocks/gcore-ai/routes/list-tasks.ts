import type { Request } from 'express';
import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import type { Handler } from '../../kernel/http/mock-definition.ts';
import type { World } from '../../kernel/world/world.ts';
import { clientIdOf } from '../model/account.ts';
import { tasksOf } from '../model/state.ts';
import type { TaskRow } from '../model/task-row.ts';
import { showTask } from '../views/show-task.ts';
import { findTasks, type TaskQuery } from '../views/task-page.ts';
import { succeed } from './answer.ts';
import { refuse } from './errors.ts';
import { ownerOf } from './owner.ts';
import { queryCount, queryText } from './query.ts';

/** GET /streaming/ai/tasks. `next` and `previous` are query strings, as documented. */
export const listTasks =
  (world: World): Handler =>
  (request, response) => {
    const tenant = ownerOf(world, response);
    const query = readQuery(request);
    const { page, limit } = query;
    const client = String(clientIdOf(tenant));
    const { count, rows } = findTasks(tasksOf(tenant), query, (row) => searchText(row, client));
    const past = page > 1 && rows.length === 0;
    if (past && tenant.switch('gcore-ai.pastLastPage') === 'not-found') throw refuse('not-found');
    succeed(world, response, 200, {
      count,
      next: page * limit < count ? `page=${page + 1}` : null,
      previous: page > 1 ? `page=${page - 1}` : null,
      results: rows.map((row) => showTask(tenant, row)),
    });
  };

function readQuery(request: Request): TaskQuery {
  const given = (name: string): string | undefined => queryText(request, name) || undefined;
  return {
    taskId: given('task_id'),
    name: given('task_name'),
    status: given('status'),
    date: given('date_created'),
    search: given('search'),
    ordering: given('ordering'),
    page: queryCount(request, 'page', 1),
    limit: queryCount(request, 'limit', facts.tasksPerPage.value),
  };
}

/** The text that `search` searches (documented): task_id, task_name, status and the values of task_data. */
const searchText = (row: TaskRow, client: string): string =>
  `${row.id}\n${row.status}\n${Object.values(row.request).join('\n')}\n${client}`;
