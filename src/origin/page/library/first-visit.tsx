import { Icon } from '../parts/icon.tsx';
import type { Uploads } from '../upload/uploads.ts';

/** What a person meets before there is any video. */
export function FirstVisit({ uploads }: { readonly uploads: Uploads }) {
  return (
    <div class="first">
      <Icon name="up" />
      <h2>Drop videos here to caption them</h2>
      <p class="dim">MP4, MOV, WebM or MKV with sound. They are transcribed, translated, and stay yours to correct.</p>
      <div class="first-actions">
        <button type="button" class="button main" onClick={() => uploads.choose()}>
          Choose videos
        </button>
        <button type="button" class="button" onClick={() => void uploads.addSample()}>
          Try the sample
        </button>
      </div>
    </div>
  );
}
