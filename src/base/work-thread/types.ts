/** What a thread can do, by name: functions of data that can be cloned (HTML, structured clone) to such data. */
export type Tasks = Readonly<Record<string, (...input: never[]) => unknown>>;

/** Sent to the thread: one at a time. */
export interface TaskRequest {
  readonly task: string;
  readonly input: readonly unknown[];
}

/** Sent back, once for each request. */
export type TaskAnswer =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly message: string };
