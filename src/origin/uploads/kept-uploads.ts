import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { makeFolder, replaceFile, syncFolder } from '../../base/durable-files.ts';
import { StateFileError } from '../../base/file-format.ts';
import type { OpenUpload, UploadBudget } from '../../base/upload-budget.ts';
import { uploadsFull } from '../videos/upload-refusals.ts';
import { readUpload, type UploadFacts, uploadText } from './upload-file.ts';

/** An unfinished upload. */
export interface KeptUpload {
  readonly facts: UploadFacts;
  readonly folder: string;
  /** Path of its bytes. */
  readonly path: string;
  /** Received bytes. */
  offset: number;
  /** Milliseconds since the epoch at the last byte. */
  touched: number;
  /** Counts its bytes. */
  readonly budget: OpenUpload;
  /** The request at work on it; null: none. */
  request: { stop(): void; readonly ended: Promise<void> } | null;
}

/** An upload without a new byte is forgotten after a day; after an hour, if its place is needed. */
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Unfinished uploads, which continue after a broken connection and after a restart. */
export class KeptUploads {
  readonly #folder: string;
  readonly #budget: UploadBudget;
  readonly #clock: Clock;
  readonly #uploads = new Map<string, KeptUpload>();

  private constructor(folder: string, budget: UploadBudget, clock: Clock) {
    this.#folder = folder;
    this.#budget = budget;
    this.#clock = clock;
  }

  /** Reads the uploads in a folder. Removes what is damaged or old: the uploader has the whole file. */
  static async open(folder: string, budget: UploadBudget, clock: Clock): Promise<KeptUploads> {
    await makeFolder(folder);
    const uploads = new KeptUploads(folder, budget, clock);
    for (const id of await readdir(folder)) await uploads.#take(id);
    return uploads;
  }

  /** Returns an upload; null for an unknown one. */
  get(id: string): KeptUpload | null {
    return this.#uploads.get(id) ?? null;
  }

  /** Begins an upload, durably. @throws {OriginError} 503 `uploads-full` */
  async create(wish: Omit<UploadFacts, 'id'>): Promise<KeptUpload> {
    await this.#forgetOlderThan(DAY_MS);
    let budget = this.#budget.begin();
    if (budget === null) {
      await this.#forgetOlderThan(HOUR_MS);
      budget = this.#budget.begin();
    }
    if (budget === null) throw uploadsFull();
    const facts: UploadFacts = { ...wish, id: randomBytes(16).toString('hex') };
    const folder = join(this.#folder, facts.id);
    try {
      await makeFolder(folder);
      await (await open(join(folder, 'video'), 'wx')).close();
      await replaceFile(join(folder, 'upload.json'), uploadText(facts));
      await syncFolder(this.#folder);
    } catch (error) {
      budget.end();
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    return this.#keep(facts, { offset: 0, touched: this.#clock.now(), budget });
  }

  /** Ends the request at work on an upload, if there is one. What it wrote is kept. */
  async interrupt({ request }: KeptUpload): Promise<void> {
    request?.stop();
    await request?.ended;
  }

  /** Forgets an upload on which no request is at work, and removes its bytes. */
  async release(upload: KeptUpload): Promise<void> {
    this.#uploads.delete(upload.facts.id);
    upload.budget.end();
    await rm(upload.folder, { recursive: true, force: true });
  }

  #keep(facts: UploadFacts, rest: Pick<KeptUpload, 'offset' | 'touched' | 'budget'>): KeptUpload {
    const folder = join(this.#folder, facts.id);
    const upload: KeptUpload = { facts, folder, path: join(folder, 'video'), request: null, ...rest };
    this.#uploads.set(facts.id, upload);
    return upload;
  }

  async #take(id: string): Promise<void> {
    const folder = join(this.#folder, id);
    const path = join(folder, 'upload.json');
    try {
      const facts = readUpload(await readFile(path, 'utf8'), path, id);
      const { size, mtimeMs } = await stat(join(folder, 'video'));
      const budget = this.#budget.begin();
      const isOld = this.#clock.now() - mtimeMs > DAY_MS;
      if (budget !== null && !isOld && size <= facts.length && budget.take(size)) {
        this.#keep(facts, { offset: size, touched: mtimeMs, budget });
        return;
      }
      budget?.end();
    } catch (error) {
      const { code } = Object(error) as NodeJS.ErrnoException;
      if (!(error instanceof StateFileError) && code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    }
    await rm(folder, { recursive: true, force: true });
  }

  async #forgetOlderThan(age: number): Promise<void> {
    const now = this.#clock.now();
    for (const upload of [...this.#uploads.values()]) {
      if (upload.request === null && now - upload.touched > age) await this.release(upload);
    }
  }
}
