import type { IncomingHttpHeaders } from 'node:http';
import { type Authority, parseAuthority } from './authority.ts';
import type { HostRule } from './host-rule.ts';

/** Who made a browser or a program send a request. */
export type Sender =
  /** A program, or a person who typed the address. */
  | { readonly kind: 'program' }
  /** A page of this listener. */
  | { readonly kind: 'own' }
  /** A page of an origin that the user named. */
  | { readonly kind: 'named'; readonly origin: string }
  /** A page of anybody else. `origin` is `null` where the browser does not tell. */
  | { readonly kind: 'foreign'; readonly origin: string };

/** What is known of the listener that was called. */
export interface Called {
  readonly authority: Authority | undefined;
  readonly hosts: HostRule;
  /** Origins that the user named, as browsers write them. */
  readonly corsOrigins: ReadonlySet<string>;
}

/**
 * Tells by `Origin` and `Sec-Fetch-Site` (Fetch, 3.2; W3C Fetch Metadata), which no page can set. Sec-Fetch-Site decides where
 * it came: it holds behind a proxy that rewrites Host, too. Browsers send it to https and loopback only.
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

/** An origin as browsers write it, or null: of http or https only. */
export function readOrigin(origin: string): { readonly host: Authority; readonly usual: number } | null {
  const [, scheme, authority = ''] = /^(https?):\/\/([^/?#]+)$/i.exec(origin) ?? [];
  const host = parseAuthority(authority);
  return scheme === undefined || host === null ? null : { host, usual: scheme.toLowerCase() === 'https' ? 443 : 80 };
}

function isOwn({ host, usual }: NonNullable<ReturnType<typeof readOrigin>>, { authority, hosts }: Called): boolean {
  if (authority?.name === host.name && (authority.port ?? usual) === (host.port ?? usual)) return true;
  return hosts.ownsPage(host, usual);
}
