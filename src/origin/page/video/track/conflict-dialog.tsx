import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { shownLines } from '../model/cue-text.ts';
import type { Region } from '../model/merge-changes.ts';
import { tenths } from '../model/times.ts';
import type { EditorCue } from '../model/track-file.ts';

type Side = 'mine' | 'theirs';
type Both = Extract<Region, { kind: 'both' }>;

const sides: readonly (readonly [side: Side, title: string, all: string])[] = [
  ['mine', 'Yours', 'Take all of yours'],
  ['theirs', 'Theirs', 'Take all of theirs'],
];

/** Shows what two people changed at the same place, and asks which to keep. */
export function ConflictDialog(props: {
  readonly regions: readonly Region[];
  readonly language: string;
  readonly onResolve: (choices: readonly Side[]) => void;
}) {
  const { regions, language, onResolve } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const both = regions.filter((region): region is Both => region.kind === 'both');
  const [choices, setChoices] = useState<readonly (Side | null)[]>(() => both.map(() => null));
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const open = choices.filter((choice) => choice === null).length;
  const decided = choices.map((choice) => choice ?? 'mine');
  return (
    <dialog ref={dialog} class="conflict" aria-labelledby="conflict-title" onCancel={(event) => event.preventDefault()}>
      <h2 id="conflict-title">Changed by you and by somebody else</h2>
      <p class="dim">
        {`${both.length === 1 ? 'One place was' : `${both.length} places were`} changed on both sides since you opened the track. Nothing is lost: all other changes of both are kept.`}
      </p>
      <div class="conflict-all">
        {sides.map(([side, , all]) => (
          <button key={side} type="button" class="button" onClick={() => setChoices(both.map(() => side))}>
            {all}
          </button>
        ))}
      </div>
      <ol class="conflicts">
        {both.map((region, at) => (
          <li key={at}>
            <fieldset>
              <legend>{placeOf(region)}</legend>
              {sides.map(([side, title]) => (
                <label class="side-choice" key={side}>
                  <span class="check">
                    <input
                      type="radio"
                      name={`conflict-${at}`}
                      checked={choices[at] === side}
                      onChange={() => setChoices(choices.map((one, place) => (place === at ? side : one)))}
                    />
                    {title}
                  </span>
                  <Shown cues={region[side]} language={language} />
                </label>
              ))}
            </fieldset>
          </li>
        ))}
      </ol>
      <div class="dialog-line">
        <span class="small dim" role="status">
          {open > 0 ? `${open} to choose` : 'All chosen'}
        </span>
        <span class="grow" />
        <button type="button" class="button main" disabled={open > 0} onClick={() => onResolve(decided)}>
          Save this choice
        </button>
      </div>
    </dialog>
  );
}

function Shown({ cues, language }: { readonly cues: readonly EditorCue[]; readonly language: string }) {
  if (cues.length === 0) return <span class="faint">removed</span>;
  return (
    <>
      {cues.map((cue) => (
        <span class="side-cue" key={cue.key}>
          <span class="mono faint">{`${tenths(cue.startMs)} to ${tenths(cue.endMs)}`}</span>
          <span lang={language} dir="auto" class="cue-text">
            {shownLines(cue.payload).join('\n')}
          </span>
        </span>
      ))}
    </>
  );
}

function placeOf({ mine, theirs }: Both): string {
  const start = Math.min(...[...mine, ...theirs].map(({ startMs }) => startMs));
  return `At ${tenths(start)}`;
}
