import type { IncomingMessage } from 'node:http';
import type { Authority } from './authority.ts';
import { corsOriginsOf, isPreflight } from './cors.ts';
import { createHostRule, type HostNames } from './host-rule.ts';
import { senderOf } from './page-rule.ts';
import { authoritiesOf, onlyHost, pathOf } from './request-target.ts';
import { type Presented, presentedToken } from './token.ts';

/** Rules for the requests that a listener admits. */
export interface GuardRules extends HostNames {
  /** Origins whose pages have the rights of this listener's own pages. Default: none. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Required bearer token. Default: none. */
  readonly token?: string | null | undefined;
  /** Whether a request needs no token. Default: every request needs it. */
  readonly isPublic?: ((method: string, path: string) => boolean) | undefined;
  /**
   * `open`: pages of other sites may send requests that change nothing; without CORS headers they cannot read the answer.
   * `own`: they may only navigate. Default: `open`.
   */
  readonly foreignReads?: 'open' | 'own' | undefined;
}

/** Why the guard refuses a request. */
export type Refused =
  /** 400 (RFC 9112, 3.2). */
  | { readonly kind: 'broken' }
  | { readonly kind: 'foreign-host'; readonly host: string; readonly name: string }
  | { readonly kind: 'foreign-origin'; readonly origin: string }
  | { readonly kind: 'token-required'; readonly presented: Presented };

/** Verdict on a request. `corsOrigin` is the named origin whose page may read the answer. */
type Verdict =
  | { readonly kind: 'pass'; readonly corsOrigin: string | null }
  | { readonly kind: 'preflight'; readonly corsOrigin: string }
  | { readonly kind: 'refused'; readonly why: Refused; readonly corsOrigin: string | null };

/** Judges a request by its head. */
export type Guard = (request: IncomingMessage) => Verdict;

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Makes the guard of one listener. It checks in this order: well-formed Host, known Host, own page, token. `GET /health`
 * needs only the first.
 * @throws {ListenerOptionError} for invalid rules
 */
export function createGuard(rules: GuardRules): Guard {
  const hosts = createHostRule(rules);
  const corsOrigins = corsOriginsOf(rules.corsOrigins ?? []);
  const { token = null, isPublic = () => false, foreignReads = 'open' } = rules;
  const admitted = new Set<string>();
  let last: string | null = null;
  return (request) => {
    const { headers, method = '', url = '' } = request;
    // Most requests are of programs that name the same host again.
    const isPlain = token === null && url.startsWith('/') && headers.origin === undefined;
    const host = isPlain && headers['sec-fetch-site'] === undefined ? onlyHost(request.rawHeaders) : null;
    if (host !== null && (host === last || admitted.has(host))) {
      last = host;
      return PASS;
    }
    const authorities = authoritiesOf(request);
    if (authorities === null) return refused({ kind: 'broken' });
    const path = pathOf(request.url ?? '');
    const isHealth = path === '/health' && (method === 'GET' || method === 'HEAD');
    const stranger = authorities.find((authority) => !hosts.admits(authority));
    if (host !== null && stranger === undefined && admitted.size < MOST_HOSTS) admitted.add(host);
    if (stranger && !isHealth) {
      return refused({ kind: 'foreign-host', host: written(stranger), name: stranger.name });
    }
    const sender = senderOf(headers, { authority: authorities[0], hosts, corsOrigins });
    const corsOrigin = sender.kind === 'named' ? sender.origin : null;
    if (isHealth) return { kind: 'pass', corsOrigin };
    if (sender.kind === 'foreign' && !(foreignReads === 'open' ? SAFE.includes(method) : isNavigation(request))) {
      return refused({ kind: 'foreign-origin', origin: sender.origin });
    }
    if (corsOrigin !== null && isPreflight(request)) return { kind: 'preflight', corsOrigin };
    if (token === null || isPublic(method, path)) return { kind: 'pass', corsOrigin };
    const presented = presentedToken(headers, token);
    if (presented === 'right') return { kind: 'pass', corsOrigin };
    return { kind: 'refused', why: { kind: 'token-required', presented }, corsOrigin };
  };
}

const PASS: Verdict = { kind: 'pass', corsOrigin: null };

/** Callers choose the hosts they name: no more than this many are remembered. */
const MOST_HOSTS = 100;

const refused = (why: Refused): Verdict => ({ kind: 'refused', why, corsOrigin: null });

/** Whether a request is a navigation, whose answer replaces the page with the link. */
const isNavigation = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';

const written = ({ name, port }: Authority): string =>
  `${name.includes(':') ? `[${name}]` : name}${port === null ? '' : `:${port}`}`;
