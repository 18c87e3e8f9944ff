import type { JsonObject } from '../../../src/base/json.ts';
import { fillTemplate } from '../../../src/base/json.ts';
import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import { type ProcessingErrorId, processingErrors } from '../../../src/contracts/gcore-ai/task-errors.ts';
import { isFinal, type TaskStatus } from '../../../src/contracts/gcore-ai/task-status.ts';
import type { EffectHandler, Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';
import type { Media } from '../model/media.ts';
import { tasksOf } from '../model/state.ts';
import type { TaskChange } from '../model/task-index.ts';
import type { Outcome, TaskRequest, TaskRow } from '../model/task-row.ts';
import { attachSubtitle } from './auto-captions.ts';
import { planStep, STEP } from './create-task.ts';
import { findMedia } from './find-media.ts';
import { moderate } from './moderate.ts';
import { FIRST_START, lifeSteps } from './task-steps.ts';
import { transcribe, unsupportedPair } from './transcribe.ts';

const EXPIRY = 'gcore-ai.result-expiry';
const CANCEL = 'gcore-ai.cancel';

/** The seconds that results are kept, by the switch `retention`. */
const KEPT_SECONDS: Readonly<Record<string, number | null>> = {
  'one-month': facts.resultSeconds.value,
  'one-hour': 3600,
  forever: null,
};

/** The planned effects that move tasks through their lives. */
export const taskEffects: Readonly<Record<string, (world: World) => EffectHandler>> = {
  [STEP]:
    (world) =>
    async (tenant, { data }) => {
      const row = tasksOf(tenant).find(String(data.task));
      if (!row || isFinal(row.status)) return;
      if (row.step === data.step) await takeStep(world, tenant, row);
      else if (row.step - 1 === data.step && isLooking(row)) await lookAtSource(tenant, row);
    },
  [EXPIRY]:
    () =>
    (tenant, { data }) => {
      const row = tasksOf(tenant).find(String(data.task));
      if (row) tasksOf(tenant).change(row, { outcome: null });
    },
};

/** Cancels a task that is not final. */
export function cancelTask(world: World, tenant: Tenant, row: TaskRow): void {
  moveTo(world, tenant, row, { kind: CANCEL, to: 'REVOKED', progress: row.progress });
}

async function takeStep(world: World, tenant: Tenant, row: TaskRow): Promise<void> {
  const step = lifeSteps(row.media)[row.step];
  if (!step) return;
  row.step += 1;
  moveTo(world, tenant, row, { kind: STEP, ...step });
  if (isLooking(row)) await lookAtSource(tenant, row);
  else if (!isFinal(row.status)) planStep(tenant, row);
}

/** True while a started task reads its source. A snapshot of that moment reads it again. */
const isLooking = ({ step, status, media }: TaskRow): boolean =>
  step === FIRST_START && media === null && !isFinal(status);

/** Reads the source and plans the next step. A download takes real time, and the task may be cancelled meanwhile. */
async function lookAtSource(tenant: Tenant, row: TaskRow): Promise<void> {
  const use = row.request.task_name === 'content-moderation' ? 'moderation' : 'speech';
  const media = await findMedia(tenant, row.request.url, { use });
  if (!isLooking(row)) return;
  const failure =
    row.marked ??
    media.failure ??
    (use === 'speech' && unsupportedPair(row.request, media) ? 'unsupported-pair' : null);
  row.media = { ...media, failure };
  planStep(tenant, row);
}

function moveTo(
  world: World,
  tenant: Tenant,
  row: TaskRow,
  step: { readonly kind: string; readonly to: TaskStatus; readonly progress: number },
): void {
  const data: JsonObject = { task: row.id };
  const to = world.seams.nextState({
    provider: 'gcore-ai',
    kind: step.kind,
    from: row.status,
    to: step.to,
    data,
  }) as TaskStatus;
  const now = tenant.now();
  const change: TaskChange = {
    status: to,
    progress: Math.max(row.progress, isFinal(to) && to !== 'SUCCESS' ? 0 : step.progress),
    startedAt: row.startedAt ?? (to === 'STARTED' ? now : null),
  };
  if (!isFinal(to)) {
    tasksOf(tenant).change(row, change);
    return;
  }
  const outcome = outcomeOf(world, tenant, row, to);
  tasksOf(tenant).change(row, { ...change, completedAt: now, outcome, media: null });
  const kept = KEPT_SECONDS[tenant.switch('gcore-ai.retention')];
  if (kept) tenant.plan(kept, EXPIRY, { task: row.id });
  if (to === 'SUCCESS' && row.attach) attachSubtitle(tenant, row, row.attach);
}

function outcomeOf(world: World, tenant: Tenant, row: TaskRow, status: TaskStatus): Outcome | null {
  const { request, media } = row;
  if (status === 'REVOKED') return null;
  if (status === 'FAILURE' || media === null) return { kind: 'error', error: errorText(request, media) };
  if (request.task_name === 'content-moderation') return moderate(request, media);
  return transcribe(world, tenant, request, media);
}

function errorText(request: TaskRequest, media: Media | null): string {
  const retriesExhausted = media === null || media.retries > facts.taskRetries.value;
  const id: ProcessingErrorId = retriesExhausted ? 'internal-failure' : (media.failure ?? 'internal-failure');
  const pair = media && id === 'unsupported-pair' ? unsupportedPair(request, media) : null;
  return String(fillTemplate(processingErrors[id].text, { url: request.url, ...pair }));
}
