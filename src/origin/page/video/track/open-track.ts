import { Store } from '../../../../pages/parts/store.ts';
import type { TrackView } from '../../../videos/view.ts';
import type { Api } from '../../api/api.ts';
import { type Finding, noReports, type Reports, reportsOf, type Stale } from '../model/marks.ts';
import type { Limits } from '../model/measure.ts';
import { TrackEditor } from '../model/track-editor.ts';

/** A track that is edited, and what the server says of it. */
export class OpenTrack {
  readonly language: string;
  readonly editor: TrackEditor;
  readonly reports = new Store<Reports>(noReports);
  /** Why it could not be read; null: it could. */
  readonly problem = new Store<string | null>(null);
  readonly #api: Api;
  readonly #base: string;
  readonly #onChanged: () => void;

  /** @param onChanged called after each change at the server */
  constructor(api: Api, { language, vtt }: Pick<TrackView, 'language' | 'vtt'>, onChanged: () => void) {
    this.#onChanged = onChanged;
    this.language = language;
    this.#api = api;
    this.#base = vtt.replace(/\.vtt$/, '');
    this.editor = new TrackEditor(api, vtt, () => {
      void this.look();
      onChanged();
    });
  }

  /** Reads the track, and what is said of it. */
  async load(): Promise<void> {
    try {
      await this.editor.load();
      await this.look();
    } catch (error) {
      this.problem.set(error instanceof Error ? error.message : String(error));
    }
  }

  /** Reads what is said of it. */
  async look(): Promise<void> {
    const { cues } = this.editor;
    const [found, stale] = await Promise.all([
      this.#api
        .get<{ findings: Finding[]; count: number; limits: Limits | null }>(`${this.#base}/findings`)
        .catch(() => null),
      this.#api.get<{ stale: Stale[]; count: number }>(`${this.#base}/stale`).catch(() => null),
    ]);
    // An edit since then moves the positions; its save looks again.
    if (!found || !stale || this.editor.cues !== cues) return;
    const { limits: before } = this.reports.value;
    // The same object for the same limits: measures of cues are kept by it.
    const limits = JSON.stringify(before) === JSON.stringify(found.limits) ? before : found.limits;
    this.reports.set(reportsOf(cues, { ...found, limits }, stale));
  }

  /** Says that a person has seen a stale cue, and that it stays. */
  async confirm(at: number): Promise<void> {
    await this.editor.save();
    await this.#api.call('PATCH', this.#base, { json: { cue: at } });
    this.#onChanged();
    await this.look();
  }
}
