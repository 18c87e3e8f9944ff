import type { HTMLAttributes, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';

/** A list that grows at its top, held still while a person works in it. */
export interface Held<Row> {
  /** The rows to show. */
  readonly rows: readonly Row[];
  /** How many came since it is held. */
  readonly fresh: number;
  /** Shows them. */
  readonly release: () => void;
  /** For the element around the list. */
  readonly attributes: Omit<HTMLAttributes<HTMLDivElement>, 'ref'> & { readonly ref: RefObject<HTMLDivElement | null> };
}

/** Holds a list still while the pointer or the focus is in it, or while it is scrolled, so that no row moves away from under a click. */
export function useHold<Row>(
  rows: readonly Row[],
  sinceOf: (held: readonly Row[], rows: readonly Row[]) => number,
): Held<Row> {
  const [held, setHeld] = useState<readonly Row[] | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const why = useRef({ pointer: false, focus: false, scroll: false });
  // The page scrolls, too, to what a link names: that holds nothing.
  const isTouched = useRef(false);
  const set = (change: Partial<typeof why.current>) => {
    Object.assign(why.current, change);
    const isHeld = Object.values(why.current).some(Boolean);
    setHeld((before) => (isHeld ? (before ?? rows) : null));
  };
  return {
    rows: held ?? rows,
    fresh: held === null ? 0 : sinceOf(held, rows),
    release: () => {
      for (const list of box.current?.children ?? []) list.scrollTop = 0;
      setHeld(rows);
    },
    attributes: {
      ref: box,
      onPointerEnter: () => set({ pointer: true }),
      onPointerLeave: () => set({ pointer: false }),
      onFocusIn: () => set({ focus: true }),
      onFocusOut: () => set({ focus: false }),
      onTouchStart: () => {
        isTouched.current = true;
      },
      onScrollCapture: ({ target }) => {
        const isAway = target instanceof Element && target.scrollTop > 0;
        const { pointer, focus, scroll } = why.current;
        if (!isAway) isTouched.current = false;
        set({ scroll: isAway && (pointer || focus || scroll || isTouched.current) });
      },
    },
  };
}
