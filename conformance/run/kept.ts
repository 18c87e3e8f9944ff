/** What a run made once for all checks of a target that has one account for them, and how it is removed. */
export class Kept {
  readonly #made = new Map<string, Promise<unknown>>();
  readonly #failed = new Set<string>();
  readonly #ends: (() => Promise<unknown>)[] = [];

  /** What has this name; made at the first call. A failure to make it is the failure of every call until `retry`. */
  get<T>(name: string, make: () => Promise<T>, end?: (made: T) => Promise<unknown>): Promise<T> {
    const known = this.#made.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.#made.set(name, made);
    made.catch(() => this.#failed.add(name));
    if (end !== undefined) this.#ends.push(async () => end(await made));
    return made;
  }

  /** Lets the next call make again what could not be made: a check is repeated. */
  retry(): void {
    for (const name of this.#failed) this.#made.delete(name);
    this.#failed.clear();
  }

  /** Removes everything, the last made first. Never rejects: what cannot be removed is left. */
  async end(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end().catch(() => {});
  }
}
