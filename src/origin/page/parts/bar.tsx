import { useStore } from '../../../pages/parts/use-store.ts';
import { hashOf, home } from '../route/place.ts';
import type { OriginStore } from '../store/origin-store.ts';
import type { Uploads } from '../upload/uploads.ts';
import { countText } from './words.ts';

/** The head of the page: its name, the totals, the connection, and the button that uploads. */
export function Bar({ store, uploads }: { readonly store: OriginStore; readonly uploads: Uploads }) {
  const totals = useStore(store.listing.totals);
  const connection = useStore(store.connection);
  return (
    <header class="bar">
      <a class="brand" href={hashOf(home)}>
        <svg aria-hidden="true" width="22" height="16" viewBox="0 0 22 16" fill="none" stroke="var(--accent)">
          <rect x="1" y="1" width="20" height="14" rx="3" stroke-width="2" />
          <path d="M5 11h7M15 11h2" stroke-width="2" />
        </svg>
        Captions
      </a>
      <span class="grow" />
      {connection === 'lost' && (
        <span class="chip warn" role="status">
          no connection, trying again
        </span>
      )}
      <span class="dim totals">
        {totals === null ? '' : `${countText(totals.videos, 'video')}, ${countText(totals.tracks, 'track')}`}
      </span>
      <button type="button" class="button main" onClick={() => uploads.choose()}>
        Upload
      </button>
    </header>
  );
}
