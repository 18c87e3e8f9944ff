import type { Check } from '../model/check.ts';
import { providerSuites } from './index.ts';

/** Every check, in the order they are reported. */
export const allChecks: readonly Check[] = providerSuites.flatMap(({ checks }) => checks);
