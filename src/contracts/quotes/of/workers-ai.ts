import { cloudflareLimits } from '../cloudflare-gateway.ts';
import type { ProviderQuotes } from '../quoted-text.ts';
import { workersAiTexts } from '../workers-ai.ts';

/** The texts that the documented rows of Workers AI quote. */
export const workersAiQuotes: ProviderQuotes = { provider: 'workers-ai', texts: [cloudflareLimits, ...workersAiTexts] };
