import type { Operation } from '../../../src/contracts/types.ts';
import type { Check } from '../../model/check.ts';
import { answerRule, type ProviderWire } from './answer-rule.ts';

/** The id of an operation's check. */
type WireId<
  Provider extends string,
  Operations extends readonly { readonly id: string }[],
> = `${Provider}/wire/${Operations[number]['id']}`;

/**
 * Declares a check for each operation: every answer that it gives in a run, to any check, fits its contract. They cost no
 * request, and are skipped if the run got no answer of the operation. An assumed operation is only probed on live.
 */
export function wireChecks<const Provider extends Check['provider'], const Operations extends readonly Operation[]>(
  provider: Provider,
  operations: Operations,
  wire: ProviderWire & { readonly quoteOf?: (operation: string) => string | undefined },
): readonly Check<WireId<Provider, Operations>>[] {
  return operations.map((operation) => {
    const quote = operation.evidence.grade === 'assumed' ? undefined : wire.quoteOf?.(operation.id);
    return {
      id: `${provider}/wire/${operation.id}` as WireId<Provider, Operations>,
      provider,
      level: 'must',
      title: `Every answer of ${operation.id} in this run fits its contract`,
      requirement: `${operation.method.toUpperCase()} ${operation.path}: status, headers and members as the contract has them`,
      evidence: operation.evidence,
      cost: { requests: 0, credits: 0 },
      ...(quote === undefined ? {} : { quote }),
      wire: answerRule(operation, wire),
      // The runner judges by the rule.
      run: async () => {},
    };
  });
}
