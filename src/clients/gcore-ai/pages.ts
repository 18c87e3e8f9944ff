import { everyItem } from '../http.ts';
import type { TaskPage, TaskSummary } from './task-types.ts';
import type { Video } from './video-types.ts';

/** Yields every task of a paged list once. The specification documents a 404 on this list without its condition. */
export const everyTask = (read: (page: number) => Promise<TaskPage>): AsyncGenerator<TaskSummary, void, undefined> =>
  everyItem({
    first: 1,
    keyOf: ({ taskId }: TaskSummary) => taskId,
    async read(page: number) {
      const { tasks, nextPage } = await read(page);
      return { items: tasks, next: nextPage !== null && nextPage > page ? nextPage : null };
    },
  });

/** Yields every video once. The list is a bare array without a count or a next page, so only an empty page ends it. */
export const everyVideo = (read: (page: number) => Promise<readonly Video[]>): AsyncGenerator<Video, void, undefined> =>
  everyItem({
    first: 1,
    keyOf: ({ id }: Video) => id,
    read: async (page: number) => ({ items: await read(page), next: page + 1 }),
  });
