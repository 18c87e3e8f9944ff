import type { Entry } from '../data/entry.ts';
import type { WorldView } from '../data/world.ts';

interface Action {
  readonly label: string;
  readonly fits: (entry: Entry) => boolean;
  readonly method: string;
  readonly path: (entry: Entry) => string;
  readonly body?: (world: WorldView, entry: Entry) => unknown;
}

const tenantAt = ({ tenant }: Entry): string => `/tenants/${encodeURIComponent(tenant)}`;

/** What a button beside an answer does about it. */
const actions: readonly Action[] = [
  {
    label: '+100 credits',
    fits: ({ status, tenant }) => status === 402 && tenant !== 'lobby',
    method: 'PATCH',
    path: tenantAt,
    body: (world, { tenant }) => ({
      credits: 100 + (world.tenants.value.find(({ name }) => name === tenant)?.credits.remaining ?? 0),
    }),
  },
  {
    label: 'Move the clock 1 minute on',
    fits: ({ status, tenant }) => status === 429 && tenant !== 'lobby',
    method: 'POST',
    path: (entry) => `${tenantAt(entry)}/clock/advance`,
    body: () => ({ seconds: 60 }),
  },
  {
    label: 'Remove the fault',
    fits: ({ fault }) => fault !== undefined,
    method: 'DELETE',
    path: (entry) => `${tenantAt(entry)}/faults/${encodeURIComponent(entry.fault?.id ?? '')}`,
  },
  {
    label: 'Send again',
    fits: ({ kind }) => kind === 'webhook',
    method: 'POST',
    path: (entry) => `${tenantAt(entry)}/webhooks/${encodeURIComponent(entry.id)}/replay`,
  },
];

/** Buttons that do what the answer advises. */
export function Advice({ world, entry }: { readonly world: WorldView; readonly entry: Entry }) {
  const fitting = actions.filter(({ fits }) => fits(entry));
  if (fitting.length === 0) return null;
  return (
    <div class="actions">
      {fitting.map(({ label, method, path, body }) => (
        <button
          key={label}
          type="button"
          class="button main"
          onClick={() => void world.act(method, path(entry), body?.(world, entry))}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
