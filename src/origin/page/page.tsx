import { useStore } from '../../pages/parts/use-store.ts';
import type { Api } from './api/api.ts';
import { LibraryView } from './library/library-view.tsx';
import { Bar } from './parts/bar.tsx';
import { DeleteDialog } from './parts/delete-dialog.tsx';
import { ProblemLine } from './parts/problem-line.tsx';
import type { Posters } from './poster/posters.ts';
import type { Here } from './route/here.ts';
import type { OriginStore } from './store/origin-store.ts';
import { DropZone } from './upload/drop-zone.tsx';
import { FileInput } from './upload/file-input.tsx';
import type { Uploads } from './upload/uploads.ts';
import { VideoView } from './video/video-view.tsx';

/** The whole page. */
export function Page(props: {
  readonly store: OriginStore;
  readonly uploads: Uploads;
  readonly posters: Posters;
  readonly api: Api;
  readonly here: Here;
}) {
  const { store, uploads, posters, api, here } = props;
  const place = useStore(here.place);
  const connection = useStore(store.connection);
  const status = useStore(store.status);
  const add = (files: readonly File[]) => uploads.add(files);
  return (
    <div class="page">
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the content
      </button>
      <Bar store={store} uploads={uploads} />
      {connection === 'refused' && (
        <p class="problem" role="alert">
          This server requires its token. Open the address that it printed, which ends in #token=….
        </p>
      )}
      <ProblemLine store={store} />
      <main id="main" tabindex={-1}>
        {place.view === 'library' && (
          <LibraryView place={place} store={store} uploads={uploads} posters={posters} here={here} />
        )}
        {place.view === 'video' && <VideoView key={place.id} id={place.id} store={store} api={api} />}
      </main>
      <p class="hidden-text" role="status">
        {status}
      </p>
      <DeleteDialog store={store} here={here} />
      <FileInput onFiles={add} />
      <DropZone onFiles={add} />
    </div>
  );
}
