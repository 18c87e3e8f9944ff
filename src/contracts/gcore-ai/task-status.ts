/** One status of a task. */
export interface TaskStatusRow {
  readonly meaning: string;
  /** True when the task will not change any more. */
  readonly final: boolean;
}

/** Every status that an AI task can have (documented: streaming_api.yaml, description of GET /streaming/ai/tasks/{task_id}). */
const taskStatuses = {
  RECEIVED: { meaning: 'Accepted by the system', final: false },
  PENDING: { meaning: 'Waiting for resources; follows STARTED, too, when a sub-stage waits', final: false },
  STARTED: { meaning: 'Processing', final: false },
  RETRY: { meaning: 'An internal failure; the task is queued again, at most three times', final: false },
  SUCCESS: { meaning: 'Done', final: true },
  FAILURE: { meaning: 'Failed; result.error says why. The remedy is a new task', final: true },
  REVOKED: { meaning: 'Cancelled by the user or the system', final: true },
} as const satisfies Readonly<Record<string, TaskStatusRow>>;

/** Names a status of an AI task. */
export type TaskStatus = keyof typeof taskStatuses;

/** The names in the order of the life cycle. */
export const taskStatusNames = Object.keys(taskStatuses) as [TaskStatus, ...TaskStatus[]];

/** True when a task with that status will not change any more. Names that do not exist are not final. */
export const isFinal = (status: string): boolean =>
  Object.hasOwn(taskStatuses, status) && taskStatuses[status as TaskStatus].final;
