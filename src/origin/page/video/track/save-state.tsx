import type { Saving } from '../model/track-editor.ts';

const words = {
  saved: 'Saved',
  waiting: 'Not saved yet',
  saving: 'Saving',
  conflict: 'Not saved: changed elsewhere',
} as const;

/** Whether the server has what the page shows. */
export function SaveState({ saving, onAgain }: { readonly saving: Saving; readonly onAgain: () => void }) {
  const isFailed = saving.kind === 'failed';
  return (
    <span class="save-state small" data-kind={saving.kind}>
      <span role="status">{isFailed ? `Not saved. ${saving.message}` : words[saving.kind]}</span>
      {isFailed && (
        <button type="button" class="button" onClick={onAgain}>
          Save again
        </button>
      )}
    </span>
  );
}
