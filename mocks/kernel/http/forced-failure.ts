import { forcedValues } from '../../../src/contracts/forced-values.ts';
import { FAILURE_MARKER } from '../../../src/contracts/url-markers.ts';
import type { Exchange } from './exchange.ts';
import { Refusal } from './refusal.ts';

/** Refuses a request with the failure that its marker asks for. @throws {Refusal} always */
export function refuseByMarker(exchange: Exchange, failure: string): never {
  exchange.fault = { id: FAILURE_MARKER, rule: { effect: { type: 'failure', failure } } };
  throw new Refusal(failure, forcedValues(exchange.tables.failures[failure]));
}
