import { useKeys } from '../../../../src/pages/parts/use-keys.ts';
import { useStore } from '../../../../src/pages/parts/use-store.ts';
import type { Here } from '../data/here.ts';
import { hashOf, views } from '../data/place.ts';
import type { WorldView } from '../data/world.ts';
import { ClockBar } from './clock-bar.tsx';

/** The head of the page: views, the clock of the chosen tenant, a snapshot. */
export function Bar(props: { readonly world: WorldView; readonly here: Here; readonly onHelp: () => void }) {
  const { world, here, onHelp } = props;
  const place = useStore(here.place);
  const tenants = useStore(world.tenants);
  const chosen = tenants.find(({ name }) => name === place.tenant);
  const snapshot = async () => {
    const base = place.tenant === null ? '' : `/tenants/${encodeURIComponent(place.tenant)}`;
    if (await world.act('POST', `${base}/snapshots`, {})) here.go({ view: 'snapshots', item: null });
  };
  useKeys({ s: () => void snapshot() });
  return (
    <header class="bar">
      <span class="brand">
        <i aria-hidden="true" />
        <h1>caption-harness</h1>
      </span>
      <nav class="tabs" aria-label="Views">
        {views.map(([name, title]) => (
          <a
            key={name}
            href={hashOf({ ...place, view: name, item: null })}
            {...(place.view === name ? { 'aria-current': 'page' as const } : {})}
          >
            {title}
          </a>
        ))}
        <a href="/docs/control">API</a>
      </nav>
      <div class="tail">
        {chosen === undefined ? (
          <span class="faint small">Choose a tenant to move its clock</span>
        ) : (
          <ClockBar world={world} tenant={chosen} />
        )}
        <button type="button" class="button" onClick={() => void snapshot()}>
          Snapshot
        </button>
        <button type="button" class="button quiet" aria-label="Keys" title="Keys" onClick={onHelp}>
          ?
        </button>
      </div>
    </header>
  );
}
