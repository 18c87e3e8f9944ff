import { useMemo, useRef, useState } from 'preact/hooks';
import { useKeys } from '../../../../src/pages/parts/use-keys.ts';
import { useStore } from '../../../../src/pages/parts/use-store.ts';
import type { Entry } from '../data/entry.ts';
import { filterOf, filterWords } from '../data/filter.ts';
import type { Connection } from '../data/follow.ts';
import type { WorldView } from '../data/world.ts';
import { useHold } from '../parts/use-hold.ts';
import { RequestDetail } from './request-detail.tsx';
import { RequestList } from './request-list.tsx';

/** Live requests and the one that is looked at. */
export function RequestsView(props: {
  readonly world: WorldView;
  readonly tenant: string | null;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}) {
  const { world, tenant, selected, onSelect } = props;
  const origins = useStore(world.origins);
  const all = useStore(world.entries);
  const { rows: entries, fresh, release, attributes } = useHold(all, newSince);
  const connection = useStore(world.connection);
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const shown = useMemo(() => {
    const passes = filterOf(text);
    return entries.filter((entry) => (tenant === null || entry.tenant === tenant) && passes(entry)).reverse();
  }, [entries, text, tenant]);
  useKeys({ '/': () => field.current?.focus() });
  const emptyText = () => {
    if (text.trim() !== '' && entries.length > 0) return 'No request passes the filter.';
    return tenant !== null && connection === 'live' ? `No requests of ${tenant}.` : NOTHING[connection];
  };
  const entry = entries.find(({ id }) => id === selected);
  return (
    <>
      <main class={`middle ${tenant === null ? '' : 'of-one'}`} id="main" tabIndex={-1}>
        <div class="tools">
          <input
            ref={field}
            class="field search"
            value={text}
            placeholder="status:4xx rule:credits text"
            aria-label="Filter requests"
            title={`Words, and ${filterWords.map((word) => `${word}:`).join(' ')}; a minus turns a word round`}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <span class="grow" />
          {fresh > 0 && (
            <button type="button" class="button" onClick={release}>
              {`${fresh.toLocaleString('en')} new`}
            </button>
          )}
          <span class="faint" role="status">
            {`${shown.length.toLocaleString('en')} of ${all.length.toLocaleString('en')} requests, ${connection}`}
          </span>
        </div>
        <div class="row head" aria-hidden="true">
          <span>time (UTC)</span>
          <span>tenant</span>
          <span>operation</span>
          <span>path</span>
          <span>answer</span>
        </div>
        {shown.length === 0 ? (
          <div class="empty">
            {emptyText()}
            {entries.length === 0 && (
              <dl class="places">
                {Object.entries(origins).map(([provider, origin]) => (
                  <div key={provider}>
                    <dt class="dim">{provider}</dt>
                    <dd class="mono">{origin}</dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
        ) : (
          <div class="list" {...attributes}>
            <RequestList entries={shown} selected={selected} onSelect={onSelect} />
          </div>
        )}
      </main>
      <aside class={`side ${entry === undefined ? '' : 'open'}`} aria-label="Selected request">
        {entry === undefined ? (
          <p class="empty">Select a request: the reason of its answer stands here.</p>
        ) : (
          <>
            <button type="button" class="button quiet shut" onClick={() => onSelect(null)}>
              Close
            </button>
            <RequestDetail world={world} entry={entry} origin={origins[entry.provider] ?? ''} />
          </>
        )}
      </aside>
    </>
  );
}

/** What stands in an empty list. */
const NOTHING: Readonly<Record<Connection, string>> = {
  connecting: 'Reading …',
  live: 'No requests yet. Send one to a mock, and it appears here.',
  lost: 'The server cannot be reached. Check that it runs: this page connects by itself.',
  refused: 'The server asks for its token.',
};

/** How many entries came after the last one of the held list. */
function newSince(held: readonly Entry[], all: readonly Entry[]): number {
  const last = held.at(-1)?.id;
  const at = last === undefined ? -1 : all.findLastIndex(({ id }) => id === last);
  return at < 0 ? all.length : all.length - 1 - at;
}
