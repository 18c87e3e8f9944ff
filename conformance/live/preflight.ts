import type { ProviderId } from '../../src/contracts/providers.ts';
import type { WireRequest, WireResponse } from '../model/exchange.ts';
import type { Preflight } from '../model/preflight.ts';
import type { Credential, Obstacle, Wire } from '../model/target.ts';
import { SkipSignal } from '../model/verdict.ts';
import { suiteOf } from '../providers/index.ts';
import { credentialHeaders } from '../run/credential-headers.ts';
import { knock } from '../run/knock.ts';
import { isSilence, silence } from '../run/silence.ts';
import { requestFor } from './resources.ts';

const MAX_BYTES = 32 * 1024 * 1024;

/** A service that runs already: its silence is told within four seconds. */
const APART_MS = 1_000;

/** The name under which the budget counts the preflight of a provider. */
export const preflightId = (provider: ProviderId): string => `${provider}/preflight`;

/** What a preflight needs of a live run. */
export interface LivePreflight {
  readonly wire: Wire;
  readonly baseUrls: Readonly<Partial<Record<ProviderId, string>>>;
  readonly credentials: Readonly<Partial<Record<ProviderId, Credential>>>;
  /** By provider: the variables of its credential. */
  readonly wanted: Readonly<Partial<Record<ProviderId, string>>>;
}

/**
 * Asks a real service whether it answers and accepts the credential: by one free request that creates nothing, through the run's
 * guards. Returns undefined also if the budget has no request for it: the checks then say so.
 */
export async function livePreflight(
  provider: ProviderId,
  { wire, baseUrls, credentials, wanted }: LivePreflight,
  signal?: AbortSignal,
): Promise<Obstacle | undefined> {
  const { preflight } = suiteOf(provider);
  const base = (baseUrls[provider] ?? '').replace(/\/+$/, '');
  const request = requestOf(provider, base, credentials[provider] ?? {}, preflight);
  const check = { id: preflightId(provider), provider };
  try {
    const exchange = await knock(
      async (timeoutMs, stop) => {
        const limits = { timeoutMs, maxBytes: MAX_BYTES, signal: stop };
        return wire.send(request, { check, limits, agent: false, once: true, onExchange: () => {} });
      },
      APART_MS,
      signal,
    );
    if (signal?.aborted) return undefined;
    if (isSilence(exchange)) return { kind: 'no-answer', reason: silence(provider, exchange) };
    if (exchange.response === null || !refuses(exchange.response, preflight)) return undefined;
    const whose = wanted[provider] ? ` (${wanted[provider]})` : '';
    const reason = `${provider} refused the credential${whose} with ${exchange.response.status}`;
    return { kind: 'credential-refused', reason };
  } catch (error) {
    if (error instanceof SkipSignal) return undefined;
    throw error;
  }
}

function requestOf(
  provider: ProviderId,
  base: string,
  credential: Credential,
  preflight: Preflight | undefined,
): WireRequest {
  const headers = {
    Accept: '*/*',
    'User-Agent': 'caption-harness-conform',
    ...credentialHeaders(provider, credential),
  };
  const common = { headers: Object.entries(headers), body: null };
  if (preflight === undefined) return { ...common, method: 'GET', url: `${base}/` };
  const place = { account: credential.accountId ?? '', parts: preflight.parts };
  const { method, path } = requestFor(provider, preflight.operation, place);
  return { ...common, method, url: `${base}${path}${preflight.query ? `?${preflight.query}` : ''}` };
}

/** 401 and 403 refuse a credential everywhere; a provider may have other answers that do. */
const refuses = (response: WireResponse, preflight: Preflight | undefined): boolean =>
  response.status === 401 || response.status === 403 || (preflight?.refuses?.(response) ?? false);
