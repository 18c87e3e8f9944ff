import { type Check, defineCheck } from '../../../model/check.ts';
import { accountIn, Stream } from './stream.ts';

/** A check of Cloudflare Stream as its file declares it: the id without the provider, steps on a `Stream`. */
export type StreamCheck = Omit<Check, 'id' | 'provider' | 'level' | 'cost' | 'run'> & {
  readonly id: string;
  /** The most requests that a run without a control API sends. */
  readonly requests: number;
  readonly run: (stream: Stream) => Promise<unknown>;
};

/** Declares a check of Cloudflare Stream. Nothing here costs credits. */
export const streamCheck = ({ id, requests, run, ...check }: StreamCheck): Check =>
  defineCheck({
    ...check,
    id: `cloudflare-stream/${id}`,
    cost: { requests, credits: 0 },
    run: async (t) => {
      const stream = new Stream(t, await accountIn(t));
      try {
        await run(stream);
      } finally {
        await stream.close();
      }
    },
  });
