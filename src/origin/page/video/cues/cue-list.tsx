import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EditorCue } from '../model/track-file.ts';
import { offsetsOf, rowsWithin } from './offsets.ts';

/** Rows that are drawn above and below what is seen. */
const SPARE = 6;
/** Pixels of a line of text, and of what is around it in a row. */
const [LINE, AROUND] = [20, 22];

/** The cues of a track, of which only those in sight are drawn. */
export function CueList(props: {
  readonly cues: readonly EditorCue[];
  /** Position of the chosen cue; -1: none. */
  readonly chosen: number;
  /** Changes with each wish to bring the chosen cue into sight. */
  readonly reveal: number;
  readonly label: string;
  readonly draw: (cue: EditorCue, at: number) => ComponentChildren;
}) {
  const { cues, chosen, reveal, label, draw } = props;
  const box = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<number, number>());
  const [measured, setMeasured] = useState(0);
  const [view, setView] = useState({ top: 0, height: 600 });
  const offsets = useMemo(
    () =>
      offsetsOf(cues.length, (at) => {
        const { key, payload } = cues[at] as EditorCue;
        return heights.current.get(key) ?? AROUND + LINE * Math.max(2, payload.split('\n').length);
      }),
    [cues, measured],
  );
  const [from, to] = rowsWithin(offsets, view.top, view.top + view.height, SPARE);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => setView({ top: element.scrollTop, height: element.clientHeight }));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  useLayoutEffect(() => {
    let isNew = false;
    for (const row of rows.current?.children ?? []) {
      const { key } = (row as HTMLElement).dataset;
      const height = (row as HTMLElement).offsetHeight;
      if (key === undefined || heights.current.get(Number(key)) === height) continue;
      heights.current.set(Number(key), height);
      isNew = true;
    }
    if (isNew) setMeasured((count) => count + 1);
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || chosen < 0 || chosen >= cues.length) return;
    const [top, bottom] = [offsets.tops[chosen] as number, offsets.tops[chosen + 1] as number];
    const isSeen = top >= element.scrollTop && bottom <= element.scrollTop + element.clientHeight;
    if (!isSeen) element.scrollTop = Math.max(0, top - (element.clientHeight - (bottom - top)) / 3);
  }, [reveal]);
  return (
    <div
      ref={box}
      class="cues"
      role="grid"
      aria-label={label}
      aria-rowcount={cues.length}
      onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
    >
      <div role="presentation" class="cues-all" style={{ height: `${offsets.tops[cues.length]}px` }}>
        <div role="presentation" class="cues-seen" ref={rows} style={{ top: `${offsets.tops[from]}px` }}>
          {cues.slice(from, to).map((cue, at) => draw(cue, from + at))}
        </div>
      </div>
    </div>
  );
}
