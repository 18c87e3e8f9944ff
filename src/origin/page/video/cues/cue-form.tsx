import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { editableOf, payloadOf } from '../model/cue-text.ts';
import { middleOf } from '../model/edits.ts';
import type { Stale } from '../model/marks.ts';
import { type Limits, measure } from '../model/measure.ts';
import { readTime, tenths } from '../model/times.ts';
import type { EditorCue } from '../model/track-file.ts';

/** What a person wrote into the form of a cue. */
export interface Written {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** A cue while it is edited in place. It is kept when the form is left. */
export function CueForm(props: {
  readonly cue: EditorCue;
  readonly at: number;
  readonly language: string;
  readonly limits: Limits | null;
  readonly stale: Stale | null;
  readonly onKeep: (cue: EditorCue, written: Written) => void;
  /** Leaves the form; the next cue follows if `isNext`. */
  readonly onLeave: (isNext: boolean) => void;
  readonly onSplit: (written: Written, caret: number) => void;
  readonly onMerge: (written: Written) => void;
  readonly onFresh: () => void;
}) {
  const { cue, at, language, limits, stale, onKeep, onLeave, onSplit, onMerge, onFresh } = props;
  const [text, setText] = useState(() => editableOf(cue.payload));
  const [from, setFrom] = useState(() => tenths(cue.startMs));
  const [to, setTo] = useState(() => tenths(cue.endMs));
  const area = useRef<HTMLTextAreaElement>(null);
  const written = useRef<Written>({ text, startMs: cue.startMs, endMs: cue.endMs });
  // A time that nobody changed keeps its milliseconds.
  const startMs = from === tenths(cue.startMs) ? cue.startMs : readTime(from);
  const endMs = to === tenths(cue.endMs) ? cue.endMs : readTime(to);
  const isRight = startMs !== null && endMs !== null && endMs > startMs;
  written.current = { text, startMs: isRight ? startMs : cue.startMs, endMs: isRight ? endMs : cue.endMs };
  const { perSecond, longest, over } = measure(
    { payload: payloadOf(text), startMs: written.current.startMs, endMs: written.current.endMs },
    limits,
  );
  useLayoutEffect(() => {
    const box = area.current;
    if (box === null) return;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }, []);
  const keep = useRef(onKeep);
  keep.current = onKeep;
  // Also kept when the list draws other rows, or another cue is chosen.
  useLayoutEffect(() => () => keep.current(cue, written.current), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
    onLeave(event.key === 'Enter');
  };
  const name = `Cue ${at + 1}`;
  return (
    <div
      role="row"
      class="cue editing"
      data-key={cue.key}
      data-at={at}
      aria-rowindex={at + 1}
      aria-selected="true"
      onKeyDown={onKeyDown}
    >
      <span role="gridcell" class="cue-times mono">
        <input
          class="field"
          aria-label={`${name}, time in`}
          value={from}
          inputMode="decimal"
          aria-invalid={startMs === null}
          onInput={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <input
          class="field"
          aria-label={`${name}, time out`}
          value={to}
          inputMode="decimal"
          aria-invalid={!isRight}
          onInput={({ currentTarget }) => setTo(currentTarget.value)}
        />
      </span>
      <span role="gridcell" class="cue-body">
        {stale && (
          <span class="stale">
            <span>
              The original was <del>{stale.before || 'silence'}</del> and is now <ins>{stale.now || 'silence'}</ins>
            </span>
            <button type="button" class="button" onClick={onFresh}>
              Still right
            </button>
          </span>
        )}
        <textarea
          ref={area}
          class="field"
          aria-label={`${name}, text`}
          lang={language}
          dir="auto"
          rows={Math.max(2, text.split('\n').length)}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <span class="cue-tools">
          <span class={over.length > 0 ? 'small over' : 'small dim'} role="status">
            {over.length > 0 ? over.join('; ') : `${perSecond} characters a second, longest line ${longest}`}
            {!isRight && ' The cue must end after its start.'}
          </span>
          <button type="button" class="button" onClick={() => onSplit(written.current, caretOf(area.current, text))}>
            Split
          </button>
          <button type="button" class="button" onClick={() => onMerge(written.current)}>
            Merge with next
          </button>
          <button type="button" class="button main" onClick={() => onLeave(false)}>
            Done
          </button>
        </span>
      </span>
    </div>
  );
}

/** Where to split: at the caret if it stands within the text, else in the middle. */
function caretOf(area: HTMLTextAreaElement | null, text: string): number {
  const caret = area?.selectionStart ?? 0;
  return text.slice(0, caret).trim() === '' || text.slice(caret).trim() === '' ? middleOf(text) : caret;
}
