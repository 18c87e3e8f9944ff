import type { cloudflareStreamChecks } from '../../checks/cloudflare-stream/index.ts';
import type { CheckNames } from '../../model/check-names.ts';
import { type MutantCase, mutantsOf } from '../mutants-of.ts';

/** A mutant of Cloudflare Stream as its file declares it. */
export type StreamMutant = MutantCase<CheckNames<typeof cloudflareStreamChecks>>;

/** Declares a mutant of Cloudflare Stream. */
export const mutant = mutantsOf<typeof cloudflareStreamChecks>('cloudflare-stream');
