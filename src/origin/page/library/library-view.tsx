import { useEffect } from 'preact/hooks';
import { useStore } from '../../../pages/parts/use-store.ts';
import { countText } from '../parts/words.ts';
import type { Posters } from '../poster/posters.ts';
import type { Here } from '../route/here.ts';
import { home, type LibraryPlace } from '../route/place.ts';
import type { OriginStore } from '../store/origin-store.ts';
import { UploadRow } from '../upload/upload-row.tsx';
import type { Uploads } from '../upload/uploads.ts';
import { WishLine } from '../upload/wish-line.tsx';
import { FirstVisit } from './first-visit.tsx';
import { Tools } from './tools.tsx';
import { VideoList } from './video-list.tsx';

/** The library: uploads under way, and all videos. */
export function LibraryView(props: {
  readonly place: LibraryPlace;
  readonly store: OriginStore;
  readonly uploads: Uploads;
  readonly posters: Posters;
  readonly here: Here;
}) {
  const { place, store, uploads, posters, here } = props;
  const { count, problem } = useStore(store.listing.state);
  const totals = useStore(store.listing.totals);
  const items = useStore(uploads.queue.items);
  useEffect(() => {
    document.title = 'Captions';
    void store.listing.show(place);
  }, [place.q, place.state, place.sort]);
  const isFirst = totals?.videos === 0 && items.length === 0;
  return (
    <div class="library">
      <h1>Videos</h1>
      <WishLine />
      {items.length > 0 && (
        <section aria-label="Uploads" class="card">
          <ul class="uploads">
            {items.map((item) => (
              <UploadRow key={item.key} item={item} queue={uploads.queue} onChoose={() => uploads.choose()} />
            ))}
          </ul>
        </section>
      )}
      {isFirst ? (
        <FirstVisit uploads={uploads} />
      ) : (
        <>
          <Tools place={place} totals={totals} onChange={(next) => here.change(next)} />
          {problem !== null && (
            <p class="list-problem" role="alert">
              {problem}{' '}
              <button type="button" class="button" onClick={() => store.listing.refresh()}>
                Read it again
              </button>
            </p>
          )}
          <p class="hidden-text" role="status">
            {count === null ? '' : countText(count, 'video')}
          </p>
          {count === 0 ? <Nothing place={place} onAll={() => here.change(home)} /> : null}
          <section class={`card ${count === 0 ? 'gone' : ''}`} aria-label="Library">
            <VideoList store={store} posters={posters} />
          </section>
        </>
      )}
    </div>
  );
}

function Nothing({ place, onAll }: { readonly place: LibraryPlace; readonly onAll: () => void }) {
  return (
    <p class="empty">
      {place.q === '' ? 'No videos in this state.' : `No title has “${place.q}”.`}{' '}
      <button type="button" class="button" onClick={onAll}>
        Show all videos
      </button>
    </p>
  );
}
