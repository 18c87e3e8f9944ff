import { useMemo, useRef, useState } from 'preact/hooks';
import { filterOf, filterWords } from '../data/filter.ts';
import type { WorldView } from '../data/world.ts';
import { useKeys } from '../parts/use-keys.ts';
import { useStore } from '../parts/use-store.ts';
import { RequestDetail } from './request-detail.tsx';
import { RequestList } from './request-list.tsx';

/** Live requests and the one that is looked at. */
export function RequestsView(props: {
  readonly world: WorldView;
  readonly tenant: string | null;
  readonly origins: Readonly<Record<string, string>>;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}) {
  const { world, tenant, origins, selected, onSelect } = props;
  const entries = useStore(world.entries);
  const connection = useStore(world.connection);
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const shown = useMemo(() => {
    const passes = filterOf(text);
    return entries.filter((entry) => (tenant === null || entry.tenant === tenant) && passes(entry)).reverse();
  }, [entries, text, tenant]);
  useKeys({ '/': () => field.current?.focus() });
  const entry = entries.find(({ id }) => id === selected);
  return (
    <>
      <main class="middle" id="main" tabIndex={-1}>
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
          <span class="faint" role="status">
            {`${shown.length.toLocaleString('en')} of ${entries.length.toLocaleString('en')} requests, ${connection}`}
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
          <p class="empty">
            {entries.length === 0
              ? 'No requests yet. Send one to a mock, and it appears here.'
              : 'No request passes the filter.'}
          </p>
        ) : (
          <RequestList entries={shown} selected={selected} onSelect={onSelect} />
        )}
      </main>
      <aside class="side" aria-label="Selected request">
        {entry === undefined ? (
          <p class="empty">Select a request: the reason of its answer stands here.</p>
        ) : (
          <RequestDetail world={world} entry={entry} origin={origins[entry.provider] ?? ''} />
        )}
      </aside>
    </>
  );
}
