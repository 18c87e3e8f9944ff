import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../../../model/context/answer.ts';
import { show } from '../../../model/show.ts';

/** One page of a list. */
export interface Page {
  readonly answer: Answer;
  readonly ids: readonly unknown[];
}

/**
 * Walks the pages of a list, one page beyond the last full one excepted, and demands that each is as full as it can be, and that all
 * together have every entry once.
 */
export async function walkPages(
  wanted: readonly unknown[],
  size: number,
  read: (page: number) => Promise<Page>,
): Promise<void> {
  const seen: unknown[] = [];
  for (let number = 1; number === 1 || seen.length < wanted.length; number += 1) {
    const { answer, ids } = await read(number);
    const full = Math.min(size, wanted.length - seen.length);
    answer.verify(ids.length === full, `${full} entries on page ${number} of ${size}`, ids.length);
    seen.push(...ids);
    if (seen.length < wanted.length) continue;
    const [one, other] = [seen, wanted].map((all) => all.map(String).sort());
    answer.verify(isDeepStrictEqual(one, other), `the entries ${show(other)}`, show(one));
  }
}
