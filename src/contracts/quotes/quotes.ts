import type { ProviderId } from '../providers.ts';
import { streamQuotes } from './of/cloudflare-stream.ts';
import { gcoreQuotes } from './of/gcore-ai.ts';
import { translatePlusQuotes } from './of/translateplus.ts';
import { workersAiQuotes } from './of/workers-ai.ts';
import type { ProviderQuotes, Quote } from './quoted-text.ts';

/** The texts that each provider's documented rows quote. */
export const quotedTexts: readonly ProviderQuotes[] = [streamQuotes, workersAiQuotes, gcoreQuotes, translatePlusQuotes];

/** The sentence that a row rests on; `row` is its kind and id. Undefined where it quotes none. */
export function quoteOf(provider: ProviderId, row: string): Quote | undefined {
  const found = quotedTexts
    .find((one) => one.provider === provider)
    ?.texts.find(({ quotes }) => Object.hasOwn(quotes, row));
  const text = found?.quotes[row];
  return found === undefined || text === undefined ? undefined : { text, source: found.source, read: found.read };
}
