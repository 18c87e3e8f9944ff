import type { z } from 'zod';
import { clampTime } from '../../src/base/time-range.ts';
import type { TenantState } from '../../src/contracts/control/state.ts';
import { defaultRateLimits } from '../../src/contracts/limits.ts';
import { lookAtWindow } from '../kernel/world/look-at-window.ts';
import type { ShownResource, ShownState } from '../kernel/world/shown-state.ts';
import type { Tenant } from '../kernel/world/tenant.ts';
import { clockView } from './tenant-view.ts';

type View = z.infer<typeof TenantState>;
type Shown = ReadonlyMap<string, ShownState>;

/** The newest resources of a provider, and the next plans, that an answer has. */
const MOST = 200;

/** What a tenant holds, for people. Changes nothing. */
export function stateView(tenant: Tenant, shown: Shown): View {
  const { total, used } = tenant.account;
  return {
    tenant: tenant.name,
    clock: clockView(tenant),
    credits: { total, used, remaining: total - used },
    windows: windowsOf(tenant),
    plans: plansOf(tenant, shown),
    planned: tenant.plans.size,
    resources: Object.fromEntries(
      [...shown].map(([provider, { resources }]) => {
        const all = resources(tenant, MOST);
        const { total, items } = 'items' in all ? all : { total: all.length, items: all };
        return [provider, { total, items: items.slice(-MOST).map(resourceView) }];
      }),
    ),
  };
}

function windowsOf(tenant: Tenant): View['windows'] {
  const limits = { ...defaultRateLimits, ...tenant.settings.limits };
  return Object.fromEntries(
    Object.entries(limits).flatMap(([provider, limit]) => {
      if (limit === null || limit === undefined) return [];
      const seen = lookAtWindow(tenant.memory.windows[provider], limit, tenant.now());
      return [[provider, { ...seen, resetAt: isoTime(seen.resetAt) }]];
    }),
  );
}

function plansOf(tenant: Tenant, shown: Shown): View['plans'] {
  const words = Object.assign({}, ...[...shown.values()].map(({ plans }) => plans)) as Record<string, string>;
  return tenant.plans
    .groups(MOST)
    .map(({ key, label, count }) => ({ at: isoTime(key) ?? '', kind: label, what: words[label] ?? label, count }));
}

const resourceView = (one: ShownResource): View['resources'][string]['items'][number] => ({
  kind: one.kind,
  id: one.id,
  title: one.title,
  state: one.state,
  created: isoTime(one.created ?? null),
  seconds: one.seconds ?? null,
  parent: one.parent ?? null,
  hasText: one.hasText ?? false,
});

const isoTime = (time: number | null): string | null =>
  time === null ? null : new Date(clampTime(time)).toISOString();
