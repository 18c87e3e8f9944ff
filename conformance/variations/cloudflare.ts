import { withHeaders } from './bodies.ts';
import { answers } from './proxy.ts';
import { talkativeRefusals } from './talkative-refusals.ts';
import type { Variation } from './variation.ts';

/** What other gateways of Cloudflare's services do. */
export const cloudflareVariations: readonly Variation[] = [
  {
    id: 'talkative-refusals',
    statement: 'refuses in other words, adds a note to messages and a second error where one was sent',
    providers: ['cloudflare-stream', 'workers-ai'],
    link: talkativeRefusals,
  },
  {
    id: 'longer-rate-headers',
    statement: 'tells of a second limit in Ratelimit and Ratelimit-Policy, and more about the first',
    providers: ['cloudflare-stream'],
    link: answers((passing) => {
      const longer = Object.entries({
        ratelimit: ';pk=:dXNlcg==:, "ip";r=199;t=1',
        'ratelimit-policy': ', "ip";q=200;w=1',
      });
      const had = longer.filter(([name]) => passing.headers[name] !== undefined);
      return withHeaders(Object.fromEntries(had.map(([name, more]) => [name, `${passing.headers[name]}${more}`])))(
        passing,
      );
    }),
  },
];
