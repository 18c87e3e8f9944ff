import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Rows that are drawn above and below the window. */
const SPARE = 6;

/** Rows of a long list that are drawn: the first, and the one after the last. */
export type Range = readonly [first: number, end: number];

/** Returns the rows of a list in a window. @param top pixels between the top of the list and that of the window */
export function rangeOf(
  top: number,
  height: number,
  { rowHeight, count }: { rowHeight: number; count: number },
): Range {
  const first = Math.floor(top / rowHeight) - SPARE;
  const end = Math.ceil((top + height) / rowHeight) + SPARE;
  return [Math.max(0, Math.min(first, count)), Math.max(0, Math.min(end, count))];
}

/** Follows the rows of a list that are in the window, by the scrolling of the page. */
export function useRange(box: RefObject<HTMLElement | null>, count: number): { range: Range; rowHeight: number } {
  const [state, setState] = useState({ range: [0, Math.min(count, 20)] as Range, rowHeight: 0 });
  useLayoutEffect(() => {
    const look = () => {
      const element = box.current;
      if (element === null) return;
      const rowHeight = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row-height'));
      const range = rangeOf(-element.getBoundingClientRect().top, innerHeight, { rowHeight, count });
      setState((before) => {
        const isSame = before.rowHeight === rowHeight && before.range.every((one, at) => one === range[at]);
        return isSame ? before : { range, rowHeight };
      });
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [count]);
  return state;
}
