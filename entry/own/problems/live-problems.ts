import type { ProviderDefinition } from '../definition.ts';

/** What a live run could not do: pay for an operation without a known cost, or leave behind what it creates. */
export function liveProblems({ contract, live }: ProviderDefinition): string[] {
  if (live === undefined) return [];
  return contract.operations.flatMap(({ id, price, creates }) => [
    ...(price !== 'free' && !Object.hasOwn(live.costs, id)
      ? [`live.costs: lacks "${id}", which has a price. Say what one call costs at most.`]
      : []),
    ...(creates && !Object.hasOwn(live.resources, creates)
      ? [`live.resources: lacks "${creates}", which "${id}" creates. Say how it is found again and removed.`]
      : []),
  ]);
}
