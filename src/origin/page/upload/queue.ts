import { Store } from '../../../pages/parts/store.ts';
import { ApiError } from '../api/api-error.ts';
import { holdUpload } from './hold-upload.ts';
import { type KeptFile, keptFiles } from './kept-files.ts';
import { sendFile } from './send-file.ts';
import { SpeedMeter } from './speed.ts';
import { askOffset, beginUpload, endUpload, sendPiece, type UploadWish } from './tus.ts';

/** One file on its way to the server. */
export interface UploadItem {
  /** Names it on this page. */
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /**
   * `waiting`: for its turn. `paused`: by the person. `needs-file`: the page was loaded again, and the browser has not kept the file.
   * `checking`: all bytes are there, and the server looks at the video. `failed`: refused.
   */
  readonly state: 'waiting' | 'sending' | 'checking' | 'paused' | 'needs-file' | 'failed';
  /** Bytes that the server has. */
  readonly sent: number;
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
  /** Why it failed, or why it waits; null: nothing is wrong. */
  readonly problem: string | null;
}

interface Job {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly wish: UploadWish;
  readonly meter: SpeedMeter;
  file: File | null;
  /** Id of the upload; null before the server knows it. */
  id: string | null;
  stop: AbortController | null;
}

/** Uploads at once. */
const AT_ONCE = 2;

/** The uploads of this page, each on its own: that one fails, waits or ends does not change another. */
export class UploadQueue {
  readonly items = new Store<readonly UploadItem[]>([]);
  readonly #jobs = new Map<string, Job>();
  readonly #onVideo: (name: string) => Promise<void>;
  #count = 0;

  /** @param onVideo hears of each upload that has become a video, and shows the video: then its upload is shown no longer */
  constructor(onVideo: (name: string) => Promise<void>) {
    this.#onVideo = onVideo;
  }

  /** Continues the uploads that were unfinished when the page was left. */
  async start(): Promise<void> {
    for (const kept of await keptFiles.all()) if (await holdUpload(kept.id)) this.#take(kept);
    this.#next();
  }

  /** Adds files. One that an unfinished upload waits for continues it. */
  add(files: readonly File[], wish: UploadWish): void {
    for (const file of files) {
      const known = [...this.#jobs.values()].find((job) => job.file === null && isSame(job, file));
      if (known) {
        known.file = file;
        this.#change(known.key, { state: 'waiting', problem: null });
        if (known.id !== null) void keptFiles.keep(keptOf(known, known.id), file);
      } else this.#put({ name: file.name, size: file.size, file, id: null, wish }, 'waiting');
    }
    this.#next();
  }

  /** Stops an upload for now. The server keeps what came. */
  pause(key: string): void {
    this.#change(key, { state: 'paused', perSecond: null, secondsLeft: null });
    this.#jobs.get(key)?.stop?.abort();
  }

  /** Continues a paused or failed upload. */
  resume(key: string): void {
    this.#change(key, { state: 'waiting', problem: null });
    this.#next();
  }

  /** Ends an upload for good, and removes its bytes from the server. */
  cancel(key: string): void {
    const job = this.#jobs.get(key);
    if (job === undefined) return;
    this.#remove(key);
    job.stop?.abort();
    if (job.id === null) return;
    void keptFiles.forget(job.id);
    void endUpload(job.id).catch(() => {});
  }

  #take({ id, name, size, file, wish }: KeptFile): void {
    this.#put({ name, size, file, id, wish }, file === null ? 'needs-file' : 'waiting');
  }

  #put(job: Pick<Job, 'name' | 'size' | 'file' | 'id' | 'wish'>, state: UploadItem['state']): void {
    this.#count += 1;
    const key = `upload-${this.#count}`;
    const { name, size } = job;
    this.#jobs.set(key, { ...job, key, meter: new SpeedMeter(size), stop: null });
    const item: UploadItem = { key, name, size, state, sent: 0, perSecond: null, secondsLeft: null, problem: null };
    this.items.set([...this.items.value, item]);
  }

  #next(): void {
    for (const { key, state } of this.items.value) {
      const running = [...this.#jobs.values()].filter(({ stop }) => stop !== null).length;
      if (running >= AT_ONCE) return;
      const job = this.#jobs.get(key);
      if (state === 'waiting' && job?.file && job.stop === null) void this.#run(job, job.file);
    }
  }

  async #run(job: Job, file: File): Promise<void> {
    const stop = new AbortController();
    job.stop = stop;
    job.meter.reset();
    this.#change(job.key, { state: 'sending', problem: null });
    try {
      const id = await this.#send(job, file, stop.signal);
      await keptFiles.forget(id);
      await this.#onVideo(job.name);
      this.#remove(job.key);
    } catch (error) {
      if (!stop.signal.aborted) {
        // It does not begin by itself after a reload.
        if (job.id !== null) void keptFiles.forget(job.id);
        const problem = error instanceof Error ? error.message : String(error);
        this.#change(job.key, { state: 'failed', problem, perSecond: null, secondsLeft: null });
      }
    } finally {
      job.stop = null;
      this.#next();
    }
  }

  /** Sends a file and returns the id of its video. An upload that the server has forgotten begins again. */
  async #send(job: Job, file: File, signal: AbortSignal): Promise<string> {
    const id = job.id ?? (await this.#begin(job, file, signal));
    const onSent = (sent: number) => this.#sent(job, sent);
    const remote = {
      ask: () => askOffset(id, signal),
      send: (offset: number) => sendPiece({ id, file, offset, signal, onSent }),
      wait: (milliseconds: number) => waiting(milliseconds, signal),
    };
    const onTrouble = ({ message }: ApiError) => {
      if (!signal.aborted) this.#change(job.key, { problem: message, perSecond: null, secondsLeft: null });
      job.meter.reset();
    };
    try {
      await sendFile(file.size, remote, { onOffset: onSent, onTrouble });
      return id;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404 || signal.aborted) throw error;
      job.id = null;
      await keptFiles.forget(id);
      return this.#send(job, file, signal);
    }
  }

  async #begin(job: Job, file: File, signal: AbortSignal): Promise<string> {
    for (;;) {
      try {
        const id = await beginUpload(file.name, file.size, job.wish);
        job.id = id;
        // The person ended it meanwhile.
        if (!this.#jobs.has(job.key)) void endUpload(id).catch(() => {});
        else void holdUpload(id).then(() => keptFiles.keep(keptOf(job, id), file));
        return id;
      } catch (error) {
        if (!(error instanceof ApiError) || (error.status !== 0 && error.status < 500)) throw error;
        this.#change(job.key, { problem: error.message });
        await waiting(5_000, signal);
      }
    }
  }

  #sent(job: Job, sent: number): void {
    if (job.stop === null || job.stop.signal.aborted) return;
    const isWhole = sent >= job.size;
    const speed = isWhole ? { perSecond: null, secondsLeft: null } : job.meter.mark(sent, performance.now());
    this.#change(job.key, { state: isWhole ? 'checking' : 'sending', sent, problem: null, ...speed });
  }

  #change(key: string, changes: Partial<UploadItem>): void {
    this.items.set(this.items.value.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  }

  #remove(key: string): void {
    this.#jobs.delete(key);
    this.items.set(this.items.value.filter((item) => item.key !== key));
  }
}

const isSame = (job: Pick<Job, 'name' | 'size'>, file: File): boolean =>
  job.name === file.name && job.size === file.size;

const keptOf = ({ name, size, wish }: Job, id: string): Omit<KeptFile, 'file'> => ({ id, name, size, wish });

function waiting(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(new Error('stopped'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}
