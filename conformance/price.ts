import type { ProviderId } from '../src/contracts/types.ts';
import { countBillable } from '../src/subtitles/index.ts';
import type { Exchange } from './wire/exchange.ts';

/**
 * The credits that one exchange spends by the provider's price list: what an accepted request asked for, and what an
 * unanswered one may have cost. Refusals are free.
 */
export function creditsOf(provider: ProviderId, exchange: Exchange): number {
  const spent = exchange.response === null || (exchange.response.status >= 200 && exchange.response.status < 300);
  return spent ? (prices[provider]?.(exchange) ?? 0) : 0;
}

const prices: Readonly<Partial<Record<ProviderId, (exchange: Exchange) => number>>> = {
  // Seed 004: "Requires 1 credit per subtitle block (text entry)".
  translateplus: ({ request, problem }) => {
    if (request.method !== 'POST' || request.body === null || problem?.kind === 'not-connected') return 0;
    const body = parse(request.body);
    const { format, content } = body;
    return (format === 'srt' || format === 'vtt') && typeof content === 'string' ? countBillable(content, format) : 0;
  },
};

function parse(bytes: Uint8Array): Record<string, unknown> {
  try {
    return (JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown> | null) ?? {};
  } catch {
    return {};
  }
}
