import type { OrderedRows, TaskIndex } from '../model/task-index.ts';
import type { TaskRow } from '../model/task-row.ts';

/** The parameters of a list of tasks. Empty filters are absent. */
export interface TaskQuery {
  readonly taskId?: string | undefined;
  readonly name?: string | undefined;
  readonly status?: string | undefined;
  readonly date?: string | undefined;
  readonly search?: string | undefined;
  readonly ordering?: string | undefined;
  /** From 1. */
  readonly page: number;
  readonly limit: number;
}

/** One page of a list. */
export interface TaskPage {
  /** The number of tasks on all pages. */
  readonly count: number;
  readonly rows: readonly TaskRow[];
}

/**
 * Finds a page of tasks. A list that an index holds costs as much as its page; other lists
 * (search, dates, several filters at once) read every task of the narrowest index.
 * @param text the text of a task that `search` searches
 */
export function findTasks(index: TaskIndex, query: TaskQuery, text: (row: TaskRow) => string): TaskPage {
  const start = (query.page - 1) * query.limit;
  if (query.taskId !== undefined) {
    const row = index.find(query.taskId);
    const rows = row && matcher(query, text)(row) ? [row] : [];
    return { count: rows.length, rows: rows.slice(start, start + query.limit) };
  }
  const ordered = query.ordering === undefined ? null : index.ordered(query.ordering);
  const lists = ordered ?? index.newest(query);
  const { status, name, date, search } = query;
  const filtered = date !== undefined || search !== undefined;
  const leftOver = ordered === null ? status !== undefined && name !== undefined : (status ?? name) !== undefined;
  return filtered || leftOver
    ? scan(lists, matcher(query, text), start, query.limit)
    : slice(lists, start, query.limit);
}

function slice(lists: readonly OrderedRows[], start: number, limit: number): TaskPage {
  const count = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  const page: TaskRow[] = [];
  let skipped = 0;
  for (const { rows, backwards } of lists) {
    for (let at = Math.max(0, start - skipped); at < rows.length && page.length < limit; at += 1) {
      const row = rows.at(backwards ? rows.length - 1 - at : at);
      if (row) page.push(row);
    }
    skipped += rows.length;
  }
  return { count, rows: page };
}

function scan(
  lists: readonly OrderedRows[],
  matches: (row: TaskRow) => boolean,
  start: number,
  limit: number,
): TaskPage {
  const page: TaskRow[] = [];
  let count = 0;
  for (const { rows, backwards } of lists) {
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows.at(backwards ? rows.length - 1 - at : at);
      if (!row || !matches(row)) continue;
      if (count >= start && page.length < limit) page.push(row);
      count += 1;
    }
  }
  return { count, rows: page };
}

function matcher(query: TaskQuery, text: (row: TaskRow) => string): (row: TaskRow) => boolean {
  const { status, name, date, search } = query;
  const created = date === undefined ? null : creationRange(date);
  const part = search?.toLowerCase();
  return (row) =>
    (status === undefined || row.status === status) &&
    (name === undefined || row.request.task_name === name) &&
    (created === null || (row.createdAt >= created.from && row.createdAt < created.to)) &&
    (part === undefined || text(row).toLowerCase().includes(part));
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** A date is that UTC day, a time that second (UTC unless it names an offset); anything else is null: ignored. */
function creationRange(text: string): { from: number; to: number } | null {
  const day = DATE.test(text);
  if (!day && !DATE_TIME.test(text)) return null;
  const time = Date.parse(day || /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(time)) return null;
  const length = day ? 86_400_000 : 1000;
  const from = Math.floor(time / 1000) * 1000;
  return { from, to: from + length };
}
