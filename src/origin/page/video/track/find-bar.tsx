import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { findCues, replaceIn, type Search } from '../model/find.ts';
import type { EditorCue } from '../model/track-file.ts';
import { Icon } from '../player/icons.tsx';

/** Finds and replaces a text in the whole track. */
export function FindBar(props: {
  readonly cues: readonly EditorCue[];
  readonly chosen: number;
  /** Tells the page which cues hold the text. */
  readonly onFound: (found: readonly number[]) => void;
  readonly onGo: (at: number) => void;
  readonly onReplace: (change: (cues: readonly EditorCue[]) => readonly EditorCue[]) => void;
  readonly onClose: () => void;
}) {
  const { cues, chosen, onFound, onGo, onReplace, onClose } = props;
  const [search, setSearch] = useState<Search>({ text: '', matchCase: false });
  const [by, setBy] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const found = findCues(cues, search);
  const names = found.join();
  useEffect(() => {
    onFound(found);
    return () => onFound([]);
  }, [names]);
  const next = (from: number) => found.find((at) => at > from) ?? found[0];
  const previous = (from: number) => found.findLast((at) => at < from) ?? found.at(-1);
  const go = (at: number | undefined) => at !== undefined && onGo(at);
  const place = found.indexOf(chosen);
  const words =
    search.text.trim() === ''
      ? ''
      : found.length === 0
        ? 'Not found'
        : `${place < 0 ? '' : `${place + 1} of `}${found.length} ${found.length === 1 ? 'cue' : 'cues'}`;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.target === input.current)
      go(event.shiftKey ? previous(chosen) : next(chosen));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search class="strip" aria-label="Find and replace" onKeyDown={onKeyDown}>
      <input
        ref={input}
        class="field"
        type="search"
        placeholder="Find"
        aria-label="Find"
        value={search.text}
        onInput={({ currentTarget }) => setSearch({ ...search, text: currentTarget.value })}
      />
      <button type="button" class="button" disabled={found.length === 0} onClick={() => go(next(chosen))}>
        Next
      </button>
      <label class="check">
        <input
          type="checkbox"
          checked={search.matchCase}
          onChange={({ currentTarget }) => setSearch({ ...search, matchCase: currentTarget.checked })}
        />
        Match case
      </label>
      <input
        class="field"
        placeholder="Replace with"
        aria-label="Replace with"
        value={by}
        onInput={({ currentTarget }) => setBy(currentTarget.value)}
      />
      <button
        type="button"
        class="button"
        disabled={place < 0}
        onClick={() => {
          onReplace((all) => replaceIn(all, search, by, [chosen]));
          go(next(chosen));
        }}
      >
        Replace
      </button>
      <button
        type="button"
        class="button"
        disabled={found.length === 0}
        onClick={() => onReplace((all) => replaceIn(all, search, by, null))}
      >
        Replace all
      </button>
      <span class="small dim" role="status">
        {words}
      </span>
      <span class="grow" />
      <button type="button" class="button quiet" aria-label="Close find" onClick={onClose}>
        <Icon name="close" />
      </button>
    </search>
  );
}
