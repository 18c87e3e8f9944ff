import { Store } from '../../../pages/parts/store.ts';
import type { VideoView } from '../../videos/view.ts';

/** A video; null while it is unknown, `deleted` after it was deleted. */
export type Known = VideoView | null | 'deleted';

/** All videos that the page knows. Every part of the page reads a video's state here, so that two parts never disagree. */
export class Videos {
  readonly #cells = new Map<string, Store<Known>>();
  /** Moment of the latest event of each video, as `#now` counts. */
  readonly #heard = new Map<string, number>();
  #now = 0;

  /** The video with an id, for a part of the page that shows it. */
  of(id: string): Store<Known> {
    const known = this.#cells.get(id);
    if (known !== undefined) return known;
    const cell = new Store<Known>(null);
    this.#cells.set(id, cell);
    return cell;
  }

  /** Returns the present moment: call it before a request, and give it to `answered`. */
  moment(): number {
    return this.#now;
  }

  /** Takes a video of an answer. An event that came since the request is newer, and wins. */
  answered(video: VideoView, since: number): void {
    if ((this.#heard.get(video.id) ?? 0) <= since) this.of(video.id).set(video);
  }

  /** Takes a video of an event, or its deletion. */
  heard(id: string, known: VideoView | 'deleted'): void {
    this.#now += 1;
    this.#heard.set(id, this.#now);
    this.of(id).set(known);
  }
}
