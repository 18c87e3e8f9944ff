import { cloudflareCaptions } from '../cloudflare-captions.ts';
import { cloudflareGateway, cloudflareLimits, cloudflareTypes } from '../cloudflare-gateway.ts';
import { cloudflareSpec } from '../cloudflare-spec.ts';
import { cloudflareTus } from '../cloudflare-tus.ts';
import { cloudflareVideos } from '../cloudflare-videos.ts';
import type { ProviderQuotes } from '../quoted-text.ts';

/** The texts that the documented rows of Cloudflare Stream quote. */
export const streamQuotes: ProviderQuotes = {
  provider: 'cloudflare-stream',
  texts: [
    cloudflareSpec,
    cloudflareCaptions,
    ...cloudflareVideos,
    ...cloudflareTus,
    ...cloudflareGateway,
    cloudflareLimits,
    ...cloudflareTypes,
  ],
};
