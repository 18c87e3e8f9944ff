import type { FileShelf } from '../files/file-shelf.ts';
import type { TenantSnapshot } from './tenant-snapshot.ts';

/** A named snapshot of a tenant, or of all tenants. */
export interface Snapshot {
  readonly name: string;
  /** The tenants in it. */
  readonly tenants: readonly TenantSnapshot[];
  /** For a snapshot of the world: how many tenants were opened without a name. */
  readonly unnamed: number;
}

/** Whose snapshots: of the tenant of that name, or of the world. */
export type Scope = { readonly tenant: string } | 'world';

/** There is no room for another snapshot. */
export class SnapshotsFullError extends Error {
  override readonly name = 'SnapshotsFullError';
  readonly limit: number;

  constructor(limit: number) {
    super(`the world holds ${limit} snapshots`);
    this.limit = limit;
  }
}

/** The snapshots of a world by scope and name. */
export class SnapshotShelf {
  readonly #files: FileShelf;
  readonly #limit: number;
  readonly #scopes = new Map<string, Map<string, Snapshot>>();
  /** Grows with every change. */
  changes = 0;

  /** @param limit the most snapshots */
  constructor(files: FileShelf, limit: number) {
    this.#files = files;
    this.#limit = limit;
  }

  /** The number of snapshots. */
  get size(): number {
    let size = 0;
    for (const named of this.#scopes.values()) size += named.size;
    return size;
  }

  /** Adds a snapshot; it replaces one of the same name. @throws {SnapshotsFullError} */
  add(scope: Scope, snapshot: Snapshot): void {
    const before = this.find(scope, snapshot.name);
    if (before === null && this.size >= this.#limit) throw new SnapshotsFullError(this.#limit);
    for (const name of filesOf(snapshot)) this.#files.hold(name);
    this.remove(scope, snapshot.name);
    const named = this.#scopes.get(keyOf(scope)) ?? new Map<string, Snapshot>();
    this.#scopes.set(keyOf(scope), named.set(snapshot.name, snapshot));
    this.changes += 1;
  }

  find(scope: Scope, name: string): Snapshot | null {
    return this.#scopes.get(keyOf(scope))?.get(name) ?? null;
  }

  /** The snapshots of a scope, oldest first. */
  list(scope: Scope): Snapshot[] {
    return [...(this.#scopes.get(keyOf(scope))?.values() ?? [])];
  }

  /** All snapshots with their scopes. */
  *all(): Generator<{ readonly scope: Scope; readonly snapshot: Snapshot }> {
    for (const [key, named] of this.#scopes) {
      for (const snapshot of named.values()) yield { scope: key === '' ? 'world' : { tenant: key }, snapshot };
    }
  }

  /** A name that no snapshot of the scope has. */
  freeName(scope: Scope): string {
    let number = this.list(scope).length + 1;
    while (this.find(scope, `snapshot-${number}`) !== null) number += 1;
    return `snapshot-${number}`;
  }

  /** Removes a snapshot. Returns false if there is none of that name. */
  remove(scope: Scope, name: string): boolean {
    const named = this.#scopes.get(keyOf(scope));
    const snapshot = named?.get(name);
    if (named === undefined || snapshot === undefined) return false;
    named.delete(name);
    if (named.size === 0) this.#scopes.delete(keyOf(scope));
    for (const file of filesOf(snapshot)) this.#files.release(file);
    this.changes += 1;
    return true;
  }

  /** Removes all snapshots of a scope. */
  clear(scope: Scope): void {
    for (const { name } of this.list(scope)) this.remove(scope, name);
  }
}

const keyOf = (scope: Scope): string => (scope === 'world' ? '' : scope.tenant);

const filesOf = ({ tenants }: Snapshot): string[] => tenants.flatMap(({ files }) => files);
