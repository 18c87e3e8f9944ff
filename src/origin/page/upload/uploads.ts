import { authorization } from '../api/token.ts';
import type { Here } from '../route/here.ts';
import { home } from '../route/place.ts';
import type { OriginStore } from '../store/origin-store.ts';
import { UploadQueue } from './queue.ts';
import { wishStore } from './wish.ts';

/** Everything that makes files into videos. */
export class Uploads {
  readonly queue: UploadQueue;
  readonly #here: Here;
  readonly #store: OriginStore;

  constructor(store: OriginStore, here: Here) {
    this.#store = store;
    this.#here = here;
    this.queue = new UploadQueue(async (name) => {
      store.status.set(`${name} is uploaded.`);
      await store.listing.readAgain();
    });
  }

  /** Uploads files with the languages that the person chose, and shows them in the library. */
  add(files: readonly File[]): void {
    const { to, from } = wishStore.value;
    if (this.#here.place.value.view !== 'library') this.#here.go(home);
    this.queue.add(files, { to: to.join(','), from: from ?? '' });
  }

  /** Lets the person choose files. */
  choose(): void {
    document.getElementById('file')?.click();
  }

  /** Uploads the bundled sample. */
  addSample(): Promise<boolean> {
    return this.#store.attempt(async () => {
      const bytes = await this.#sample();
      this.add([new File([bytes], 'Sample: hello captions.mp4', { type: 'video/mp4' })]);
    });
  }

  async #sample(): Promise<Blob> {
    const answer = await fetch('/sample.mp4', { headers: authorization() });
    if (!answer.ok) throw new Error('The sample is missing. Install the package again.');
    return answer.blob();
  }
}
