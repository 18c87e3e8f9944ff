import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Obstacle } from '../model/target.ts';
import { knock } from './knock.ts';
import { isSilence, silence } from './silence.ts';
import { sendOnWire } from './wire/send.ts';

const MAX_BYTES = 1024 * 1024;

/** A server that has just started may load its parts at its first request. */
const APART_MS = 3_000;

/** Asks a server, without a credential, whether it answers anything at all: every status will do. */
export async function answersAt(
  provider: ProviderId,
  baseUrl: string,
  signal?: AbortSignal,
): Promise<Obstacle | undefined> {
  const headers = Object.entries({ Accept: '*/*', 'User-Agent': 'caption-harness-conform' });
  const request = { method: 'GET', url: `${baseUrl.replace(/\/+$/, '')}/`, headers, body: null };
  const exchange = await knock(
    (timeoutMs, stop) => sendOnWire(request, { timeoutMs, maxBytes: MAX_BYTES, signal: stop }),
    APART_MS,
    signal,
  );
  return isSilence(exchange) && !signal?.aborted
    ? { kind: 'no-answer', reason: silence(provider, exchange) }
    : undefined;
}
