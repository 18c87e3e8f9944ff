import type { ProviderId } from '../../src/contracts/providers.ts';
import { type Amounts, NOTHING } from '../model/amounts.ts';
import type { WireRequest } from '../model/exchange.ts';
import { operationFor } from '../model/operation-match.ts';
import { jsonOf } from '../model/paths.ts';
import { suiteOf } from '../providers/index.ts';

/** The most that a request can cost, known before it is sent. The ledger counts resources. */
export function maxCost(provider: ProviderId, request: WireRequest): Amounts {
  const one = { ...NOTHING, requests: 1 };
  const { operations, costs } = suiteOf(provider);
  const operation = operationFor(operations, request);
  if (operation === undefined || operation.price === 'free') return one;
  return { ...one, [operation.price.unit]: costs[operation.id]?.atMost(jsonOf(request.body)) ?? 0 };
}
