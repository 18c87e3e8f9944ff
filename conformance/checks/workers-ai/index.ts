import { gatewayChecks } from './gateway.ts';
import { refusalChecks } from './refusals.ts';
import { requestChecks } from './requests.ts';
import { resultChecks } from './results.ts';
import { longResultChecks } from './results-long.ts';
import { vttTimeChecks } from './vtt-times.ts';
import { wire } from './wire.ts';

/** Every check of Workers AI, in the order they are reported. */
export const workersAiChecks = [
  ...requestChecks,
  ...resultChecks,
  ...vttTimeChecks,
  ...longResultChecks,
  ...refusalChecks,
  ...gatewayChecks,
  ...wire,
];
