import type { Tenant } from '../../kernel/world/tenant.ts';
import { tasksOf } from '../model/state.ts';
import type { Attachment, TaskRequest, TaskRow } from '../model/task-row.ts';
import { paced } from './pace.ts';
import { lifeSteps } from './task-steps.ts';

/** The planned effect that moves a task one step forward. */
export const STEP = 'gcore-ai.task';

/** Creates a task and plans its life. */
export function createTask(tenant: Tenant, request: TaskRequest, attach: Attachment | null = null): TaskRow {
  const tasks = tasksOf(tenant);
  const row: TaskRow = {
    id: tenant.nextUuid('gcore-task'),
    sequence: tasks.count,
    createdAt: tenant.now(),
    status: 'RECEIVED',
    progress: 0,
    startedAt: null,
    completedAt: null,
    request,
    step: 0,
    media: null,
    outcome: null,
    attach,
  };
  tasks.add(row);
  planStep(tenant, row);
  return row;
}

/** Plans the next step of a task's life, if there is one. */
export function planStep(tenant: Tenant, row: TaskRow): void {
  const next = lifeSteps(row.media)[row.step];
  if (next) tenant.plan(paced(tenant, next.after), STEP, { task: row.id, step: row.step });
}
