import { isFinal, type TaskStatus, taskStatusNames } from '../../../src/contracts/gcore-ai/task-status.ts';
import { SortedRows } from '../../kernel/world/sorted-rows.ts';
import { type TaskRow, timeOf } from './task-row.ts';

/** Rows of one list, forwards or backwards. */
export interface OrderedRows {
  readonly rows: SortedRows<TaskRow>;
  readonly backwards: boolean;
}

/** The members of a task that may change. */
export type TaskChange = Partial<
  Pick<TaskRow, 'status' | 'progress' | 'startedAt' | 'completedAt' | 'step' | 'media' | 'outcome'>
>;

const byTime = (left: TaskRow, right: TaskRow): number =>
  timeOf(left) - timeOf(right) || left.sequence - right.sequence;
const byId = (left: TaskRow, right: TaskRow): number => (left.id < right.id ? -1 : Number(left.id > right.id));
const names = ['content-moderation', 'transcription'] as const;

/** The tasks of an account, found by id and listed in every order, without reading all of them. */
export class TaskIndex {
  readonly #all: TaskRow[];
  readonly #byId = new Map<string, TaskRow>();
  readonly #time = new SortedRows(byTime);
  readonly #id = new SortedRows(byId);
  readonly #status = new Map(taskStatusNames.map((status) => [status, new SortedRows(byTime)] as const));
  readonly #name = new Map(names.map((name) => [name, new SortedRows(byTime)] as const));

  /** @param all the rows of the state; `add` appends to it */
  constructor(all: TaskRow[]) {
    this.#all = all;
    for (const row of all) this.#enter(row);
  }

  /** The number of tasks ever created: the sequence of the next one. */
  get count(): number {
    return this.#all.length;
  }

  /** The number of unfinished tasks. */
  get open(): number {
    let open = 0;
    for (const [status, rows] of this.#status) if (!isFinal(status)) open += rows.length;
    return open;
  }

  find(id: string): TaskRow | null {
    return this.#byId.get(id) ?? null;
  }

  add(row: TaskRow): void {
    this.#all.push(row);
    this.#enter(row);
  }

  /** Changes a row and its position. Every change of status and start uses this method. */
  change(row: TaskRow, change: TaskChange): void {
    for (const rows of this.#timed(row)) rows.remove(row);
    Object.assign(row, change);
    for (const rows of this.#timed(row)) rows.add(row);
  }

  /** Tasks with the given status and name, latest first. If both are given, the caller checks one of them. */
  newest(filter: { readonly status?: string | undefined; readonly name?: string | undefined }): OrderedRows[] {
    const { status, name } = filter;
    if (status !== undefined) return backwards(this.#status.get(status as TaskStatus));
    if (name !== undefined) return backwards(this.#name.get(name as (typeof names)[number]));
    return backwards(this.#time);
  }

  /** Every task in the order that a parameter names; null for an unknown order. */
  ordered(ordering: string): OrderedRows[] | null {
    if (ordering === 'started_at') return [{ rows: this.#time, backwards: false }];
    if (ordering === 'task_id') return [{ rows: this.#id, backwards: false }];
    if (ordering === 'task_name') return names.flatMap((name) => backwards(this.#name.get(name)));
    if (ordering !== 'status') return null;
    return [...taskStatusNames].sort().flatMap((status) => backwards(this.#status.get(status)));
  }

  #enter(row: TaskRow): void {
    this.#byId.set(row.id, row);
    this.#id.add(row);
    for (const rows of this.#timed(row)) rows.add(row);
  }

  *#timed(row: TaskRow): Generator<SortedRows<TaskRow>> {
    yield this.#time;
    const [status, name] = [this.#status.get(row.status), this.#name.get(row.request.task_name)];
    if (status) yield status;
    if (name) yield name;
  }
}

const backwards = (rows: SortedRows<TaskRow> | undefined): OrderedRows[] => (rows ? [{ rows, backwards: true }] : []);
