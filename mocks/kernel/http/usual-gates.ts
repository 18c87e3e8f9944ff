import type { Request } from 'express';
import type { Permission } from '../../../src/contracts/types.ts';
import type { UsualFailureId } from '../../../src/contracts/usual-failures.ts';
import type { World } from '../world/world.ts';
import { countInWindow, windowRule } from './gates.ts';
import type { Gate } from './mock-definition.ts';
import { Refusal } from './refusal.ts';

const refuse = (id: UsualFailureId, values = {}): Refusal => new Refusal(id, values);

/** Refuses a request without a credential, with one that opens nothing, and with one that allows less than the operation needs. */
export function usualCredentialGate(
  world: World,
  permission: Permission,
  credentialOf: (request: Request) => string | null,
): Gate {
  return ({ scope, about }, request) => {
    if (!credentialOf(request)) throw refuse('credential-missing');
    if (scope === null || !world.seams.permits(scope, 'read', about)) throw refuse('credential-invalid');
    if (!world.seams.permits(scope, permission, about)) throw refuse('permission-missing');
  };
}

/** Counts a request in the provider's window, from the first request on; refuses it if the window is used up. */
export function usualRateGate(world: World, provider: string): Gate {
  return (exchange) => {
    const use = countInWindow(world, exchange, windowRule(world, exchange.tenant, provider, { kind: 'fixed' }));
    const { allowed, limit, seconds, waitSeconds } = use;
    if (!allowed) throw refuse('rate-limited', { limit, seconds, wait: waitSeconds });
  };
}
