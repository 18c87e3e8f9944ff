import { spanOf } from '../data/span.ts';
import type { TenantState } from '../data/tenant-state.ts';
import type { WorldView } from '../data/world.ts';
import { Gauge } from '../parts/gauge.tsx';

/** The credits of a tenant, and a button that gives more. */
export function Credits(props: {
  readonly world: WorldView;
  readonly path: string;
  readonly credits: TenantState['credits'];
}) {
  const { world, path, credits } = props;
  const { remaining, total } = credits;
  return (
    <section class="meter">
      <h3>Credits</h3>
      <b class="big">{remaining.toLocaleString('en')}</b>
      <span class="faint small">{`of ${total.toLocaleString('en')}`}</span>
      <Gauge part={remaining} whole={total} />
      <button type="button" class="button" onClick={() => void world.act('PATCH', path, { credits: remaining + 100 })}>
        +100 credits
      </button>
    </section>
  );
}

/** The rate windows: what is left of each, and how long until it opens again by the tenant's clock. */
export function Windows({ state }: { readonly state: TenantState }) {
  const now = Date.parse(state.clock.now);
  return (
    <>
      {Object.entries(state.windows).map(([provider, { limit, seconds, remaining, resetAt, isBlocked }]) => {
        const left = resetAt === null ? 0 : Math.max(0, Date.parse(resetAt) - now) / 1000;
        return (
          <section class="meter" key={provider}>
            <h3>{provider}</h3>
            <b class="big">{isBlocked ? 'blocked' : remaining.toLocaleString('en')}</b>
            <span class="faint small">{`of ${limit.toLocaleString('en')} requests in ${seconds} s`}</span>
            <Gauge part={remaining} whole={limit} />
            <span class="faint small">{resetAt === null ? 'unused' : `opens again in ${spanOf(left)}`}</span>
            {resetAt !== null && <Gauge part={left} whole={Math.max(seconds, left)} quiet />}
          </section>
        );
      })}
    </>
  );
}

/** What will happen by itself. */
export function Plans({ state }: { readonly state: TenantState }) {
  const { plans, planned, clock } = state;
  const now = Date.parse(clock.now);
  return (
    <section class="meter plans">
      <h3>{planned === 0 ? 'Nothing planned' : `Planned ${planned.toLocaleString('en')}`}</h3>
      {planned === 0 && <span class="faint small">Work that takes time waits here for the tenant's clock.</span>}
      <ol>
        {plans.slice(0, 8).map(({ at, kind, what, count }) => (
          <li key={`${at} ${kind}`} title={kind}>
            <span class="mono dim">{at.slice(11, 19)}</span>
            <span>{count === 1 ? what : `${what}, ${count} times`}</span>
            <span class="faint small">{`in ${spanOf((Date.parse(at) - now) / 1000)}`}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
