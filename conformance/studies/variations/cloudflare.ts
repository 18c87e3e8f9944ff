import { withHeaders } from './bodies.ts';
import { answers } from './link.ts';
import { talkativeRefusals } from './talkative-refusals.ts';
import type { Variation } from './variation.ts';

/** Variations of Cloudflare's gateway and services. */
export const cloudflareVariations: readonly Variation[] = [
  {
    id: 'talkative-refusals',
    statement: 'words refusals differently, adds a note to messages and a second error to a single one',
    providers: ['cloudflare-stream', 'workers-ai'],
    link: talkativeRefusals,
  },
  {
    id: 'longer-rate-headers',
    statement: 'adds a second limit to Ratelimit and Ratelimit-Policy, and parameters to the first',
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
