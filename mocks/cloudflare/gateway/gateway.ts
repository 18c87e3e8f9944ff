import type { Operation } from '../../../src/contracts/types.ts';
import type { Exchange } from '../../kernel/http/exchange.ts';
import type { Gate } from '../../kernel/http/mock-definition.ts';
import type { Refusal } from '../../kernel/http/refusal.ts';
import type { World } from '../../kernel/world/world.ts';
import { checkHeaderSyntax, checkRoute, requireAccess, requireCredential } from './access.ts';
import { edgeHeaders } from './headers.ts';
import { limitRate, showForcedRate } from './rate.ts';

/**
 * The gates that every request passes before it reaches its service, in the order of the behaviour `gate-order`. An
 * unknown operation requires permission to read, so that a caller without access learns nothing.
 */
export const gateway = (world: World, operation: Operation | null): readonly Gate[] => [
  edgeHeaders,
  limitRate(world),
  checkHeaderSyntax,
  checkRoute,
  requireCredential(world),
  requireAccess(world, operation?.permission ?? 'read'),
];

/** Adds the gateway's headers to a failure that a fault causes. */
export function forcedAtGateway(world: World, exchange: Exchange, refusal: Refusal): void {
  edgeHeaders(exchange);
  showForcedRate(world, exchange, refusal);
}
