import { Store } from '../../../pages/parts/store.ts';

/** Name under which the browser keeps the languages of new videos. */
const KEY = 'caption-harness-new-videos';

/** Languages of new videos. */
export interface Wish {
  /** Languages of the captions besides the spoken one: BCP 47. */
  readonly to: readonly string[];
  /** The spoken language; null to detect it. */
  readonly from: string | null;
}

const usual: Wish = { to: ['es', 'de', 'ja'], from: null };

/** The languages of new videos, which the browser keeps. */
export const wishStore = new Store<Wish>(usual);

/** Changes them, and keeps them. */
export function setWish(wish: Wish): void {
  wishStore.set(wish);
  try {
    localStorage.setItem(KEY, JSON.stringify(wish));
  } catch {
    // A browser that keeps nothing asks again.
  }
}

/** Reads what the browser has kept. */
export function takeWish(): void {
  try {
    const { to, from } = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Wish;
    if (Array.isArray(to) && to.every((tag) => typeof tag === 'string')) {
      wishStore.set({ to, from: typeof from === 'string' ? from : null });
    }
  } catch {
    // Nothing was kept.
  }
}
