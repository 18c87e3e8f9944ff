import type { ProviderId } from '../../src/contracts/providers.ts';
import type { OperationRow } from '../../src/contracts/types.ts';
import type { Exchange } from '../model/exchange.ts';
import { operationFor } from '../model/operation-match.ts';
import { jsonOf } from '../model/paths.ts';
import { suiteOf } from './index.ts';

/**
 * The credits that one exchange spends by the provider's price list: the price of an accepted request, and the possible
 * price of an unanswered one. Refusals are free, and so is a request without a connection.
 */
export function creditsOf(provider: ProviderId, { request, response, problem }: Exchange): number {
  const spent = response === null ? problem?.kind !== 'not-connected' : response.status >= 200 && response.status < 300;
  if (!spent) return 0;
  const { operations, costs } = suiteOf(provider);
  // Most providers sell nothing for credits: their requests need not be looked up.
  if (!operations.some(costsCredits)) return 0;
  const operation = operationFor(operations, request);
  if (operation === undefined || !costsCredits(operation)) return 0;
  return costs[operation.id]?.charged?.(jsonOf(request.body)) ?? 0;
}

const costsCredits = ({ price }: OperationRow): boolean => price !== 'free' && price.unit === 'credits';
