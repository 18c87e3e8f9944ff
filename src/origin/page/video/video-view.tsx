import { useEffect } from 'preact/hooks';
import { useStore } from '../../../pages/parts/use-store.ts';
import type { Api } from '../api/api.ts';
import { hashOf, home } from '../route/place.ts';
import type { OriginStore } from '../store/origin-store.ts';
import { VideoPage } from './video-page.tsx';

/** The page of one video, as soon as it is known. */
export function VideoView({ id, store, api }: { readonly id: string; readonly store: OriginStore; readonly api: Api }) {
  const video = useStore(store.videos.of(id));
  useEffect(() => {
    void store.attempt(() => store.load(id));
  }, [id]);
  if (video === 'deleted') {
    return (
      <div class="empty">
        <h1>This video was deleted</h1>
        <p>
          <a href={hashOf(home)}>The library</a> has the others.
        </p>
      </div>
    );
  }
  if (video === null) return <p class="empty">Loading.</p>;
  return <VideoPage {...{ video, store, api }} />;
}
