import { useEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '../../../pages/parts/use-store.ts';
import type { Posters } from '../poster/posters.ts';
import { PAGE } from '../store/listing.ts';
import type { OriginStore } from '../store/origin-store.ts';
import { useRange } from './use-range.ts';
import { EmptyRow, VideoRow } from './video-row.tsx';

/** How long a scroll rests before its rows are read, in milliseconds. */
const REST_MS = 60;

/** All videos that match. Only the rows near the window, and the one with the focus, are drawn. */
export function VideoList({ store, posters }: { readonly store: OriginStore; readonly posters: Posters }) {
  const { count, pages } = useStore(store.listing.state);
  const box = useRef<HTMLUListElement>(null);
  const rows = count ?? 0;
  const { range, rowHeight } = useRange(box, rows);
  const [focused, setFocused] = useState(-1);
  const [first, end] = range;
  useEffect(() => {
    const timer = setTimeout(() => store.listing.want(first, Math.max(first, end - 1)), REST_MS);
    return () => clearTimeout(timer);
  }, [first, end]);

  const drawn = Array.from({ length: end - first }, (_none, at) => first + at);
  if (focused >= 0 && focused < rows && !drawn.includes(focused)) drawn.push(focused);
  const move = (to: number) => {
    const at = Math.max(0, Math.min(rows - 1, to));
    setFocused(at);
    // It is drawn in the next frame.
    requestAnimationFrame(() => {
      const link = box.current?.querySelector<HTMLElement>(`[data-at="${at}"] .title`);
      link?.focus();
      link?.scrollIntoView({ block: 'nearest' });
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || focused < 0) return;
    if (step !== undefined) move(focused + step);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(rows - 1);
    else return;
    event.preventDefault();
  };
  return (
    <ul
      ref={box}
      class="rows"
      aria-label="Videos"
      style={{ height: rowHeight === 0 ? undefined : `${rows * rowHeight}px` }}
      onKeyDown={onKeyDown}
      onFocusIn={({ target }) =>
        setFocused(Number((target as Element).closest('[data-at]')?.getAttribute('data-at') ?? -1))
      }
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && box.current?.contains(relatedTarget))) setFocused(-1);
      }}
    >
      {drawn.map((at) => {
        const id = pages.get(Math.floor(at / PAGE))?.[at % PAGE];
        const place = { at, count: rows, top: at * rowHeight };
        return id === undefined ? (
          <EmptyRow key={`row-${at}`} {...place} />
        ) : (
          <VideoRow key={id} id={id} {...place} store={store} posters={posters} />
        );
      })}
    </ul>
  );
}
