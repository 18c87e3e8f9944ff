/** A token of the server that this tab keeps: in its storage or, where the browser has none for pages, until the next reload. */
export class TabToken {
  readonly #key: string;
  #kept: string | null = null;

  /** @param key its name in the storage of the tab */
  constructor(key: string) {
    this.#key = key;
  }

  /** The token; null: there is none. */
  get value(): string | null {
    try {
      this.#kept ??= sessionStorage.getItem(this.#key);
    } catch {
      // Storage is blocked.
    }
    return this.#kept;
  }

  /** Keeps a token. */
  keep(token: string): void {
    this.#kept = token;
    try {
      sessionStorage.setItem(this.#key, token);
    } catch {
      // Storage is blocked, or full.
    }
  }

  /** Moves a token out of the address (`#token=`), so that users do not copy it with the address. Returns whether there was one. */
  take(): boolean {
    const token = new URLSearchParams(location.hash.slice(1)).get('token');
    if (token === null) return false;
    this.keep(token);
    history.replaceState(null, '', location.pathname);
    return true;
  }

  /** The headers of every request: none for a token that a header cannot have, which the server refuses then. */
  get headers(): Record<string, string> {
    const token = this.value;
    return token === null || !/^[\t\x20-\x7e\x80-\xff]*$/.test(token) ? {} : { Authorization: `Bearer ${token}` };
  }
}
