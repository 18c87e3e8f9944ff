import type { Check } from '../check.ts';
import { cloudflareStreamChecks } from './cloudflare-stream/index.ts';
import { gcoreChecks } from './gcore-ai/index.ts';
import { translatePlusChecks } from './translateplus/index.ts';
import { workersAiChecks } from './workers-ai/index.ts';

/** Every check, in the order they are reported. */
export const allChecks: readonly Check[] = [
  ...translatePlusChecks,
  ...gcoreChecks,
  ...cloudflareStreamChecks,
  ...workersAiChecks,
];
