/** The views of the page, in the order of their tabs: name in the address, and title. */
export const views = [
  ['requests', 'Requests'],
  ['state', 'State'],
  ['faults', 'Faults'],
  ['snapshots', 'Snapshots'],
  ['conduct', 'Conduct'],
] as const;

/** Names a view. */
type ViewName = (typeof views)[number][0];

/** Where a person is: it stands in the address, so that a reload and a link lead there again. */
export interface Place {
  readonly view: ViewName;
  /** The chosen tenant; null: all. */
  readonly tenant: string | null;
  /** The selected journal entry or, in the state, the track. */
  readonly item: string | null;
}

/** Reads the part of an address behind `#`, such as `#/state?tenant=demo`. An unknown view is the first. */
export function placeOf(hash: string): Place {
  const [name, query = ''] = hash.replace(/^#\/?/, '').split('?');
  const wanted = new URLSearchParams(query);
  const view = views.find(([one]) => one === name)?.[0] ?? 'requests';
  return { view, tenant: wanted.get('tenant'), item: wanted.get('item') };
}

/** Writes a place as `placeOf` reads it. */
export function hashOf({ view, tenant, item }: Place): string {
  const query = new URLSearchParams();
  if (tenant !== null) query.set('tenant', tenant);
  if (item !== null) query.set('item', item);
  return `#/${view}${query.size === 0 ? '' : `?${query}`}`;
}
