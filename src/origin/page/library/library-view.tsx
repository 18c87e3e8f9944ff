import type { Api } from '../api/api.ts';
import type { Here } from '../route/here.ts';
import type { OriginStore } from '../store/origin-store.ts';

/** The library: all videos. */
export function LibraryView(_props: { readonly store: OriginStore; readonly api: Api; readonly here: Here }) {
  return <h1>Videos</h1>;
}
