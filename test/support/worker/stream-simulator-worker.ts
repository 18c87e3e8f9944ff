import type { StreamBinding } from '@cloudflare/workers-types';
import { lookAt, streamFacts } from './stream-facts.ts';

interface Wanted {
  /** Position of the fact. */
  readonly at: number;
  readonly video: string;
  readonly text: string;
}

/** A Worker that looks at one fact through its binding. The simulator has neither jobs to wait for, texts nor webhooks. */
export default {
  async fetch(request: Request, env: { readonly STREAM: StreamBinding }): Promise<Response> {
    const { at, video, text } = (await request.json()) as Wanted;
    const fact = streamFacts[at];
    if (!fact) return new Response('no such fact', { status: 404 });
    const given = { video, text, later: async () => {}, textOf: null, notifications: null };
    return new Response(await lookAt(fact, env.STREAM, given));
  },
};
