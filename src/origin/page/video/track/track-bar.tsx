import type { History } from '../model/history.ts';
import type { Action } from '../model/keys.ts';
import type { Reports } from '../model/marks.ts';
import type { Saving, TrackEditor } from '../model/track-editor.ts';
import { Icon, type IconName } from '../player/icons.tsx';
import { SaveState } from './save-state.tsx';

/** The tools above the cues. */
export function TrackBar(props: {
  readonly editor: TrackEditor;
  readonly saving: Saving;
  readonly history: History | null;
  readonly counts: Reports['counts'];
  readonly strip: 'find' | 'shift' | null;
  readonly onAct: (action: Action) => void;
  readonly onNextMark: () => void;
}) {
  const { editor, saving, history, counts, strip, onAct, onNextMark } = props;
  const marks = counts.findings + counts.stale;
  const words = [
    ...(counts.findings > 0 ? [counts.findings === 1 ? '1 mark' : `${counts.findings} marks`] : []),
    ...(counts.stale > 0 ? [`${counts.stale} stale`] : []),
  ].join(', ');
  const [last, next] = [history?.before.at(-1)?.doing, history?.after.at(-1)?.doing];
  const tool = (action: Action, icon: IconName, name: string, more: object = {}) => (
    <button type="button" class="tool" aria-label={name} title={name} onClick={() => onAct(action)} {...more}>
      <Icon name={icon} />
    </button>
  );
  return (
    <div class="track-bar" role="toolbar" aria-label="Edit the track">
      {tool('undo', 'undo', last ? `Undo ${last.toLowerCase()}` : 'Undo', { disabled: !last })}
      {tool('redo', 'redo', next ? `Redo ${next.toLowerCase()}` : 'Redo', { disabled: !next })}
      {tool('find', 'search', 'Find and replace', { 'aria-expanded': strip === 'find' })}
      {tool('shift', 'clock', 'Shift times', { 'aria-expanded': strip === 'shift' })}
      <button type="button" class="tool help" aria-label="Keys" title="Keys" onClick={() => onAct('help')}>
        ?
      </button>
      {marks > 0 && (
        <button type="button" class="chip warn" aria-label={`${words}: go to the next`} onClick={onNextMark}>
          {words}
          <span aria-hidden="true"> ↓</span>
        </button>
      )}
      <span class="grow" />
      <SaveState saving={saving} onAgain={() => void editor.save()} />
    </div>
  );
}
