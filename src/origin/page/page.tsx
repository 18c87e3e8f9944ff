import { useStore } from '../../pages/parts/use-store.ts';
import type { Api } from './api/api.ts';
import { LibraryView } from './library/library-view.tsx';
import { Bar } from './parts/bar.tsx';
import { ProblemLine } from './parts/problem-line.tsx';
import type { Here } from './route/here.ts';
import type { OriginStore } from './store/origin-store.ts';
import { VideoView } from './video/video-view.tsx';

/** The whole page. */
export function Page(props: { readonly store: OriginStore; readonly api: Api; readonly here: Here }) {
  const { store, api, here } = props;
  const place = useStore(here.place);
  return (
    <div class="page">
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the content
      </button>
      <Bar />
      <ProblemLine store={store} />
      <main id="main" tabindex={-1}>
        {place.view === 'library' && <LibraryView store={store} api={api} here={here} />}
        {place.view === 'video' && <VideoView key={place.id} id={place.id} store={store} api={api} />}
      </main>
    </div>
  );
}
