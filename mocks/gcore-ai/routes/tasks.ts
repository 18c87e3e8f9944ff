import type { Request, Response } from 'express';
import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import { isFinal } from '../../../src/contracts/gcore-ai/task-status.ts';
import type { Handler } from '../../kernel/http/mock-definition.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';
import { createTask } from '../life/create-task.ts';
import { SDK_TASK, sdkTaskId } from '../life/seeds.ts';
import { cancelTask } from '../life/task-life.ts';
import { tasksOf } from '../model/state.ts';
import type { TaskRow } from '../model/task-row.ts';
import { showTaskWithResult } from '../views/show-task.ts';
import { jsonBody, succeed } from './answer.ts';
import { impliedBy, readTaskRequest } from './create-task-request.ts';
import { refuse } from './errors.ts';
import { mark } from './marked.ts';
import { ownerOf } from './owner.ts';

/** The limit of unfinished tasks, by the switch `queueLimit`. */
const QUEUE_LIMITS: Readonly<Record<string, number>> = {
  'limit-100': facts.queueLimit.value,
  'limit-3': 3,
  unlimited: Number.POSITIVE_INFINITY,
};

/** POST /streaming/ai/tasks and the paths of 2024. */
export const postTask =
  (world: World): Handler =>
  (request, response) => {
    const tenant = ownerOf(world, response);
    const asked = readTaskRequest(tenant, jsonBody(request, response), impliedBy(request.path));
    const limit = QUEUE_LIMITS[tenant.switch('gcore-ai.queueLimit')] ?? 0;
    if (tasksOf(tenant).open >= limit) throw refuse('queue-full', { limit });
    const row = createTask(tenant, asked);
    mark(row, request);
    succeed(world, response, 201, { task_id: row.id });
  };

/** GET /streaming/ai/tasks/{task_id} and /streaming/ai/results/{task_id}. */
export const getTask =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, row } = taskIn(world, request, response);
    if (!row) throw refuse('not-found');
    succeed(world, response, 200, showTaskWithResult(tenant, row));
  };

/** POST /streaming/ai/tasks/{task_id}/cancel. The body, if any, is not read. */
export const postCancel =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, row } = taskIn(world, request, response);
    if (!row) throw refuse('task-not-found');
    const lasting = isSdkTask(tenant, row.id);
    if (isFinal(row.status) && !lasting) throw refuse('task-final', { status: row.status });
    if (!lasting) cancelTask(world, tenant, row);
    succeed(world, response, 202, { result: 'Task has been cancelled successfully.' });
  };

function taskIn(world: World, request: Request, response: Response): { tenant: Tenant; row: TaskRow | null } {
  const tenant = ownerOf(world, response);
  const asked = String(request.params.task_id);
  const id = asked === SDK_TASK ? sdkTaskId(tenant) : asked;
  if (asked === SDK_TASK && !isSdkTask(tenant, id)) return { tenant, row: null };
  return { tenant, row: tasksOf(tenant).find(id) };
}

/** The SDK suites cancel one task repeatedly. */
const isSdkTask = (tenant: Tenant, id: string): boolean =>
  tenant.switch('gcore-ai.sdkSeeds') === 'on' && id === sdkTaskId(tenant);
