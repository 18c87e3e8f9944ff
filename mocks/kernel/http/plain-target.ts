import { Recent } from '../../../src/base/recent.ts';
import { blankTarget } from '../../../src/base/secrets/places.ts';
import { isPlainTarget } from '../../../src/base/secrets/plain-target.ts';

/** Targets without a credential: clients ask for the same ones again, and their records share the text. */
const known = new Recent<string, string>();

/** A request target in which no credential stands and no token of a mock, the same text for equal ones; else null. */
export function plainTarget(target: string): string | null {
  const before = known.get(target);
  if (before !== undefined) return before;
  if (target.includes('mock_')) return null;
  if (!isPlainTarget(target) && blankTarget(target) !== target) return null;
  known.set(target, target);
  return target;
}
