import type { Failure } from '../types.ts';
import { accountFailures } from './failures-account.ts';
import { frameworkFailures } from './failures-frameworks.ts';
import { requestFailures } from './failures-request.ts';
import { transportFailures } from './failures-transport.ts';

/** Every refusal of TranslatePlus that this project knows, or had to assume. */
export const failures = {
  ...accountFailures,
  ...requestFailures,
  ...transportFailures,
  ...frameworkFailures,
} as const satisfies Record<string, Failure>;

/** Names a refusal of TranslatePlus. */
export type FailureId = keyof typeof failures;
