import type { VideoView } from '../../videos/view.ts';
import type { Api } from '../api/api.ts';
import { takePoster } from './take-poster.ts';

/** Takes posters of the videos in sight that have none, one after the other, and gives them to the server for all viewers. */
export class Posters {
  readonly #api: Api;
  readonly #seen = new Set<string>();
  #turn: Promise<void> = Promise.resolve();

  constructor(api: Api) {
    this.#api = api;
  }

  /** Takes the poster of a video, unless it has one or was tried. */
  want({ id, url, poster, durationSeconds, job }: VideoView): void {
    // Before it is stored, the video may still vanish.
    if (poster !== null || job.stages.store.state !== 'done' || this.#seen.has(id)) return;
    this.#seen.add(id);
    this.#turn = this.#turn.then(() => this.#take(id, url, durationSeconds)).catch(() => {});
  }

  async #take(id: string, url: string, durationSeconds: number): Promise<void> {
    const body = await takePoster(url, durationSeconds);
    if (body === null) return;
    await this.#api.call('PUT', `/videos/${id}/poster.jpg`, { body, headers: { 'Content-Type': 'image/jpeg' } });
  }
}
