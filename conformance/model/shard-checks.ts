import { createHash } from 'node:crypto';
import type { Shard } from '../../src/base/shard.ts';
import type { Check } from './check.ts';

/**
 * The checks of one shard, in their order. The id alone decides, so that a check stays in its shard whatever is added or selected
 * beside it; sizes differ by chance. Checks that judge the answers of others are in every shard, where they judge its answers.
 */
export const checksOfShard = <C extends Pick<Check, 'id' | 'wire'>>(checks: readonly C[], shard: Shard): readonly C[] =>
  checks.filter(({ id, wire }) => wire !== undefined || placeOf(id) % shard.of === shard.number - 1);

const placeOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE();
