import { isClientError } from '../http.ts';
import type { TaskPage, TaskSummary } from './task-types.ts';

/** Consecutive pages without a new task after which the list counts as repeating itself. */
const STALE_PAGES = 3;

/**
 * Yields every task of a paged list once: tasks created meanwhile push others onto the next page. Ends at a page without
 * `next`, at an empty page, and at a 404 after the first page (as Django REST does; the specification documents a 404 on
 * this list without its condition).
 */
export async function* everyTask(
  read: (page: number) => Promise<TaskPage>,
): AsyncGenerator<TaskSummary, void, undefined> {
  const seen = new Set<string>();
  let stale = 0;
  for (let page = 1; ; ) {
    const { tasks, nextPage } = await read(page).catch((error: unknown) => {
      if (page > 1 && isClientError(error) && error.status === 404) return { tasks: [], nextPage: null };
      throw error;
    });
    const fresh = tasks.filter(({ taskId }) => !seen.has(taskId));
    for (const task of fresh) {
      seen.add(task.taskId);
      yield task;
    }
    stale = fresh.length === 0 ? stale + 1 : 0;
    if (tasks.length === 0 || nextPage === null || nextPage <= page || stale === STALE_PAGES) return;
    page = nextPage;
  }
}
