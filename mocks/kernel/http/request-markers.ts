import type { Request } from 'express';
import { suggest } from '../../../src/base/nearest-first.ts';
import { hearingFailures } from '../../../src/contracts/seed/failure-ids.ts';
import { FAILURE_MARKER, markersIn, urlMarkers } from '../../../src/contracts/url-markers.ts';
import type { Exchange } from './exchange.ts';
import { refuseByMarker } from './forced-failure.ts';
import { unknownFailure } from './media-markers.ts';
import type { MockDefinition } from './mock-definition.ts';
import { Refusal } from './refusal.ts';

/** True if the query of a request may have a marker. */
export const mayBeMarked = ({ originalUrl }: Pick<Request, 'originalUrl'>): boolean => originalUrl.includes('mock-');

/**
 * Does what `mock-failure` in the query of a request asks for: refuses it with this failure, or leaves the failure to the work of the
 * operation.
 * @throws {Refusal} for the failure, and for a marker that does not exist
 */
export async function heedRequestMarkers(
  mock: Pick<MockDefinition, 'lateFailures'>,
  exchange: Exchange,
): Promise<void> {
  const at = exchange.path.indexOf('?');
  if (at < 0) return;
  for (const [name, value] of markersIn(new URLSearchParams(exchange.path.slice(at)))) {
    if (name !== FAILURE_MARKER) throw noRequestMarker(name);
    const late = mock.lateFailures?.[exchange.operation ?? ''] ?? [];
    if (late.includes(value)) continue;
    const failures = Object.keys(exchange.tables.failures);
    if (failures.includes(value)) refuseByMarker(exchange, value);
    const isReason = (await hearingFailures()).get(exchange.about.provider)?.includes(value);
    throw unknownFailure(
      value,
      [...late, ...failures],
      isReason
        ? ' As a reason of processing it belongs into a media URL, or into the query of the request that begins the work.'
        : '',
    );
  }
}

function noRequestMarker(name: string): Refusal {
  const { hint } = suggest(name, [FAILURE_MARKER]);
  const more = Object.hasOwn(urlMarkers, name) ? ` ${name} belongs into a media URL.` : hint;
  const problem = `The query of a request has no marker ${name}.${more} Known: ${FAILURE_MARKER}.`;
  return new Refusal('fault-invalid', { problem });
}
