import { Store } from '../../../pages/parts/store.ts';
import type { VideoView } from '../../videos/view.ts';
import type { Api } from '../api/api.ts';
import { ApiError } from '../api/api-error.ts';
import { type Connection, follow } from '../api/follow.ts';
import { Videos } from './videos.ts';

/** What the page knows of the origin. There is one for the whole page: all parts show its state, and none keeps a copy. */
export class OriginStore {
  readonly videos = new Videos();
  readonly connection = new Store<Connection>('connecting');
  /** What went wrong last with an action of the person; null: nothing. */
  readonly problem = new Store<string | null>(null);
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Follows all videos. Returns how to stop. */
  start(): () => void {
    return follow('/events', {
      onState: (state) => this.connection.set(state),
      onEvent: ({ event, data }) => {
        const body = JSON.parse(data) as VideoView;
        this.videos.heard(body.id, event === 'deleted' ? 'deleted' : body);
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
