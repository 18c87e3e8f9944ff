import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { VideoView } from '../../videos/view.ts';
import { LanguagePicker } from './language-picker.tsx';

/** Asks for further languages of a video. */
export function AddLanguages(props: {
  readonly video: VideoView;
  /** Adds them. Returns the problem in words; null: they are being made. */
  readonly onAdd: (to: readonly string[]) => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const { video, onAdd, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState<readonly string[]>(video.job.adding);
  const [problem, setProblem] = useState<string | null>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="add" aria-labelledby="add-title" onClose={onClose}>
      <h2 id="add-title">Add languages</h2>
      <p class="dim">
        They are translated from the captions as they are now. Only what is new is translated and paid; the other tracks
        stay as they are.
      </p>
      <LanguagePicker
        label="Languages"
        chosen={chosen}
        without={video.tracks.map(({ language }) => language)}
        onChange={setChosen}
      />
      {problem !== null && (
        <p class="small bad-text" role="alert">
          {problem}
        </p>
      )}
      <div class="dialog-line">
        <span class="grow" />
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <button
          type="button"
          class="button main"
          disabled={chosen.length === 0}
          onClick={async () => {
            const found = await onAdd(chosen);
            setProblem(found);
            if (found === null) dialog.current?.close();
          }}
        >
          {chosen.length < 2 ? 'Translate' : `Translate into ${chosen.length} languages`}
        </button>
      </div>
    </dialog>
  );
}
