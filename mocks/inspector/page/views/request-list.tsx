import { useRef } from 'preact/hooks';
import { answerOf, clockTime, type Entry, toneOf } from '../data/entry.ts';
import { VirtualRows } from '../parts/virtual-rows.tsx';

const ROW = 36;

/** The requests that pass the filter, newest first. The arrow keys move the selection. */
export function RequestList(props: {
  readonly entries: readonly Entry[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}) {
  const { entries, selected, onSelect } = props;
  const at = selected === null ? -1 : entries.findIndex(({ id }) => id === selected);
  const focused = useRef(false);
  const move = (by: number) => {
    const next = entries[Math.max(0, Math.min(entries.length - 1, at < 0 ? 0 : at + by))];
    if (next !== undefined) onSelect(next.id);
  };
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    j: 1,
    k: -1,
    PageDown: 15,
    PageUp: -15,
    Home: -Infinity,
    End: Infinity,
  };
  return (
    <VirtualRows
      rows={entries}
      rowHeight={ROW}
      shown={focused.current || at >= 0 ? at : -1}
      attributes={{
        class: 'rows',
        role: 'listbox',
        tabIndex: 0,
        'aria-label': 'Requests, newest first',
        ...(at >= 0 ? { 'aria-activedescendant': `row-${selected}` } : {}),
        onKeyDown: (event) => {
          const by = steps[event.key];
          if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          focused.current = true;
          move(by);
        },
      }}
      draw={(entry, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list box takes the keys of all its options
        <div
          key={entry.id}
          id={`row-${entry.id}`}
          class="row"
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          aria-setsize={entries.length}
          aria-posinset={index + 1}
          onClick={() => onSelect(entry.id)}
        >
          <span class="mono dim">{clockTime(entry.time)}</span>
          <span class="dim">{entry.tenant}</span>
          <span class={entry.operation === null ? 'dim' : ''}>
            {entry.kind === 'webhook' ? 'webhook' : (entry.operation ?? 'unknown route')}
          </span>
          <span class="mono dim">{`${entry.method} ${entry.url ?? entry.path}`}</span>
          <span>
            <span class={`chip ${toneOf(entry)}`}>{answerOf(entry)}</span>
          </span>
        </div>
      )}
    />
  );
}
