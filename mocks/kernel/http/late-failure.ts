import type { Request } from 'express';
import { FAILURE_MARKER } from '../../../src/contracts/url-markers.ts';

/** The reason of processing that the query of a request asks for, which `heedRequestMarkers` has checked; null without one. */
export function lateFailureOf({ query }: Pick<Request, 'query'>): string | null {
  const value = query[FAILURE_MARKER];
  return typeof value === 'string' ? value : null;
}
