import { contracts } from '../../../src/contracts/contracts.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import { apartEverywhere, serviceOf } from './probes/services/services.ts';
import type { EvidenceRow } from './table.ts';

/** Why the pipeline does not depend on a row of a service that it calls; undefined for a row on which it does. */
export function apartFromPipeline(row: Pick<EvidenceRow, 'provider' | 'kind' | 'id' | 'evidence'>): string | undefined {
  const service = serviceOf(row.provider);
  const called = service?.called ?? [];
  if (row.evidence.own) return 'a choice of this project about itself';
  if (row.kind === 'operation' && !called.includes(row.id)) return 'it does not call this operation';
  if (row.kind === 'failure' && !failuresOf(row.provider, called).has(row.id))
    return 'no operation that it calls refuses so';
  const key = `${row.kind} ${row.id}`;
  const own = service?.apart;
  return (
    (own && Object.hasOwn(own, key) ? own[key] : undefined) ??
    (Object.hasOwn(apartEverywhere, key) ? apartEverywhere[key] : undefined)
  );
}

const failuresOf = (provider: ProviderId, called: readonly string[]): ReadonlySet<string> =>
  new Set(contracts[provider].operations.flatMap(({ id, failures }) => (called.includes(id) ? failures : [])));
