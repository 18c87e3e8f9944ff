import { useStore } from '../../../../src/pages/parts/use-store.ts';
import type { Tenant, WorldView } from '../data/world.ts';
import { FaultForm } from './fault-form.tsx';
import { type FaultLine, FaultTable } from './fault-table.tsx';

/** The faults of the chosen tenant, or of all: how often each struck, and switches. */
export function FaultsView(props: {
  readonly world: WorldView;
  readonly tenant: string | null;
  readonly tenants: readonly Tenant[];
}) {
  const { world, tenant, tenants } = props;
  const off = useStore(world.offFaults);
  const faultsAt = (tenant: string) => `/tenants/${encodeURIComponent(tenant)}/faults`;
  const lines: FaultLine[] = [
    ...tenants.flatMap(({ name, faults }) => faults.map((fault) => ({ tenant: name, fault, isOn: true }))),
    ...off.filter(({ tenant }) => tenants.some(({ name }) => name === tenant)).map((one) => ({ ...one, isOn: false })),
  ];
  const forget = (fault: FaultLine['fault']) =>
    world.offFaults.set(world.offFaults.value.filter((one) => one.fault !== fault));
  const remove = async ({ tenant, fault, isOn }: FaultLine) => {
    if (isOn) await world.act('DELETE', `${faultsAt(tenant)}/${encodeURIComponent(fault.id)}`);
    forget(fault);
  };
  const turn = async (line: FaultLine) => {
    const { tenant, fault, isOn } = line;
    if (!isOn) {
      if (await world.act('POST', faultsAt(tenant), fault.rule)) forget(fault);
    } else if (await world.act('DELETE', `${faultsAt(tenant)}/${encodeURIComponent(fault.id)}`)) {
      world.offFaults.set([...world.offFaults.value, { tenant, fault }]);
    }
  };
  if (tenant !== null && tenants.length === 0 && world.tenants.value.length > 0) {
    return (
      <main class="middle wide" id="main" tabIndex={-1}>
        <p class="empty">{`There is no tenant ${tenant}.`}</p>
      </main>
    );
  }
  return (
    <main class="middle wide" id="main" tabIndex={-1}>
      <FaultForm world={world} tenants={tenants} />
      {lines.length === 0 ? (
        <p class="empty">No faults: every request is answered as the service answers. Add one above.</p>
      ) : (
        <FaultTable lines={lines} onTurn={turn} onRemove={remove} />
      )}
    </main>
  );
}
