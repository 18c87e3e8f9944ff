import type { Mutant } from '../mutant.ts';
import { accountMutants } from './account.ts';
import { creditMutants } from './credits.ts';
import { envelopeMutants } from './envelope.ts';
import { keyMutants } from './keys.ts';
import { longFileMutants } from './long-files.ts';
import { rateMutants } from './rate-limit.ts';
import { refusalMutants } from './refusals.ts';
import { regionMutants } from './regions.ts';
import { spellingMutants } from './spellings.ts';
import { structureMutants } from './structure.ts';
import { sumMutants } from './sums.ts';
import { translationMutants } from './translation.ts';
import { wireMutants } from './wire.ts';

/** Every mutant of TranslatePlus, by subject. */
export const translatePlusMutants: readonly Mutant[] = [
  ...envelopeMutants,
  ...refusalMutants,
  ...keyMutants,
  ...translationMutants,
  ...creditMutants,
  ...accountMutants,
  ...rateMutants,
  ...structureMutants,
  ...spellingMutants,
  ...longFileMutants,
  ...regionMutants,
  ...sumMutants,
  ...wireMutants,
];
