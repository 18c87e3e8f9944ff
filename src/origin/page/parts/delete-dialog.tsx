import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '../../../pages/parts/use-store.ts';
import type { Here } from '../route/here.ts';
import { home } from '../route/place.ts';
import type { OriginStore } from '../store/origin-store.ts';
import { countText } from './words.ts';

/** Asks before a video is deleted. It opens when `store.deleting` has one. */
export function DeleteDialog({ store, here }: { readonly store: OriginStore; readonly here: Here }) {
  const video = useStore(store.deleting);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (video !== null) dialog.current?.showModal();
  }, [video]);
  if (video === null) return null;
  const remove = async () => {
    dialog.current?.close();
    const { value: place } = here.place;
    if ((await store.delete(video)) && place.view === 'video' && place.id === video.id) here.go(home);
    document.getElementById('main')?.focus();
  };
  return (
    <dialog ref={dialog} class="ask" aria-labelledby="ask-title" onClose={() => store.deleting.set(null)}>
      <h2 id="ask-title">Delete {video.title}?</h2>
      <p>
        The video{video.tracks.length === 0 ? '' : `, its ${countText(video.tracks.length, 'caption track')}`} and all
        corrections are removed for everyone. This cannot be undone.
      </p>
      <div class="ask-actions">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          Keep it
        </button>
        <button type="button" class="button danger" onClick={() => void remove()}>
          Delete
        </button>
      </div>
    </dialog>
  );
}
