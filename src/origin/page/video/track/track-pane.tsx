import type { Ref } from 'preact';
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'preact/hooks';
import { useStore } from '../../../../pages/parts/use-store.ts';
import { CueForm, type Written } from '../cues/cue-form.tsx';
import { CueList } from '../cues/cue-list.tsx';
import type { RowSaving } from '../cues/cue-marks.tsx';
import { CueRow } from '../cues/cue-row.tsx';
import { cueAt, cueBefore, timeOrder } from '../model/at-time.ts';
import { editableOf } from '../model/cue-text.ts';
import { merge, middleOf, remove, setText, setTimes, shift, split } from '../model/edits.ts';
import { firstChange } from '../model/history.ts';
import type { Action } from '../model/keys.ts';
import { marksOf, nextMarked } from '../model/marks.ts';
import type { EditorCue } from '../model/track-file.ts';
import type { Player } from '../player/player.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { FindBar } from './find-bar.tsx';
import type { OpenTrack } from './open-track.ts';
import { ShiftBar } from './shift-bar.tsx';
import { TrackBar } from './track-bar.tsx';

/** What the page asks of the pane. */
export interface PaneHandle {
  /** The playhead has moved. */
  onTime(milliseconds: number): void;
  /** Carries out a key. Returns whether it was one of the pane's. */
  act(action: Action): boolean;
}

type Open = 'find' | 'shift' | null;

/** The cues of a track beside the player, with all that edits them. */
export function TrackPane(props: {
  readonly open: OpenTrack;
  readonly label: string;
  readonly player: Player;
  readonly handle: Ref<PaneHandle>;
  readonly onHelp: () => void;
}) {
  const { open, label, player, handle, onHelp } = props;
  const { editor, language } = open;
  const state = useStore(editor.state);
  const reports = useStore(open.reports);
  const problem = useStore(open.problem);
  const cues = state?.history.now ?? NONE;
  const [chosenKey, setChosenKey] = useState<number | null>(null);
  const [editingKey, setEditingKey] = useState<number | null>(null);
  const [nowKey, setNowKey] = useState<number | null>(null);
  const [reveal, setReveal] = useState({ count: 0, isFocus: false });
  const [strip, setStrip] = useState<Open>(null);
  const [found, setFound] = useState<readonly number[]>([]);
  const pane = useRef<HTMLElement>(null);
  const places = useMemo(() => new Map(cues.map(({ key }, at) => [key, at])), [cues]);
  const order = useMemo(() => timeOrder(cues), [cues]);
  const foundSet = useMemo(() => new Set(found), [found]);
  const chosen = places.get(chosenKey ?? -1) ?? Math.min(0, cues.length - 1);
  const editing = places.get(editingKey ?? -1) ?? -1;

  const show = (isFocus: boolean) => setReveal(({ count }) => ({ count: count + 1, isFocus }));
  const choose = (at: number, isFocus = true) => {
    setChosenKey(editor.cues[at]?.key ?? null);
    show(isFocus);
  };
  const goTo = (at: number) => {
    const cue = editor.cues[at];
    if (!cue) return;
    choose(at);
    player.seek(cue.startMs / 1000);
  };
  useEffect(() => {
    if (!reveal.isFocus || editingKey !== null) return;
    const focused = document.activeElement;
    const isFree = focused === document.body || focused?.closest('.cues') !== null;
    if (isFree) pane.current?.querySelector<HTMLElement>('.cue[tabindex="0"]')?.focus({ preventScroll: true });
  }, [reveal, editingKey]);

  const edit = (change: (cues: readonly EditorCue[]) => readonly EditorCue[], doing: string): boolean =>
    editor.edit(change, doing);
  const keep = (cue: EditorCue, { text, startMs, endMs }: Written) => {
    const at = editor.cues.indexOf(cue);
    if (at < 0) return;
    edit((all) => setTimes(setText(all, at, text), at, { startMs, endMs }), 'Edit');
  };
  const kept = (cue: EditorCue, written: Written): number => {
    const at = editor.cues.indexOf(cue);
    keep(cue, written);
    return at;
  };
  const splitAt = (at: number, text: string, caret: number) => {
    const atMs = player.now;
    edit((all) => split(all, at, { text, caret, atMs }), 'Split');
    setEditingKey(null);
    choose(at);
  };
  const mergeAt = (at: number) => {
    edit((all) => merge(all, at), 'Merge');
    setEditingKey(null);
    choose(at);
  };
  const step = (move: () => boolean) => {
    setEditingKey(null);
    const before = editor.cues;
    if (move()) choose(firstChange(before, editor.cues));
  };
  const leave = (at: number, isNext: boolean) => {
    const next = isNext ? editor.cues[at + 1] : undefined;
    setEditingKey(next?.key ?? null);
    choose(next ? at + 1 : at);
    if (next) player.seek(next.startMs / 1000);
  };

  const acts: Partial<Record<Action, () => void>> = {
    previous: () => goTo(Math.max(0, chosen - 1)),
    next: () => goTo(Math.min(cues.length - 1, chosen + 1)),
    edit: () => chosen >= 0 && onEdit(chosen),
    split: () => {
      const text = editableOf(cues[chosen]?.payload ?? '');
      if (chosen >= 0) splitAt(chosen, text, middleOf(text));
    },
    merge: () => chosen >= 0 && mergeAt(chosen),
    remove: () => {
      if (chosen < 0) return;
      edit((all) => remove(all, chosen), 'Remove');
      choose(Math.min(chosen, editor.cues.length - 1));
    },
    in: () => chosen >= 0 && edit((all) => setTimes(all, chosen, { startMs: player.now }), 'Time in'),
    out: () => chosen >= 0 && edit((all) => setTimes(all, chosen, { endMs: player.now }), 'Time out'),
    undo: () => step(() => editor.undo()),
    redo: () => step(() => editor.redo()),
    find: () => setStrip('find'),
    shift: () => setStrip('shift'),
  };
  const isEditing = editingKey !== null;
  useImperativeHandle(handle, () => ({
    onTime(milliseconds) {
      const at = cueAt(cues, order, milliseconds);
      const key = cues[at]?.key ?? null;
      if (key === nowKey) return;
      setNowKey(key);
      if (isEditing || strip !== null || at < 0 || !player.state.value.isPlaying) return;
      setChosenKey(cues[cueBefore(order, milliseconds)]?.key ?? null);
      show(false);
    },
    act(action) {
      const act = acts[action];
      act?.();
      return act !== undefined;
    },
  }));
  const onChoose = useCallback((at: number) => goTo(at), [editor]);
  const onEdit = useCallback(
    (at: number) => {
      player.pause();
      choose(at, false);
      setEditingKey(editor.cues[at]?.key ?? null);
    },
    [editor],
  );
  const savingOf = (cue: EditorCue): RowSaving =>
    cue.source !== null ? 'untouched' : state?.saved.has(cue) ? 'saved' : 'not-saved';
  const draw = (cue: EditorCue, at: number) => {
    const marks = marksOf(cue, reports);
    if (cue.key === editingKey) {
      return (
        <CueForm
          key={cue.key}
          {...{ cue, at, language }}
          limits={reports.limits}
          stale={marks.stale}
          onKeep={keep}
          onLeave={(isNext) => leave(at, isNext)}
          onSplit={(written, caret) => splitAt(kept(cue, written), written.text, caret)}
          onMerge={(written) => mergeAt(kept(cue, written))}
          onFresh={() => void open.confirm(at)}
        />
      );
    }
    return (
      <CueRow
        key={cue.key}
        {...{ cue, at, language, marks, onChoose, onEdit }}
        saving={savingOf(cue)}
        isChosen={at === chosen}
        isNow={cue.key === nowKey}
        isFound={foundSet.has(at)}
      />
    );
  };
  const { saving } = state ?? { saving: { kind: 'saved' } as const };
  return (
    <section class="track" aria-label={`Captions, ${label}`} ref={pane}>
      <TrackBar
        {...{ saving, editor }}
        history={state?.history ?? null}
        counts={reports.counts}
        strip={strip}
        onAct={(action) => (action === 'help' ? onHelp() : acts[action]?.())}
        onNextMark={() => {
          const at = nextMarked(cues, reports, chosen);
          if (at >= 0) goTo(at);
        }}
      />
      {strip === 'find' && (
        <FindBar
          {...{ cues, chosen }}
          onFound={setFound}
          onGo={(at) => {
            choose(at, false);
            player.seek((cues[at]?.startMs ?? 0) / 1000);
          }}
          onReplace={(change) => edit(change, 'Replace')}
          onClose={() => {
            setStrip(null);
            show(true);
          }}
        />
      )}
      {strip === 'shift' && (
        <ShiftBar
          chosen={chosen}
          onShift={(from, by) => edit((all) => shift(all, from, by), 'Shift')}
          onClose={() => {
            setStrip(null);
            show(true);
          }}
        />
      )}
      {problem !== null && (
        <p class="empty" role="alert">
          {problem}
        </p>
      )}
      <CueList
        {...{ cues, draw }}
        chosen={editing >= 0 ? editing : chosen}
        reveal={reveal.count}
        label={`Cues, ${label}`}
      />
      {saving.kind === 'conflict' && (
        <ConflictDialog
          regions={saving.regions}
          language={language}
          onResolve={(choices) => void editor.resolve(choices)}
        />
      )}
    </section>
  );
}

const NONE: readonly EditorCue[] = [];
