import type { TrackView } from '../../../videos/view.ts';
import type { Api } from '../../api/api.ts';
import { OpenTrack } from './open-track.ts';

/** The tracks of a video that were opened, each with its own undo. */
export class OpenTracks {
  readonly #api: Api;
  readonly #onSaved: () => void;
  readonly #tracks = new Map<string, OpenTrack>();

  /** @param onSaved called after each save of any track */
  constructor(api: Api, onSaved: () => void) {
    this.#api = api;
    this.#onSaved = onSaved;
  }

  /** Returns a track, which it opens at the first call. */
  of(track: Pick<TrackView, 'language' | 'vtt'>): OpenTrack {
    const known = this.#tracks.get(track.language);
    if (known) return known;
    const open = new OpenTrack(this.#api, track, this.#onSaved);
    this.#tracks.set(track.language, open);
    void open.load();
    return open;
  }

  /** Saves what is not saved. Returns whether there was anything. */
  save(): boolean {
    let isAny = false;
    for (const { editor } of this.#tracks.values()) {
      if ((editor.state.value?.saving.kind ?? 'saved') === 'saved') continue;
      isAny = true;
      void editor.save();
    }
    return isAny;
  }
}
