import type { Check } from '../check.ts';
import { providerSuites } from '../providers/index.ts';

/** Every check, in the order they are reported. */
export const allChecks: readonly Check[] = providerSuites.flatMap(({ checks }) => checks);
