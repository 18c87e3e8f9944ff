import { useLayoutEffect, useRef } from 'preact/hooks';
import { keyRows } from './model/keys.ts';

/** The list of keys, over the page. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="keys" aria-label="Keys" onClose={onClose}>
      <h2>Keys</h2>
      <dl>
        {keyRows.map(({ action, shown, does }) => (
          <div key={action}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Ctrl+Enter</kbd>
          </dt>
          <dd>In a text: keep it, and edit the next cue</dd>
        </div>
      </dl>
      <button type="button" class="button main" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
