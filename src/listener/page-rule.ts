import type { IncomingHttpHeaders } from 'node:http';
import { type Authority, parseAuthority } from './authority.ts';
import type { HostRule } from './host-rule.ts';

/** Source of a request. */
export type Sender =
  /** A program, or a user who entered the address. */
  | { readonly kind: 'program' }
  /** A page of this listener. */
  | { readonly kind: 'own' }
  /** A page of an origin that the user named. */
  | { readonly kind: 'named'; readonly origin: string }
  /** A page of another site. `origin` is `null` if the browser does not send it. */
  | { readonly kind: 'foreign'; readonly origin: string };

/** Facts about the listener. */
export interface Called {
  readonly authority: Authority | undefined;
  readonly hosts: HostRule;
  /** Origins that the user named, as browsers write them. */
  readonly corsOrigins: ReadonlySet<string>;
}

/**
 * Decides by `Origin` and `Sec-Fetch-Site` (Fetch, 3.2; W3C Fetch Metadata), which no page can set. Sec-Fetch-Site has
 * priority, because it is also valid behind a proxy that rewrites Host. Browsers send it only to https and loopback.
 */
export function senderOf(headers: IncomingHttpHeaders, called: Called): Sender {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (origin !== undefined && called.corsOrigins.has(origin)) return { kind: 'named', origin };
  const page = origin === undefined ? undefined : readOrigin(origin);
  if (page === null) return { kind: 'foreign', origin: origin ?? 'null' };
  if (site === 'same-origin') return { kind: 'own' };
  if (site !== undefined && site !== 'none') return { kind: 'foreign', origin: origin ?? 'null' };
  if (page === undefined) return { kind: 'program' };
  return isOwn(page, called) ? { kind: 'own' } : { kind: 'foreign', origin: origin ?? 'null' };
}

/** Returns an origin of http or https as browsers write it; else null. */
function readOrigin(origin: string): { readonly host: Authority; readonly usual: number } | null {
  const [, scheme, authority = ''] = /^(https?):\/\/([^/?#]+)$/i.exec(origin) ?? [];
  const host = parseAuthority(authority);
  return scheme === undefined || host === null ? null : { host, usual: scheme.toLowerCase() === 'https' ? 443 : 80 };
}

function isOwn({ host, usual }: NonNullable<ReturnType<typeof readOrigin>>, { authority, hosts }: Called): boolean {
  if (authority?.name === host.name && (authority.port ?? usual) === (host.port ?? usual)) return true;
  return hosts.ownsPage(host, usual);
}
