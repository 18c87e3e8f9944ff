import { Store } from '../../../pages/parts/store.ts';
import type { VideoView } from '../../videos/view.ts';
import type { Api } from '../api/api.ts';
import { ApiError } from '../api/api-error.ts';
import { type Connection, follow } from '../api/follow.ts';
import { Listing } from './listing.ts';
import { type Known, Videos } from './videos.ts';

/** What the page knows of the origin. There is one for the whole page: all parts show its state, and none keeps a copy. */
export class OriginStore {
  readonly videos = new Videos();
  readonly listing: Listing;
  readonly connection = new Store<Connection>('connecting');
  /** What went wrong last with an action of the person; null: nothing. */
  readonly problem = new Store<string | null>(null);
  /** What screen readers hear of an action that succeeded. */
  readonly status = new Store('');
  /** The video of which the page asks whether to delete it; null: none. */
  readonly deleting = new Store<VideoView | null>(null);
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
    this.listing = new Listing(api, this.videos);
  }

  /** Follows all videos. Returns how to stop. */
  start(): () => void {
    return follow('/events', {
      onState: (state) => {
        const isBack = state === 'live' && this.connection.value === 'lost';
        this.connection.set(state);
        // Changes meanwhile were missed.
        if (isBack) this.listing.refresh();
      },
      onEvent: ({ event, data }) => {
        const body = JSON.parse(data) as VideoView;
        const known: Known = event === 'deleted' ? 'deleted' : body;
        const before = this.videos.of(body.id).value;
        this.videos.heard(body.id, known);
        if (isOtherRow(before, known)) this.listing.refresh();
      },
    });
  }

  /** Reads one video, unless it is known. @throws {ApiError} as `Api.call`, except for 404, which is a deleted video */
  async load(id: string): Promise<void> {
    if (this.videos.of(id).value !== null) return;
    const since = this.videos.moment();
    try {
      this.videos.answered(await this.#api.get<VideoView>(`/videos/${id}`), since);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) throw error;
      this.videos.of(id).set('deleted');
    }
  }

  /** Continues the failed job of a video. @param isPaidAgain whether to pay once more for a lost answer */
  retry({ id }: VideoView, isPaidAgain: boolean): Promise<boolean> {
    const again = isPaidAgain ? '?pay-again=true' : '';
    return this.attempt(async () => {
      const since = this.videos.moment();
      const { body } = await this.#api.call<VideoView>('POST', `/videos/${id}/retry${again}`);
      this.videos.answered(body, since);
    });
  }

  /** Deletes a video. The page asked before. */
  delete({ id, title }: VideoView): Promise<boolean> {
    return this.attempt(async () => {
      await this.#api.call('DELETE', `/videos/${id}`);
      this.videos.heard(id, 'deleted');
      this.listing.refresh();
      this.status.set(`${title} was deleted.`);
    });
  }

  /** Carries out an action of the person, and shows its problem. Returns whether it succeeded. */
  async attempt(action: () => Promise<unknown>): Promise<boolean> {
    this.problem.set(null);
    try {
      await action();
      return true;
    } catch (error) {
      this.problem.set(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
}

/** Whether a change may put a row elsewhere, or change the totals. */
function isOtherRow(before: Known, known: Known): boolean {
  if (before === null || before === 'deleted' || known === null || known === 'deleted') return before !== known;
  return before.job.state !== known.job.state || before.tracks.length !== known.tracks.length;
}
