import { useState } from 'preact/hooks';
import type { WorldView } from '../data/world.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { useLoaded } from '../parts/use-loaded.ts';

interface Snapshot {
  readonly name: string;
  readonly at?: string;
  readonly tenants?: number;
  readonly requests: number;
  readonly entries: number;
  readonly bytes: number;
}

/** The snapshots of the chosen tenant, or of all tenants together: take, restore, delete. */
export function SnapshotsView({ world, tenant }: { readonly world: WorldView; readonly tenant: string | null }) {
  const base = tenant === null ? '' : `/tenants/${encodeURIComponent(tenant)}`;
  const [name, setName] = useState('');
  const { body, problem, again } = useLoaded<{ snapshots: readonly Snapshot[] }>(`${base}/snapshots`);
  const whom = tenant ?? 'all tenants';
  const act = async (method: string, path: string, sent?: unknown) => {
    if (await world.act(method, base + path, sent)) await again();
  };
  const take = async (event: Event) => {
    event.preventDefault();
    await act('POST', '/snapshots', name === '' ? {} : { name });
    setName('');
  };
  return (
    <main class="middle wide" id="main" tabIndex={-1}>
      <form class="tools" onSubmit={take}>
        <input
          class="field search"
          value={name}
          placeholder="Name (default: snapshot-1, …)"
          aria-label="Name of a new snapshot"
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <button type="submit" class="button main">{`Take a snapshot of ${whom}`}</button>
      </form>
      {problem !== null && <p class="empty">{problem}</p>}
      {body?.snapshots.length === 0 && (
        <p class="empty">{`No snapshots of ${whom}. One keeps state, clock, windows, faults and journal, and puts them back in milliseconds.`}</p>
      )}
      {body !== null && body.snapshots.length > 0 && (
        <ScrollBox label="Snapshots">
          <table>
            <thead>
              <tr>
                <th>name</th>
                <th>{tenant === null ? 'tenants' : 'clock'}</th>
                <th class="num">requests</th>
                <th class="num">kB</th>
                <th>
                  <span class="hidden-text">actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {body.snapshots.map((one) => (
                <tr key={one.name}>
                  <td>
                    <b>{one.name}</b>
                  </td>
                  <td class="dim">{one.tenants ?? one.at?.slice(0, 19).replace('T', ' ')}</td>
                  <td class="num">{one.requests.toLocaleString('en')}</td>
                  <td class="num dim">{(one.bytes / 1000).toFixed(1)}</td>
                  <td class="actions end">
                    <button
                      type="button"
                      class="button"
                      aria-label={`Restore ${one.name}`}
                      onClick={() => void act('POST', '/restore', { snapshot: one.name })}
                    >
                      Restore
                    </button>
                    <button
                      type="button"
                      class="button quiet"
                      aria-label={`Delete ${one.name}`}
                      onClick={() => void act('DELETE', `/snapshots/${encodeURIComponent(one.name)}`)}
                    >
                      Delete
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </main>
  );
}
