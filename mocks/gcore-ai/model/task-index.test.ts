// Covers: ../../kernel/world/sorted-rows.ts, task-row.ts

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskStatusNames } from '../../../src/contracts/gcore-ai/task-status.ts';
import { findTasks, type TaskQuery } from '../views/task-page.ts';
import { TaskIndex } from './task-index.ts';
import { type TaskRow, timeOf } from './task-row.ts';

const status = fc.constantFrom(...taskStatusNames);
const name = fc.constantFrom('transcription' as const, 'content-moderation' as const);
const time = fc.integer({ min: 0, max: 20 });
const change = fc.record({ at: fc.nat(), status, startedAt: fc.option(time) });
const query: fc.Arbitrary<TaskQuery> = fc.record({
  status: fc.option(status, { nil: undefined }),
  name: fc.option(name, { nil: undefined }),
  search: fc.option(fc.constantFrom('a', '1', 'S'), { nil: undefined }),
  ordering: fc.option(fc.constantFrom('task_id', 'status', 'task_name', 'started_at', 'x'), { nil: undefined }),
  page: fc.integer({ min: 1, max: 4 }),
  limit: fc.integer({ min: 1, max: 6 }),
});

const rowOf = (sequence: number, task_name: TaskRow['request']['task_name'], createdAt: number): TaskRow => ({
  id: `${(sequence * 7919) % 101}-${sequence}`,
  sequence,
  createdAt,
  status: 'RECEIVED',
  progress: 0,
  startedAt: null,
  completedAt: null,
  request: { url: `http://example.com/${sequence}`, task_name },
  step: 0,
  media: null,
  outcome: null,
  attach: null,
});

const text = (row: TaskRow): string => `${row.id} ${row.status} ${row.request.url}`;

/** The same page, found by sorting and filtering everything. */
function naively(rows: readonly TaskRow[], asked: TaskQuery) {
  const newest = (a: TaskRow, b: TaskRow) => timeOf(b) - timeOf(a) || b.sequence - a.sequence;
  const by = (key: (row: TaskRow) => string) => (a: TaskRow, b: TaskRow) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : newest(a, b);
  const orders: Record<string, (a: TaskRow, b: TaskRow) => number> = {
    task_id: by((row) => row.id),
    status: by((row) => row.status),
    task_name: by((row) => row.request.task_name),
    started_at: (a, b) => newest(b, a),
  };
  const found = rows
    .filter((row) => asked.status === undefined || row.status === asked.status)
    .filter((row) => asked.name === undefined || row.request.task_name === asked.name)
    .filter((row) => asked.search === undefined || text(row).toLowerCase().includes(asked.search.toLowerCase()))
    .sort(orders[asked.ordering ?? ''] ?? newest);
  const start = (asked.page - 1) * asked.limit;
  return { count: found.length, ids: found.slice(start, start + asked.limit).map(({ id }) => id) };
}

describe('TaskIndex', () => {
  it('finds the same as sorting and filtering everything, after any changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, time), { maxLength: 20 }),
        fc.array(change, { maxLength: 40 }),
        fc.array(query, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (made, changes, queries, rebuilt) => {
          const rows: TaskRow[] = [];
          const index = new TaskIndex(rows);
          for (const [position, [task, at]] of made.entries()) index.add(rowOf(position, task, at));
          for (const { at, ...next } of changes) {
            const row = rows[at % Math.max(1, rows.length)];
            if (row) index.change(row, next);
          }
          const asked = rebuilt ? new TaskIndex(rows) : index;
          expect(asked.open).toBe(rows.filter((row) => !['SUCCESS', 'FAILURE', 'REVOKED'].includes(row.status)).length);
          for (const one of queries) {
            const page = findTasks(asked, one, text);
            expect({ count: page.count, ids: page.rows.map(({ id }) => id) }).toEqual(naively(rows, one));
          }
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });
});
