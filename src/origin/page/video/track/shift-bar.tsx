import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { readShift } from '../model/times.ts';
import { Icon } from '../player/icons.tsx';

/** Shifts the times of all cues, or of those from the chosen one on. */
export function ShiftBar(props: {
  /** Position of the chosen cue; -1: none. */
  readonly chosen: number;
  readonly onShift: (from: number, byMs: number) => void;
  readonly onClose: () => void;
}) {
  const { chosen, onShift, onClose } = props;
  const [text, setText] = useState('+0.5');
  const [isAll, setAll] = useState(true);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.select(), []);
  const by = readShift(text);
  const apply = () => by !== null && by !== 0 && onShift(isAll ? 0 : Math.max(0, chosen), by);
  return (
    <form
      class="strip"
      aria-label="Shift times"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <label>
        Shift by{' '}
        <input
          ref={input}
          class="field short"
          aria-invalid={by === null}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />{' '}
        seconds
      </label>
      <label class="check">
        <input type="radio" name="shift" checked={isAll} onChange={() => setAll(true)} />
        all cues
      </label>
      <label class="check">
        <input type="radio" name="shift" checked={!isAll} disabled={chosen < 0} onChange={() => setAll(false)} />
        {chosen < 0 ? 'from the chosen cue on' : `from cue ${chosen + 1} on`}
      </label>
      <button type="submit" class="button" disabled={by === null || by === 0}>
        Shift
      </button>
      <span class="small dim" role="status">
        {by === null ? 'Write seconds, such as -0.5 or 1:10.2.' : ''}
      </span>
      <span class="grow" />
      <button type="button" class="button quiet" aria-label="Close shift" onClick={onClose}>
        <Icon name="close" />
      </button>
    </form>
  );
}
