import { expect, it } from 'vitest';
import { BadRequestError } from './errors.ts';
import { everyItem, type Page } from './every.ts';

const call = { service: 'S', operation: 'o', costly: false, redact: (text: string) => text };

async function walk(pages: readonly (readonly number[] | Error)[], stalePages?: number) {
  let reads = 0;
  const read = async (cursor: number): Promise<Page<number, number>> => {
    reads += 1;
    const page = pages[Math.min(cursor, pages.length - 1)] ?? [];
    if (page instanceof Error) throw page;
    return { items: page, next: cursor + 1 };
  };
  const items: number[] = [];
  const limits = stalePages === undefined ? {} : { stalePages };
  for await (const item of everyItem({ read, first: 0, keyOf: (one) => one, ...limits })) items.push(item);
  return { items, reads };
}

it('yields each item once, also when new ones push others onto the next page', async () => {
  expect(await walk([[5, 4], [4, 3], [2], []])).toEqual({ items: [5, 4, 3, 2], reads: 4 });
});

it('ends a list that repeats itself', async () => {
  expect(await walk([[1, 2]])).toEqual({ items: [1, 2], reads: 4 });
  expect(await walk([[1, 2]], 1)).toEqual({ items: [1, 2], reads: 2 });
});

it('takes a 404 after the first page for the end, and no other failure', async () => {
  const failure = (status: number) => new BadRequestError(call, 'no', { status });
  expect((await walk([[1], failure(404)])).items).toEqual([1]);
  await expect(walk([failure(404)])).rejects.toMatchObject({ status: 404 });
  await expect(walk([[1], failure(400)])).rejects.toMatchObject({ status: 400 });
});

it('reads no further than its caller goes', async () => {
  let reads = 0;
  const read = async (cursor: number) => {
    reads += 1;
    return { items: [cursor], next: cursor + 1 };
  };
  for await (const item of everyItem({ read, first: 0, keyOf: (one: number) => one })) if (item === 1) break;
  expect(reads).toBe(2);
});
