import type { Mutant } from '../mutant.ts';
import { accountMutants } from './account.ts';
import { lifeMutants } from './life.ts';
import { resultMutants } from './results.ts';
import { subtitleMutants } from './subtitles.ts';
import { listMutants, taskMutants } from './tasks.ts';
import { videoMutants } from './videos.ts';

/** Every mutant of Gcore Streaming, by subject. */
export const gcoreMutants: readonly Mutant[] = [
  ...taskMutants,
  ...listMutants,
  ...lifeMutants,
  ...resultMutants,
  ...videoMutants,
  ...subtitleMutants,
  ...accountMutants,
];
