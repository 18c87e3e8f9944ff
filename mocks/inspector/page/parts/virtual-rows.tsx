import type { ComponentChildren, HTMLAttributes } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows that are drawn above and below what is seen. */
const SPARE = 8;

/** A long list of which only the rows in sight are drawn. */
export function VirtualRows<Row>(props: {
  readonly rows: readonly Row[];
  /** Pixels of a row. */
  readonly rowHeight: number;
  /** The row that must be in sight; -1: none. */
  readonly shown: number;
  readonly draw: (row: Row, at: number) => ComponentChildren;
  readonly attributes: HTMLAttributes<HTMLDivElement>;
}) {
  const { rows, rowHeight, shown, draw, attributes } = props;
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => setHeight(element.clientHeight));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || shown < 0) return;
    const from = shown * rowHeight;
    if (from < element.scrollTop) element.scrollTop = from;
    if (from + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = from + rowHeight - element.clientHeight;
  }, [shown]);
  const first = Math.max(0, Math.floor(top / rowHeight) - SPARE);
  const last = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + SPARE);
  return (
    <div {...attributes} ref={box} onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}>
      <div role="presentation" style={{ height: `${rows.length * rowHeight}px`, position: 'relative' }}>
        <div role="presentation" style={{ position: 'absolute', insetInline: 0, top: `${first * rowHeight}px` }}>
          {rows.slice(first, last).map((row, at) => draw(row, first + at))}
        </div>
      </div>
    </div>
  );
}
