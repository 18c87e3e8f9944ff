import type { Resource, TenantState } from '../data/tenant-state.ts';
import type { WorldView } from '../data/world.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { Credits, Plans, Windows } from './meters.tsx';
import { ResourceTable } from './resource-table.tsx';
import { TrackPlayer } from './track-player.tsx';

/** What the chosen tenant holds: credits, windows, what will happen, tasks, videos and tracks. */
export function StateView(props: {
  readonly world: WorldView;
  readonly tenant: string | null;
  readonly item: string | null;
  readonly onSelect: (item: string | null) => void;
}) {
  const { world, tenant, item, onSelect } = props;
  const path = tenant === null ? null : `/tenants/${encodeURIComponent(tenant)}`;
  const { body, problem } = useLoaded<TenantState>(path === null ? null : `${path}/state`);
  if (tenant === null || path === null) return <Say text="Choose a tenant: its state stands here." />;
  if (body === null) return <Say text={problem ?? 'Reading …'} />;
  const providers = Object.entries(body.resources);
  const selected = findItem(providers, item);
  return (
    <>
      <main class={selected === null ? 'middle wide' : 'middle'} id="main" tabIndex={-1}>
        <ScrollBox label={`State of ${tenant}`}>
          <div class="meters">
            <Credits world={world} path={path} credits={body.credits} />
            <Windows state={body} />
            <Plans state={body} />
          </div>
          {providers.map(([provider, { total, items }]) => (
            <ResourceTable
              key={provider}
              provider={provider}
              total={total}
              items={items}
              selected={item}
              onSelect={(one) => onSelect(one === null ? null : `${provider} ${one}`)}
            />
          ))}
          {providers.every(([, { total }]) => total === 0) && (
            <p class="empty">No tasks, videos or tracks yet. They appear here as requests make them.</p>
          )}
        </ScrollBox>
      </main>
      {selected !== null && (
        <TrackPlayer
          key={item}
          address={`${path}/tracks/${encodeURIComponent(selected.provider)}/${encodeURIComponent(selected.one.id)}`}
          resource={selected.one}
          onClose={() => onSelect(null)}
        />
      )}
    </>
  );
}

const Say = ({ text }: { readonly text: string }) => (
  <main class="middle wide" id="main" tabIndex={-1}>
    <p class="empty">{text}</p>
  </main>
);

function findItem(providers: readonly [string, { items: readonly Resource[] }][], item: string | null) {
  for (const [provider, { items }] of providers) {
    const one = items.find(({ id }) => `${provider} ${id}` === item);
    if (one !== undefined) return { provider, one };
  }
  return null;
}
