import type { ProviderId } from '../providers.ts';
import { cloudflareCaptions } from './cloudflare-captions.ts';
import { cloudflareGateway, cloudflareLimits, cloudflareTypes } from './cloudflare-gateway.ts';
import { cloudflareSpec } from './cloudflare-spec.ts';
import { cloudflareTus } from './cloudflare-tus.ts';
import { cloudflareVideos } from './cloudflare-videos.ts';
import { gcoreOperations } from './gcore-operations.ts';
import { gcoreTasks } from './gcore-tasks.ts';
import { gcoreVideos } from './gcore-videos.ts';
import type { Quote, QuotedText } from './quoted-text.ts';
import { translatePlusTexts } from './translateplus.ts';
import { workersAiTexts } from './workers-ai.ts';

/** The texts that each provider's documented rows quote. */
export const quotedTexts: Readonly<Partial<Record<ProviderId, readonly QuotedText[]>>> = {
  'cloudflare-stream': [
    cloudflareSpec,
    cloudflareCaptions,
    ...cloudflareVideos,
    ...cloudflareTus,
    ...cloudflareGateway,
    cloudflareLimits,
    ...cloudflareTypes,
  ],
  'workers-ai': [cloudflareLimits, ...workersAiTexts],
  'gcore-ai': [gcoreOperations, gcoreTasks, ...gcoreVideos],
  translateplus: translatePlusTexts,
};

/** The sentence that a row rests on; `row` is its kind and id. Undefined where it quotes none. */
export function quoteOf(provider: ProviderId, row: string): Quote | undefined {
  const found = quotedTexts[provider]?.find(({ quotes }) => Object.hasOwn(quotes, row));
  const text = found?.quotes[row];
  return found === undefined || text === undefined ? undefined : { text, source: found.source, read: found.read };
}
