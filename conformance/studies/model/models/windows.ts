import { documented, type Evidence } from '../../../../src/base/evidence.ts';
import { SPEC } from '../../../checks/gcore-ai/support/sources.ts';
import { VIDEOS } from '../../../checks/gcore-ai/support/videos.ts';
import { ACCOUNT } from '../../../checks/translateplus/support/account.ts';
import { PAGE } from '../../../checks/translateplus/support/sources.ts';
import { base64, TURBO, tone } from '../../../checks/workers-ai/support/ai.ts';
import type { CheckContext, CheckRequest } from '../../../model/context/context.ts';
import { modelOf, type ProviderModel, type Step } from '../provider-model.ts';

interface World {
  readonly t: CheckContext;
  readonly limit: number;
  /** Seconds since the start. */
  now: number;
  /** The second of each request, and whether it was served. */
  readonly sent: { readonly at: number; readonly isServed: boolean }[];
}

interface WindowCase {
  readonly id: ProviderModel['id'];
  /** A request that counts. */
  readonly request: (t: CheckContext) => Promise<CheckRequest>;
  readonly evidence: Evidence;
}

const SECONDS = 60;

/**
 * A request must be served if fewer than the limit were sent in the window before, refused ones among them; it must be refused
 * if the limit was served at the same moment. Between the two, fixed and sliding windows differ: no source says which it is.
 */
const ask = (request: WindowCase['request']): Step<World> => ({
  text: 'send a request',
  run: async ({ t, limit, now, sent }) => {
    const answer = await t.send({ ...(await request(t)), limited: true });
    answer.expectStatus(200, 429);
    const recent = sent.filter(({ at }) => at > now - SECONDS).length;
    const served = sent.filter(({ at, isServed }) => isServed && at === now).length;
    const isServed = answer.status === 200;
    answer.verify(
      isServed || recent >= limit,
      `request ${recent + 1} of ${limit} in a minute served`,
      answer.summary(),
    );
    answer.verify(!isServed || served < limit, `a refusal after ${limit} requests at once`, answer.summary());
    sent.push({ at: now, isServed });
  },
});

const pause = (seconds: number): Step<World> => ({
  text: `wait ${seconds} seconds`,
  run: async (world) => {
    await world.t.wait(seconds);
    world.now += seconds;
  },
});

const windowModel = ({ id, request, evidence }: WindowCase): ProviderModel =>
  modelOf<World>({
    id,
    title: 'A window lets the allowed number of requests through, and opens again',
    requirement: 'So many requests a minute (a small number arranged); 429 for more',
    evidence,
    weight: 0.25,
    open: async (t) => {
      const limit = 3;
      await t.given({ limit: { requests: limit, seconds: SECONDS } });
      return { t, limit, now: 0, sent: [] };
    },
    steps: (fc) => {
      const asking = fc.constant(ask(request));
      return [asking, asking, asking, fc.constantFrom(5, 20, SECONDS, SECONDS + 1).map(pause)];
    },
  });

/** The rate windows. */
export const windowModels: readonly ProviderModel[] = [
  windowModel({
    id: 'translateplus/window',
    request: async () => ({ path: ACCOUNT }),
    evidence: documented(`${PAGE}, Error Responses: Maximum allowed: 60 requests per minute`),
  }),
  windowModel({
    id: 'gcore-ai/window',
    request: async () => ({ path: VIDEOS }),
    evidence: documented(`${SPEC}, 429: Too many requests, try later`),
  }),
  windowModel({
    id: 'workers-ai/window',
    request: async (t) => {
      const { accountId } = await t.credential();
      const path = `/accounts/${accountId}/ai/run/${TURBO}`;
      return { method: 'POST', path, json: { audio: base64(tone()) } };
    },
    evidence: documented('cloudflare-docs workers-ai/platform/limits: Automatic Speech Recognition'),
  }),
];
