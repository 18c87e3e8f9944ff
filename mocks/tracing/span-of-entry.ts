import type { Kept } from '../kernel/world/journal-entry.ts';
import { readTraceParent, type TraceParent } from './trace-parent.ts';

/** A span, before it is sent. Times are epoch milliseconds. */
export interface EntrySpan {
  readonly name: string;
  readonly kind: 'server' | 'client';
  readonly start: number;
  readonly end: number;
  readonly parent: TraceParent | null;
  readonly traceState: string | undefined;
  readonly isError: boolean;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** The path of an operation in its contract, for names of spans; undefined for none. */
export type RouteOf = (provider: string, operation: string | null) => string | undefined;

/**
 * The span of an entry, with the names of the stable HTTP conventions (opentelemetry.io, semantic-conventions http-spans): of a
 * server for a request, of a client for a webhook. Without credentials, as the entry is.
 */
export function spanOf(tenant: string, kept: Kept, routeOf: RouteOf): EntrySpan {
  const { entry } = kept.build();
  const { id, kind, provider, operation, method, path, status, rule, outcome, request } = entry;
  const isServer = kind === 'request';
  const route = routeOf(provider, operation);
  const isError = status === null || status >= (isServer ? 500 : 400);
  const [urlPath = '', ...query] = path.split('?');
  const url = entry.url !== undefined && URL.canParse(entry.url) ? new URL(entry.url) : null;
  const attributes = {
    'http.request.method': method,
    'url.path': urlPath,
    'url.scheme': url?.protocol.slice(0, -1) ?? 'http',
    'url.query': query.join('?') || undefined,
    'url.full': entry.url,
    'server.address': url?.hostname,
    'server.port': url === null ? undefined : Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
    'http.route': route,
    'http.response.status_code': status ?? undefined,
    'error.type': isError ? String(status ?? outcome) : undefined,
    'caption_harness.tenant': tenant,
    'caption_harness.provider': provider,
    'caption_harness.operation': operation ?? undefined,
    'caption_harness.rule': rule ?? undefined,
    'caption_harness.entry': id,
  };
  return {
    name: [method || 'HTTP', route].join(' ').trimEnd(),
    kind: isServer ? 'server' : 'client',
    start: kept.time,
    end: kept.time + kept.took,
    parent: readTraceParent(request.headers.traceparent),
    traceState: request.headers.tracestate,
    isError,
    attributes: Object.fromEntries(
      Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  };
}
