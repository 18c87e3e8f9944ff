/** One upload under way. */
export interface OpenUpload {
  /** Counts bytes that came. False when all unfinished uploads together are over their limit. */
  take(bytes: number): boolean;
  /** The upload has ended, well or not: its bytes count no more. May be called again. */
  end(): void;
}

/** How much may be under way at once. */
export interface UploadLimits {
  /** Unfinished uploads. */
  readonly uploads: number;
  /** Bytes of all of them together. */
  readonly uploadBytes: number;
}

/** What unfinished uploads take together: slow or stalled ones must not fill descriptors and the disk. */
export class UploadBudget {
  readonly #limits: UploadLimits;
  #uploads = 0;
  #bytes = 0;

  constructor(limits: UploadLimits) {
    this.#limits = limits;
  }

  /** How many uploads are unfinished, and their bytes. */
  get used(): { readonly uploads: number; readonly bytes: number } {
    return { uploads: this.#uploads, bytes: this.#bytes };
  }

  /** Begins an upload; null while there are as many as there may be. */
  begin(): OpenUpload | null {
    if (this.#uploads >= this.#limits.uploads) return null;
    this.#uploads += 1;
    let own = 0;
    let ended = false;
    return {
      take: (bytes) => {
        own += bytes;
        this.#bytes += bytes;
        return this.#bytes <= this.#limits.uploadBytes;
      },
      end: () => {
        if (ended) return;
        ended = true;
        this.#uploads -= 1;
        this.#bytes -= own;
      },
    };
  }
}
