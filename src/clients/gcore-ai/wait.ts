import { systemClock, type WaitingClock } from '../../base/clock.ts';
import { type CallContext, type CallOptions, isClientError, pause, RequestAbortedError } from '../http.ts';
import { pollPolicyOf } from './poll-settings.ts';
import { TaskAbortedError, TaskFailedError, TaskRevokedError, TaskTimeoutError } from './task-errors.ts';
import type { Task } from './task-types.ts';
import type { WaitOptions } from './types.ts';

/** The methods of a client that waiting needs. */
export interface TaskAccess {
  readonly call: CallContext;
  readonly clock: WaitingClock;
  getTask(taskId: string, options: CallOptions): Promise<Task>;
  cancelTask(taskId: string, options: CallOptions): Promise<void>;
}

/** Consecutive polls that may fail while a task runs; each of them includes the transport's own attempts. */
const FAILED_LOOKS = 5;

/** Errors that do not concern the task. */
const PASSING = new Set(['connection', 'timeout', 'server', 'rate-limit', 'protocol']);

/** Time limit in real milliseconds for cancelling after an abort. */
const CANCEL_MS = 10_000;

/**
 * Waits until a task is final. Only SUCCESS, FAILURE and REVOKED are final: PENDING may follow STARTED, and the wait
 * continues at unknown statuses.
 */
export async function waitForFinal(access: TaskAccess, taskId: string, options: WaitOptions): Promise<Task> {
  const { call, clock } = access;
  const { signal } = options;
  const policy = pollPolicyOf(call, options);
  const end = clock.now() + policy.limit * 1000;
  let wait = policy.first;
  let seen: Task | null = null;
  let failedLooks = 0;
  let lastFailure: unknown;
  for (;;) {
    let requested = 0;
    try {
      if (signal?.aborted) throw new RequestAbortedError(call, 'aborted by the caller.');
      seen = await access.getTask(taskId, options);
      failedLooks = 0;
      lastFailure = undefined;
    } catch (error) {
      if (error instanceof RequestAbortedError) throw await aborted(access, taskId, options);
      failedLooks += 1;
      if (!isClientError(error) || !PASSING.has(error.kind) || failedLooks > FAILED_LOOKS) throw error;
      lastFailure = error;
      requested = 'waitSeconds' in error && typeof error.waitSeconds === 'number' ? error.waitSeconds : 0;
    }
    if (lastFailure === undefined && seen) {
      options.onProgress?.(seen);
      if (seen.final) return verdictOn(call, seen);
    }
    const left = (end - clock.now()) / 1000;
    if (left <= 0) throw new TaskTimeoutError(call, taskId, policy.limit, seen, lastFailure);
    await pause(clock, Math.min(Math.max(wait, requested), left) * 1000, signal);
    wait = Math.min(wait * policy.factor, policy.longest);
  }
}

function verdictOn(call: CallContext, task: Task): Task {
  if (task.status === 'FAILURE') throw new TaskFailedError(call, task);
  if (task.status === 'REVOKED') throw new TaskRevokedError(call, task.taskId);
  return task;
}

/** Cancels if the options request it. The caller's signal has fired, so cancelling has its own time limit. */
async function aborted(access: TaskAccess, taskId: string, options: WaitOptions): Promise<TaskAbortedError> {
  const cancelRequested = options.cancelOnAbort === true;
  const cancelled = cancelRequested && (await tryCancel(access, taskId));
  return new TaskAbortedError(access.call, { taskId, cancelled, cancelRequested, cause: options.signal?.reason });
}

async function tryCancel(access: TaskAccess, taskId: string): Promise<boolean> {
  const giveUp = new AbortController();
  const timer = new AbortController();
  systemClock.sleep(CANCEL_MS, timer.signal).then(
    () => giveUp.abort(),
    () => {},
  );
  try {
    await access.cancelTask(taskId, { signal: giveUp.signal });
    return true;
  } catch {
    return false;
  } finally {
    timer.abort();
  }
}
