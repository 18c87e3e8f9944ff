import { type CallContext, ClientError, type ErrorFacts, RequestAbortedError } from '../http.ts';
import type { Task } from './task-types.ts';

/** The task ended in FAILURE. The service charges nothing for it. Remedy: start a new task. */
export class TaskFailedError extends ClientError {
  readonly kind = 'task-failed';
  readonly taskId: string;
  /** `result.error` of the task; null when the service gives no reason. */
  readonly reason: string | null;

  constructor(call: CallContext, task: Task) {
    const reason = task.result?.type === 'failure' ? call.redact(task.result.error) : null;
    super(call, `task ${task.taskId} failed: ${reason ?? 'the service gives no reason'}`, { detail: reason });
    this.taskId = task.taskId;
    this.reason = reason;
  }
}

/** The task ended in REVOKED: a user or the service cancelled it. */
export class TaskRevokedError extends ClientError {
  readonly kind = 'task-revoked';
  readonly taskId: string;

  constructor(call: CallContext, taskId: string) {
    super(call, `task ${taskId} was cancelled`);
    this.taskId = taskId;
  }
}

/** The task was not final within the limit. It continues; `waitForTask(taskId)` resumes the wait. */
export class TaskTimeoutError extends ClientError {
  readonly kind = 'task-timeout';
  readonly taskId: string;
  /** The task as last seen; null when no poll succeeded. */
  readonly task: Task | null;

  constructor(call: CallContext, taskId: string, limitSeconds: number, task: Task | null, cause?: unknown) {
    const seen = task ? `${task.status} at ${task.progress} %` : 'never seen';
    super(
      call,
      `task ${taskId} was not final within ${limitSeconds} s (${seen}). It continues; waitForTask can resume the wait.`,
      cause === undefined ? {} : { cause },
    );
    this.taskId = taskId;
    this.task = task;
  }
}

/** The caller's signal ended the wait for a task. */
export class TaskAbortedError extends RequestAbortedError {
  readonly taskId: string;
  /** True when the service confirmed that the task is cancelled; false when it may continue. */
  readonly cancelled: boolean;

  constructor(
    call: CallContext,
    facts: ErrorFacts & { readonly taskId: string; readonly cancelled: boolean; readonly cancelRequested: boolean },
  ) {
    const outcome = facts.cancelled
      ? 'The task was cancelled.'
      : facts.cancelRequested
        ? 'The task could not be cancelled, or was already final.'
        : 'The task continues.';
    super(call, `aborted by the caller while waiting for task ${facts.taskId}. ${outcome}`, facts);
    this.taskId = facts.taskId;
    this.cancelled = facts.cancelled;
  }
}

/** All errors of a wait for a task. */
export type TaskError = TaskFailedError | TaskRevokedError | TaskTimeoutError | TaskAbortedError;
