/** One unfinished upload. */
export interface OpenUpload {
  /** Counts received bytes. Returns false when all unfinished uploads together exceed their limit. */
  take(bytes: number): boolean;
  /** Counts only so many of its bytes from now on: the others are not kept. */
  keep(bytes: number): void;
  /** Ends the upload with any outcome: its bytes no longer count. May be called again. */
  end(): void;
}

/** Limits of unfinished uploads. */
export interface UploadLimits {
  /** Most unfinished uploads. */
  readonly uploads: number;
  /** Most bytes of all of them together. */
  readonly uploadBytes: number;
}

/** Counts all unfinished uploads, so that slow or stalled ones do not fill descriptors and the disk. */
export class UploadBudget {
  readonly #limits: UploadLimits;
  #uploads = 0;
  #bytes = 0;

  constructor(limits: UploadLimits) {
    this.#limits = limits;
  }

  /** Number of unfinished uploads, and their bytes. */
  get used(): { readonly uploads: number; readonly bytes: number } {
    return { uploads: this.#uploads, bytes: this.#bytes };
  }

  /** Begins an upload; returns null at the limit. */
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
      keep: (bytes) => {
        if (ended) return;
        this.#bytes -= own - bytes;
        own = bytes;
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
