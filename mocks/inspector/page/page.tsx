import { useState } from 'preact/hooks';
import { useKeys } from '../../../src/pages/parts/use-keys.ts';
import { useStore } from '../../../src/pages/parts/use-store.ts';
import type { Here } from './data/here.ts';
import { views } from './data/place.ts';
import type { WorldView } from './data/world.ts';
import { Bar } from './parts/bar.tsx';
import { KeysHelp } from './parts/keys-help.tsx';
import { TokenForm } from './parts/token-form.tsx';
import { ConductView } from './views/conduct-view.tsx';
import { FaultsView } from './views/faults-view.tsx';
import { RequestsView } from './views/requests-view.tsx';
import { SnapshotsView } from './views/snapshots-view.tsx';
import { StateView } from './views/state-view.tsx';
import { TenantList } from './views/tenant-list.tsx';

/** The whole page. */
export function Page({ world, here }: { readonly world: WorldView; readonly here: Here }) {
  const tenants = useStore(world.tenants);
  const problem = useStore(world.problem);
  const connection = useStore(world.connection);
  const { view, tenant, item } = useStore(here.place);
  const [isHelp, setHelp] = useState(false);
  const select = (next: string | null) => here.go({ item: next });
  useKeys({
    '?': () => setHelp(true),
    ...Object.fromEntries(views.map(([name], at) => [String(at + 1), () => here.go({ view: name, item: null })])),
  });
  const shown = tenants.filter(({ name }) => (tenant === null ? name !== 'lobby' : name === tenant));
  return (
    <div class="page">
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the content
      </button>
      <Bar world={world} here={here} onHelp={() => setHelp(true)} />
      {isHelp && <KeysHelp onClose={() => setHelp(false)} />}
      {connection === 'refused' && <TokenForm onKept={() => world.again()} />}
      {problem !== null && (
        <p class="problem" role="alert">
          {problem}
          <button type="button" class="button quiet" onClick={() => world.problem.set(null)}>
            Dismiss
          </button>
        </p>
      )}
      <div class="split">
        <TenantList tenants={tenants} chosen={tenant} onChoose={(name) => here.go({ tenant: name, item: null })} />
        {view === 'requests' && <RequestsView world={world} tenant={tenant} selected={item} onSelect={select} />}
        {view === 'state' && <StateView world={world} tenant={tenant} item={item} onSelect={select} />}
        {view === 'faults' && <FaultsView world={world} tenant={tenant} tenants={shown} />}
        {view === 'snapshots' && <SnapshotsView world={world} tenant={tenant} />}
        {view === 'conduct' && <ConductView here={here} tenant={tenant} />}
      </div>
    </div>
  );
}
