/** What the page does at a key. */
export interface PageKey {
  readonly key: string;
  readonly does: string;
}

/** The keys of the page, as `?` lists them. */
export const pageKeys: readonly PageKey[] = [
  { key: '1 … 5', does: 'show requests, state, faults, snapshots, conduct' },
  { key: '/', does: 'write a filter' },
  { key: '↑ ↓ j k', does: 'select the request above or below' },
  { key: 'Home End', does: 'select the newest or oldest request' },
  { key: 'f', does: "freeze the tenant's clock, or let it run" },
  { key: 'm', does: 'move the clock 1 minute on' },
  { key: 'h', does: 'move the clock 1 hour on' },
  { key: 's', does: 'take a snapshot of the tenant, or of all' },
  { key: '?', does: 'show these keys' },
  { key: 'Esc', does: 'close them' },
];
