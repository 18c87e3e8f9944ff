import type { Tenant } from '../data/world.ts';

/** The tenants with what they have left. The chosen one filters the requests. */
export function TenantList(props: {
  readonly tenants: readonly Tenant[];
  readonly chosen: string | null;
  readonly onChoose: (name: string | null) => void;
}) {
  const { tenants, chosen, onChoose } = props;
  return (
    <nav class="tenants" aria-label="Tenants">
      <h2 class="label">{`Tenants ${tenants.length}`}</h2>
      <button type="button" class="tenant" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        <b>All</b>
      </button>
      {tenants.map(({ name, credits, clock, faults }) => (
        <button
          key={name}
          type="button"
          class="tenant"
          aria-pressed={chosen === name}
          onClick={() => onChoose(chosen === name ? null : name)}
        >
          <b>{name}</b>
          <span class="faint small">
            {`${credits.remaining.toLocaleString('en')} of ${credits.total.toLocaleString('en')} credits`}
          </span>
          <span class={`gauge ${credits.remaining * 5 < credits.total ? 'low' : ''}`}>
            <i style={{ width: `${share(credits.remaining, credits.total)}%` }} />
          </span>
          {(clock.mode !== 'real' || faults.length > 0) && (
            <span class="chips">
              {clock.mode !== 'real' && <span class="chip accent">{`clock ${clock.mode}`}</span>}
              {faults.length > 0 && (
                <span class="chip warn">{faults.length === 1 ? '1 fault' : `${faults.length} faults`}</span>
              )}
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}

const share = (part: number, whole: number): number =>
  whole <= 0 ? 0 : Math.max(0, Math.min(100, (100 * part) / whole));
