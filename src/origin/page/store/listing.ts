import { Store } from '../../../pages/parts/store.ts';
import type { Totals } from '../../videos/totals.ts';
import type { VideoView } from '../../videos/view.ts';
import type { Api } from '../api/api.ts';
import type { Videos } from './videos.ts';

/** Videos of a page of the server's list. */
export const PAGE = 50;

/** How long changes are collected before the list is read again, in milliseconds. */
const AGAIN_MS = 400;

/** What the list shows. */
export interface ListQuery {
  readonly q: string;
  readonly state: string | null;
  readonly sort: string | null;
}

/** The list as far as it is known. */
export interface ListState {
  /** Videos that match; null before the first answer. */
  readonly count: number | null;
  /** Ids of the videos of each page that was read. */
  readonly pages: ReadonlyMap<number, readonly string[]>;
  /** Why the list cannot be read; null: it can. */
  readonly problem: string | null;
}

interface ListBody {
  readonly videos: readonly VideoView[];
  readonly count: number;
  readonly totals: Totals;
}

/** The list of the library: reads the pages in sight, and reads them again when videos come, go or change their state. */
export class Listing {
  readonly state = new Store<ListState>({ count: null, pages: new Map(), problem: null });
  readonly totals = new Store<Totals | null>(null);
  readonly #api: Api;
  readonly #videos: Videos;
  #query: ListQuery = { q: '', state: null, sort: null };
  /** Pages in sight. */
  #range: readonly [number, number] = [0, 0];
  /** Counts readings of the whole list, so that an answer to an older one is ignored. */
  #generation = 0;
  #asked = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(api: Api, videos: Videos) {
    this.#api = api;
    this.#videos = videos;
  }

  /** Shows other videos, or the same in another order. */
  async show(query: ListQuery): Promise<void> {
    this.#query = query;
    this.#range = [0, 0];
    await this.readAgain();
  }

  /** Reads the rows in sight, as far as they are missing. */
  want(first: number, last: number): void {
    this.#range = [Math.floor(first / PAGE), Math.floor(Math.max(first, last) / PAGE)];
    for (const page of this.#pagesInSight()) {
      if (this.state.value.pages.has(page) || this.#asked.has(page)) continue;
      this.#asked.add(page);
      void this.#read(page, this.#generation, (pages) => pages);
    }
  }

  /** Reads the list again soon. */
  refresh(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.readAgain();
    }, AGAIN_MS);
  }

  /** Reads what is in sight now; the rest is forgotten when it is there. */
  async readAgain(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    const inSight = this.#pagesInSight();
    this.#asked = new Set(inSight);
    let isFirst = true;
    await Promise.all(
      inSight.map((page) =>
        this.#read(page, generation, (pages) => {
          const kept = isFirst ? new Map<number, readonly string[]>() : pages;
          isFirst = false;
          return kept;
        }),
      ),
    );
  }

  #pagesInSight(): number[] {
    const [first, last] = this.#range;
    return Array.from({ length: last - first + 1 }, (_none, at) => first + at);
  }

  async #read(
    page: number,
    generation: number,
    keep: (pages: ReadonlyMap<number, readonly string[]>) => ReadonlyMap<number, readonly string[]>,
  ): Promise<void> {
    const since = this.#videos.moment();
    try {
      const { videos, count, totals } = await this.#api.get<ListBody>(`/videos?${this.#search(page)}`);
      if (generation !== this.#generation) return;
      for (const video of videos) this.#videos.answered(video, since);
      const pages = new Map(keep(this.state.value.pages)).set(
        page,
        videos.map(({ id }) => id),
      );
      this.totals.set(totals);
      this.state.set({ count, pages, problem: null });
    } catch (error) {
      if (generation !== this.#generation) return;
      this.#asked.delete(page);
      this.state.set({ ...this.state.value, problem: error instanceof Error ? error.message : String(error) });
    }
  }

  #search(page: number): URLSearchParams {
    const { q, state, sort } = this.#query;
    const search = new URLSearchParams({ limit: String(PAGE), offset: String(page * PAGE) });
    if (q !== '') search.set('q', q);
    if (state !== null) search.set('state', state);
    if (sort !== null) search.set('sort', sort);
    return search;
  }
}
