import { expect, it } from 'vitest';
import { everyTask, everyVideo } from './pages.ts';
import type { TaskPage, TaskSummary } from './task-types.ts';
import type { Video } from './video-types.ts';

async function idsOf<T>(items: AsyncIterable<T>, idOf: (item: T) => unknown): Promise<unknown[]> {
  const ids: unknown[] = [];
  for await (const item of items) ids.push(idOf(item));
  return ids;
}

it('yields videos up to the first empty page', async () => {
  const pages: number[] = [];
  const read = async (page: number) => {
    pages.push(page);
    return ([[3, 2], [2, 1], []][page - 1] ?? []).map((id) => ({ id }) as Video);
  };
  expect(await idsOf(everyVideo(read), ({ id }) => id)).toEqual([3, 2, 1]);
  expect(pages).toEqual([1, 2, 3]);
});

it.each([
  ['without a next page', null],
  ['that leads back', 1],
])('yields tasks up to a page %s', async (_which, nextPage) => {
  const read = async (page: number): Promise<TaskPage> => ({
    count: null,
    tasks: [{ taskId: `t${page}` } as TaskSummary],
    nextPage: page === 1 ? 2 : nextPage,
    previousPage: null,
  });
  expect(await idsOf(everyTask(read), ({ taskId }) => taskId)).toEqual(['t1', 't2']);
});
