import { nearest } from '../../../src/base/nearest.ts';

/** Says that a name is used that does not exist, and which may be meant. */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const [near] = nearest(name, known);
  const hint = near === undefined ? `Known: ${known.join(', ') || 'none'}.` : `Did you mean "${near}"?`;
  return `uses the ${what} "${name}", which does not exist. ${hint}`;
}
