import { SortedRows } from './sorted-rows.ts';

/** Tenants by name, whose names are also kept in the order of their characters, for pages. */
export class TenantMap<Tenant> extends Map<string, Tenant> {
  readonly #names = new SortedRows<string>((left, right) => (left < right ? -1 : Number(left > right)));

  override set(name: string, tenant: Tenant): this {
    if (!this.has(name)) this.#names.add(name);
    return super.set(name, tenant);
  }

  override delete(name: string): boolean {
    this.#names.remove(name);
    return super.delete(name);
  }

  /** So many names behind this one, which may be absent. The first ones for an empty text. */
  namesAfter(name: string, count: number): string[] {
    return this.#names.after(name, count);
  }
}
