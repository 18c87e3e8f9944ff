import type { UsualFailureId } from '../../../src/contracts/usual-failures.ts';
import type { BrokenReason } from '../../../src/listener/index.ts';
import { Refusal } from './refusal.ts';

/** The failure for what a body reader, or Express, raises, by its `type`. */
const byType: Readonly<Record<string, UsualFailureId>> = {
  'entity.too.large': 'body-too-large',
  'request.size.invalid': 'upload-incomplete',
  'encoding.unsupported': 'body-encoded',
};

/** The usual refusal for an error of Express or of a body reader; null for an unexpected one. `limit`: bytes of a body. */
export function usualRefusalOf(error: unknown, limit: number): Refusal | null {
  if (error instanceof URIError) return new Refusal('route-unknown');
  const type = error instanceof Error && 'type' in error ? String(error.type) : '';
  const failure = Object.hasOwn(byType, type) ? byType[type] : undefined;
  return failure === undefined ? null : new Refusal(failure, { limit });
}

/** The usual rows for broken HTTP. */
export const usualBroken: Readonly<Record<BrokenReason, UsualFailureId>> = {
  broken: 'http-broken',
  headers: 'headers-too-large',
  timeout: 'request-timeout',
  defect: 'internal-error',
};
