import type { WireRequest } from '../model/exchange.ts';
import { hasHeader } from '../model/paths.ts';

/**
 * Whether a credential of an API may go to a URL: the API's own origin, or by HTTPS a host below its own, whose names the same service
 * gives out. Cloudflare's resumable uploads without `direct_user` are at `edge-production.gateway.api.cloudflare.com` (observed:
 * ci:59799661162). A redirect or a Location elsewhere gets none.
 */
export const mayHaveCredential = (url: URL, base: URL): boolean =>
  url.origin === base.origin ||
  (url.protocol === 'https:' &&
    base.protocol === 'https:' &&
    url.port === base.port &&
    isBelow(url.hostname, base.hostname));

/** Whether a host name is below another one. Addresses have nothing below them. */
const isBelow = (name: string, parent: string): boolean =>
  /\.[a-z][a-z0-9-]*$/i.test(parent) && name.endsWith(`.${parent}`);

/** The host that would get a credential of another one; undefined for a request that may be sent. */
export function strangerOf(request: WireRequest, baseUrl: string): string | undefined {
  const url = new URL(request.url);
  return carriesCredential(request) && !mayHaveCredential(url, new URL(baseUrl)) ? url.host : undefined;
}

const carriesCredential = (request: WireRequest): boolean =>
  ['authorization', 'x-api-key', 'x-auth-key', 'x-auth-email', 'cookie'].some((name) => hasHeader(request, name));
