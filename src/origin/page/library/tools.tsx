import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '../../../pages/parts/use-keys.ts';
import type { Totals } from '../../videos/totals.ts';
import { numberText } from '../parts/words.ts';
import type { LibraryPlace } from '../route/place.ts';
import { filters, sorts } from './states.ts';

/** How long typing rests before the list is searched, in milliseconds. */
const REST_MS = 150;

/** Search, filters by state with their numbers, and order. */
export function Tools(props: {
  readonly place: LibraryPlace;
  readonly totals: Totals | null;
  readonly onChange: (place: LibraryPlace) => void;
}) {
  const { place, totals, onChange } = props;
  const search = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(place.q);
  useEffect(() => setText(place.q), [place.q]);
  useEffect(() => {
    if (text === place.q) return;
    const timer = setTimeout(() => onChange({ ...place, q: text }), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useKeys({ '/': () => search.current?.focus() });
  return (
    <div class="tools">
      <fieldset class={`filters ${totals === null ? 'unknown' : ''}`}>
        <legend class="hidden-text">State</legend>
        {filters.map(([state, label]) => (
          <button
            key={label}
            type="button"
            class="filter"
            aria-pressed={place.state === state}
            onClick={() => onChange({ ...place, state })}
          >
            {label} <span class="number">{totals === null ? '' : numberText(numberOf(totals, state))}</span>
          </button>
        ))}
      </fieldset>
      <span class="grow" />
      <input
        ref={search}
        class="field search"
        type="search"
        placeholder="Search titles"
        aria-label="Search titles"
        aria-keyshortcuts="/"
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <select
        class="field"
        aria-label="Order"
        value={place.sort ?? 'newest'}
        onChange={({ currentTarget: { value } }) => onChange({ ...place, sort: value === 'newest' ? null : value })}
      >
        {sorts.map(([sort, label]) => (
          <option key={sort} value={sort}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function numberOf({ videos, states }: Totals, state: string | null): number {
  if (state === null) return videos;
  return state.split(',').reduce((sum, one) => sum + (states[one as keyof Totals['states']] ?? 0), 0);
}
