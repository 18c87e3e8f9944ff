import type { ProviderDefinition } from '../definition.ts';
import { unknownName } from './unknown-name.ts';

/** What does not fit between a contract and its mock. */
export function mockProblems({ id, contract, mock }: ProviderDefinition): string[] {
  const found: string[] = [];
  if (contract.provider !== id) {
    found.push(`contract.provider: is "${contract.provider}", and the id is "${id}". Give both one name.`);
  }
  if (mock.contract !== contract)
    found.push('mock: has another contract than the provider. Pass the same value to both.');
  const operations = contract.operations.map((operation) => operation.id);
  const handled = Object.keys(mock.handlers);
  for (const one of operations) {
    if (!handled.includes(one)) found.push(`mock: has no handler of the operation "${one}". Add one.`);
  }
  for (const one of handled) {
    if (!operations.includes(one)) found.push(`mock: ${unknownName('operation', one, operations)}`);
  }
  const failures = Object.keys(contract.failures);
  for (const [reason, row] of Object.entries(mock.broken)) {
    if (!failures.includes(row)) found.push(`mock.broken.${reason}: ${unknownName('failure', row, failures)}`);
  }
  return found;
}
