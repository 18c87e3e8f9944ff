import type { Check } from '../model/check.ts';
import { suiteRegistry } from './index.ts';

/** Every check, in the order they are reported. */
export const allChecks: readonly Check[] = suiteRegistry.list(({ checks }) => checks);
