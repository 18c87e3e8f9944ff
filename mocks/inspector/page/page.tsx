import { useState } from 'preact/hooks';
import type { WorldView } from './data/world.ts';
import { useStore } from './parts/use-store.ts';
import { RequestsView } from './views/requests-view.tsx';
import { TenantList } from './views/tenant-list.tsx';

/** The whole page. */
export function Page({
  world,
  origins,
}: {
  readonly world: WorldView;
  readonly origins: Readonly<Record<string, string>>;
}) {
  const tenants = useStore(world.tenants);
  const problem = useStore(world.problem);
  const [tenant, setTenant] = useState<string | null>(null);
  return (
    <div class="page">
      <a class="skip" href="#main">
        Skip to the requests
      </a>
      <header class="bar">
        <span class="brand">
          <i aria-hidden="true" />
          <h1>caption-harness</h1>
        </span>
        <span class="grow" />
        <a href="/docs">API</a>
      </header>
      {problem !== null && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="split">
        <TenantList tenants={tenants} chosen={tenant} onChoose={setTenant} />
        <RequestsView world={world} tenant={tenant} origins={origins} />
      </div>
    </div>
  );
}
