import type { Request } from 'express';
import type { Contract } from '../../../src/contracts/contract.ts';
import type { Operation } from '../../../src/contracts/types.ts';
import type { World } from '../world/world.ts';
import type { MockDefinition } from './mock-definition.ts';
import { indexOperations } from './operation-index.ts';
import { Refusal } from './refusal.ts';
import { usualBroken, usualRefusalOf } from './usual-errors.ts';
import { usualCredentialGate, usualRateGate } from './usual-gates.ts';
import { handlerOf, type Work } from './usual-work.ts';

/** A mock of an ordinary HTTP service. */
export interface UsualMock<OperationId extends string = string> {
  readonly contract: Contract & { readonly operations: readonly (Operation & { readonly id: OperationId })[] };
  /** The credential that a request presents, or null. Does not throw. */
  readonly credentialOf: (request: Request) => string | null;
  /** By operation. */
  readonly work: Readonly<Record<OperationId, Work>>;
  /** Bytes of a request's body, at most. Default: 1 MiB. */
  readonly bodyLimit?: number;
}

/**
 * The definition of a mock whose contract has the `usualFailures`: route, credential, permission, rate limit, body, work, in this
 * order. A provider that differs replaces members of the result.
 * @example
 * defineProvider({ ..., mock: usualMock({ contract, credentialOf: (request) => request.get('X-Key') ?? null, work }) });
 */
export function usualMock<OperationId extends string>(options: UsualMock<OperationId>): MockDefinition<OperationId> {
  const { contract, credentialOf, work, bodyLimit = 1024 * 1024 } = options;
  const index = indexOperations(contract.operations);
  const works = Object.entries(work) as [OperationId, Work][];
  return {
    contract,
    credentialOf,
    gates: (world, operation) =>
      operation === null || operation.permission === 'none'
        ? []
        : [usualCredentialGate(world, operation.permission, credentialOf), usualRateGate(world, contract.provider)],
    body: ({ request }) => (request === undefined ? null : { limit: bodyLimit }),
    handlers: Object.fromEntries(
      works.map(([id, own]) => [id, (world: World) => handlerOf(world, own)]),
    ) as MockDefinition<OperationId>['handlers'],
    index: () => index,
    unknownRoute: (_exchange, { method }, allowed) =>
      allowed.length === 0
        ? new Refusal('route-unknown')
        : new Refusal('method-unknown', { method, allow: allowed.join(', ') }),
    refusalOf: (error) => usualRefusalOf(error, bodyLimit),
    broken: usualBroken,
  };
}
