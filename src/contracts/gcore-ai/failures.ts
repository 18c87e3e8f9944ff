import type { Failure } from '../types.ts';
import { accountFailures } from './failures-account.ts';
import { taskFailures } from './failures-tasks.ts';
import { transportFailures } from './failures-transport.ts';
import { videoFailures } from './failures-videos.ts';

/**
 * Every refusal of Gcore Streaming that this project knows, or had to assume. There are at least three shapes: `{error}` on AI
 * paths, `{status, error}` elsewhere, `{errors: {field: []}}` for the fields of a video.
 */
export const failures = {
  ...accountFailures,
  ...taskFailures,
  ...videoFailures,
  ...transportFailures,
} as const satisfies Record<string, Failure>;

/** Names a refusal of Gcore Streaming. */
export type FailureId = keyof typeof failures;
