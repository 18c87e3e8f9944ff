import { memo } from '../memo.ts';
import { shownLines } from '../model/cue-text.ts';
import type { Marks } from '../model/marks.ts';
import { tenths } from '../model/times.ts';
import type { EditorCue } from '../model/track-file.ts';
import { CueMarks, type RowSaving } from './cue-marks.tsx';

/** One cue: its times, its text, and what is said of it. */
export const CueRow = memo(function CueRow(props: {
  readonly cue: EditorCue;
  readonly at: number;
  readonly language: string;
  readonly marks: Marks;
  readonly saving: RowSaving;
  readonly isChosen: boolean;
  /** Whether the playhead is on it. */
  readonly isNow: boolean;
  readonly isFound: boolean;
  readonly onChoose: (at: number) => void;
  readonly onEdit: (at: number) => void;
}) {
  const { cue, at, language, marks, saving, isChosen, isNow, isFound, onChoose, onEdit } = props;
  return (
    <div
      role="row"
      class={isFound ? 'cue found' : 'cue'}
      data-key={cue.key}
      data-at={at}
      aria-rowindex={at + 1}
      aria-selected={isChosen}
      {...(isNow ? { 'aria-current': 'true' as const } : {})}
      tabIndex={isChosen ? 0 : -1}
      onClick={() => onChoose(at)}
      onDblClick={() => onEdit(at)}
    >
      <span role="gridcell" class="cue-times mono">
        <span>{tenths(cue.startMs)}</span>
        <span class="faint">{tenths(cue.endMs)}</span>
      </span>
      <span role="gridcell" class="cue-text" lang={language} dir="auto">
        {shownLines(cue.payload).join('\n')}
      </span>
      <span role="gridcell" class="cue-marks">
        <CueMarks marks={marks} saving={saving} />
      </span>
    </div>
  );
});
