import type { ProviderId } from '../../../../src/contracts/providers.ts';
import { serviceOf } from './services/services.ts';

/** What would settle a row: the check that shows it on a live service, and the switch that holds the alternatives. */
export interface Settling {
  /** The whole id. */
  readonly check?: string;
  /** The short name. */
  readonly switch?: string;
}

/** What would settle a row; empty where only a citation can. `row` is its kind and id. */
export function settlingOf(provider: ProviderId, row: string): Settling {
  const known = serviceOf(provider)?.probes;
  if (known === undefined) return {};
  const name = /^switch (.+)=/.exec(row)?.[1];
  if (name !== undefined) {
    const probe = known.switches.find((one) => one.switch === name);
    return probe === undefined ? { switch: name } : { check: `${provider}/${probe.check}`, switch: name };
  }
  const probe = Object.hasOwn(known.rows, row) ? known.rows[row] : undefined;
  if (probe === undefined) return {};
  const [check, switchName] = typeof probe === 'string' ? [probe] : probe;
  return { check: `${provider}/${check}`, ...(switchName === undefined ? {} : { switch: switchName }) };
}
