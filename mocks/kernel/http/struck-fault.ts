import { drawDelay } from '../../../src/contracts/control/draw-delay.ts';
import type { FaultRule } from '../../../src/contracts/control/faults.ts';
import type { Strike } from '../world/faults.ts';
import type { Tenant } from '../world/tenant.ts';

/** A fault that struck a request or a webhook. */
export interface StruckFault {
  readonly id: string;
  readonly rule: FaultRule;
  /** The delay that was drawn. */
  readonly milliseconds?: number;
}

/** A fault that strikes, with its delay drawn: by the tenant's seed, its id and how often it has struck. */
export function struckFault({ settings }: Pick<Tenant, 'settings'>, { fault, effect }: Strike): StruckFault {
  const { id, rule, struck } = fault;
  if (effect.type !== 'delay') return { id, rule };
  return { id, rule, milliseconds: drawDelay(effect.milliseconds, settings.seed, id, struck) };
}
