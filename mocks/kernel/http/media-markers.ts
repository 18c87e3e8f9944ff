import { isJsonObject } from '../../../src/base/json.ts';
import { suggest } from '../../../src/base/nearest-first.ts';
import { hearingFailures } from '../../../src/contracts/seed/failure-ids.ts';
import { FAILURE_MARKER, markersIn, urlMarkers } from '../../../src/contracts/url-markers.ts';
import type { Exchange } from './exchange.ts';
import { refuseByMarker } from './forced-failure.ts';
import { parseJsonObject } from './json-body.ts';
import type { MockDefinition } from './mock-definition.ts';
import { Refusal } from './refusal.ts';

/** The media URLs with markers in the body of a request. Most bodies have none, and are not read for it. */
export function markedUrls(mock: Pick<MockDefinition, 'mediaUrls'>, exchange: Exchange, bytes: Uint8Array): string[] {
  const { mediaUrls } = mock;
  if (mediaUrls === undefined || exchange.operation === null) return [];
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('mock-')) return [];
  const body = parseJsonObject(bytes);
  if (!isJsonObject(body)) return [];
  return mediaUrls(exchange.tenant, exchange.operation, body).filter((url) => url.includes('mock-'));
}

/**
 * Checks the markers in the media URLs of a request. A failure of the provider's catalogue refuses the request; a reason of
 * processing is left to the work.
 * @throws {Refusal} for a marker that does not exist, and for the failure that a marker asks for
 */
export async function checkMediaMarkers(exchange: Exchange, urls: readonly string[]): Promise<void> {
  const reasons = await hearingFailures();
  const own = reasons.get(exchange.about.provider) ?? [];
  const all = new Set([...reasons.values()].flat());
  for (const url of urls) {
    if (!URL.canParse(url)) continue;
    for (const [name, value] of markersIn(new URL(url).searchParams)) {
      demandMarker(name, value);
      if (name !== FAILURE_MARKER || own.includes(value)) continue;
      if (Object.hasOwn(exchange.tables.failures, value)) refuseByMarker(exchange, value);
      if (!all.has(value)) throw unknownFailure(value, [...own, ...Object.keys(exchange.tables.failures)]);
    }
  }
}

function demandMarker(name: string, value: string): void {
  const known = Object.keys(urlMarkers);
  if (!Object.hasOwn(urlMarkers, name)) {
    const { hint, known: listed } = suggest(name, known);
    throw new Refusal('fault-invalid', {
      problem: `There is no marker ${name}.${hint} Known: ${listed.join(', ')}.`,
    });
  }
  const { expects, isValid } = urlMarkers[name as keyof typeof urlMarkers];
  if (isValid(value)) return;
  throw new Refusal('fault-invalid', { problem: `The marker ${name} expects ${expects}, got "${value}".` });
}

/** The refusal of a value of `mock-failure`: it lists what there is, the nearest first. */
export function unknownFailure(value: string, ids: readonly string[], more = ''): Refusal {
  const { hint, known } = suggest(value, ids);
  const problem = `The marker ${FAILURE_MARKER} knows no "${value}".${hint}${more} Known: ${known.join(', ')}.`;
  return new Refusal('fault-invalid', { problem });
}
