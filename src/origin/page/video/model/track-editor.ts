import { Store } from '../../../../pages/parts/store.ts';
import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import { begin, go, type History, redo, undo } from './history.ts';
import { mergeChanges, mergedCues, type Region } from './merge-changes.ts';
import { type EditorCue, readTrack, writeTrack } from './track-file.ts';

type Cues = readonly EditorCue[];

/** Whether the server has what the page shows. */
export type Saving =
  | { readonly kind: 'saved' | 'waiting' | 'saving' }
  | { readonly kind: 'failed'; readonly message: string }
  /** Somebody else changed the same cues. */
  | { readonly kind: 'conflict'; readonly regions: readonly Region[] };

/** A track as the page edits it. */
export interface EditorState {
  readonly history: History;
  /** The cues that the server has. */
  readonly saved: ReadonlySet<EditorCue>;
  readonly saving: Saving;
}

/** Milliseconds of rest after an edit until it is saved. */
const REST_MS = 700;

/** Edits one track, and saves it after each edit, never over the change of somebody else. */
export class TrackEditor {
  /** null until the track is read. */
  readonly state = new Store<EditorState | null>(null);
  readonly #api: Api;
  readonly #path: string;
  readonly #onSaved: () => void;
  #tail = '';
  #etag = '';
  #base: Cues = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  /** Where a merge goes on: tag and cues of the other side. */
  #theirs: { readonly etag: string; readonly cues: Cues } | null = null;

  /**
   * @param path address of the WebVTT file
   * @param onSaved called after each save
   */
  constructor(api: Api, path: string, onSaved: () => void = () => {}) {
    this.#api = api;
    this.#path = path;
    this.#onSaved = onSaved;
  }

  /** Reads the track. @throws {ApiError} */
  async load(): Promise<void> {
    const { cues, tail, etag } = await this.#read();
    this.#tail = tail;
    this.#etag = etag;
    this.#base = cues;
    this.state.set({ history: begin(cues), saved: new Set(cues), saving: { kind: 'saved' } });
  }

  /** The cues now; none until the track is read. */
  get cues(): Cues {
    return this.state.value?.history.now ?? [];
  }

  /** Changes the cues, and saves them soon. Returns whether anything changed. @param doing names the step for undo */
  edit(change: (cues: Cues) => Cues, doing: string): boolean {
    return this.#move((history) => go(history, change(history.now), doing));
  }

  /** Takes the last step back. */
  undo(): boolean {
    return this.#move(undo);
  }

  /** Takes a step again. */
  redo(): boolean {
    return this.#move(redo);
  }

  /** Saves now what is not saved. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    const kind = this.state.value?.saving.kind;
    if (kind !== 'waiting' && kind !== 'failed') return;
    this.#running = this.#saveOnce().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** Ends a conflict. @param choices for each part that both changed: whose cues to take */
  async resolve(choices: readonly ('mine' | 'theirs')[]): Promise<void> {
    const state = this.state.value;
    const theirs = this.#theirs;
    if (state?.saving.kind !== 'conflict' || theirs === null) return;
    this.#take(mergedCues(state.saving.regions, choices), theirs);
    await this.save();
  }

  #move(step: (history: History) => History): boolean {
    const state = this.state.value;
    if (state === null || state.saving.kind === 'conflict') return false;
    const history = step(state.history);
    if (history.now === state.history.now) return false;
    this.state.set({ ...state, history, saving: { kind: 'waiting' } });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), REST_MS);
    return true;
  }

  async #read() {
    // A new address, because the browser's copy may be older than an edit.
    const path = `${this.#path}?${Date.now()}`;
    const { body = '', headers } = await this.#api.call<string>('GET', path);
    return { ...readTrack(body), etag: headers.get('ETag') ?? '' };
  }

  async #saveOnce(): Promise<void> {
    const cues = this.cues;
    this.#say({ kind: 'saving' });
    try {
      const { headers } = await this.#api.call('PUT', this.#path, {
        body: writeTrack({ cues, tail: this.#tail }),
        headers: { 'Content-Type': 'text/vtt', 'If-Match': this.#etag },
      });
      this.#etag = headers.get('ETag') ?? this.#etag;
      this.#base = cues;
      const isLast = this.cues === cues;
      this.#say({ kind: isLast ? 'saved' : 'waiting' }, cues);
      if (isLast) this.#onSaved();
    } catch (error) {
      if (error instanceof ApiError && error.status === 412) await this.#meet();
      else this.#say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Joins the change of somebody else with ours; asks the person only where both changed the same cue. */
  async #meet(): Promise<void> {
    const theirs = await this.#read().catch(() => null);
    if (theirs === null) {
      this.#say({ kind: 'failed', message: 'The server cannot be reached. Check that it runs.' });
      return;
    }
    const regions = mergeChanges(this.#base, this.cues, theirs.cues);
    if (regions.some(({ kind }) => kind === 'both')) {
      this.#theirs = theirs;
      this.#say({ kind: 'conflict', regions });
      return;
    }
    this.#take(mergedCues(regions, []), theirs);
    await this.#saveOnce();
  }

  #take(cues: Cues, theirs: { readonly etag: string; readonly cues: Cues }): void {
    const state = this.state.value as EditorState;
    this.#etag = theirs.etag;
    this.#base = theirs.cues;
    this.#theirs = null;
    this.state.set({ ...state, history: go(state.history, cues, 'Merge'), saving: { kind: 'waiting' } });
  }

  #say(saving: Saving, saved?: Cues): void {
    const state = this.state.value as EditorState;
    this.state.set({ ...state, saving, saved: saved ? new Set(saved) : state.saved });
  }
}
