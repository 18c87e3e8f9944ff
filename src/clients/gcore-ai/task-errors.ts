import { type CallContext, ClientError, type ErrorFacts, RequestAbortedError } from '../http.ts';
import type { Task } from './task-types.ts';

/** The task ended in FAILURE. Nothing is charged for it; the remedy is a new task. */
export class TaskFailedError extends ClientError {
  readonly kind = 'task-failed';
  readonly taskId: string;
  /** `result.error` of the task; null when the service gave no reason. */
  readonly reason: string | null;

  constructor(call: CallContext, task: Task) {
    const reason = task.result?.type === 'failure' ? call.redact(task.result.error) : null;
    super(call, `task ${task.taskId} failed: ${reason ?? 'the service gives no reason'}`, { detail: reason });
    this.taskId = task.taskId;
    this.reason = reason;
  }
}

/** The task ended in REVOKED: somebody, or the service, cancelled it. */
export class TaskRevokedError extends ClientError {
  readonly kind = 'task-revoked';
  readonly taskId: string;

  constructor(call: CallContext, taskId: string) {
    super(call, `task ${taskId} was cancelled`);
    this.taskId = taskId;
  }
}

/** The task was not final within the limit. It goes on: `waitForTask(taskId)` takes the wait up again. */
export class TaskTimeoutError extends ClientError {
  readonly kind = 'task-timeout';
  readonly taskId: string;
  /** The task as it was last seen; null when no look succeeded. */
  readonly task: Task | null;

  constructor(call: CallContext, taskId: string, limitSeconds: number, task: Task | null, cause?: unknown) {
    const seen = task ? `${task.status} at ${task.progress} %` : 'never seen';
    super(
      call,
      `task ${taskId} was not final within ${limitSeconds} s (${seen}). It goes on; waitForTask can take it up again.`,
      cause === undefined ? {} : { cause },
    );
    this.taskId = taskId;
    this.task = task;
  }
}

/** The caller's signal ended the wait for a task. */
export class TaskAbortedError extends RequestAbortedError {
  readonly taskId: string;
  /** True when the service confirmed that the task is cancelled; false when it may go on. */
  readonly cancelled: boolean;

  constructor(
    call: CallContext,
    facts: ErrorFacts & { readonly taskId: string; readonly cancelled: boolean; readonly asked: boolean },
  ) {
    const outcome = facts.cancelled
      ? 'The task was cancelled.'
      : facts.asked
        ? 'The task could not be cancelled, or was final already.'
        : 'The task goes on.';
    super(call, `aborted by the caller while waiting for task ${facts.taskId}. ${outcome}`, facts);
    this.taskId = facts.taskId;
    this.cancelled = facts.cancelled;
  }
}

/** What waiting for a task can end with besides a result. */
export type TaskError = TaskFailedError | TaskRevokedError | TaskTimeoutError | TaskAbortedError;
