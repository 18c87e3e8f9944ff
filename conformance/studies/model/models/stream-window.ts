import { documented } from '../../../../src/base/evidence.ts';
import { expectRefused, refusals } from '../../../checks/cloudflare-stream/support/refusals.ts';
import { LIMITS_PAGE, RATE_HEADERS_PAGE } from '../../../checks/cloudflare-stream/support/sources.ts';
import { accountIn, Stream } from '../../../checks/cloudflare-stream/support/stream.ts';
import { show } from '../../../model/show.ts';
import { modelOf, type Step } from '../provider-model.ts';

interface World {
  readonly stream: Stream;
  readonly limit: number;
  /** Seconds since the start. */
  now: number;
  /** The seconds in which requests were served. */
  served: number[];
  /** The second in which the block ends; null when there is none. */
  blockedUntil: number | null;
}

/** The window, and the block after exceeding it, in seconds. */
const [SECONDS, BLOCK] = [300, 300];

/**
 * Within the block every request is refused with the seconds that are left. Outside, a request must be served if fewer than the
 * limit were served in the window before, and be refused if the limit was served at the same moment. Between the two,
 * fixed and sliding windows differ: no source says which it is.
 */
const ask: Step<World> = {
  text: 'send a request',
  run: async (world) => {
    const { stream, limit, now } = world;
    const answer = await stream.send('listVideos', { rest: '?limit=1' }, { limited: true });
    answer.expectStatus(200, 429);
    if (world.blockedUntil !== null && now >= world.blockedUntil)
      Object.assign(world, { blockedUntil: null, served: [] });
    const recent = world.served.filter((at) => at > now - SECONDS).length;
    const together = world.served.filter((at) => at === now).length;
    if (answer.status === 200) {
      answer.verify(world.blockedUntil === null, `a block of ${BLOCK} seconds`, answer.summary());
      answer.verify(together < limit, `a refusal after ${limit} requests at once`, answer.summary());
      world.served.push(now);
      return;
    }
    expectRefused(answer, refusals.rateLimited);
    const isAllowed = world.blockedUntil === null && recent < limit;
    answer.verify(!isAllowed, `request ${recent + 1} of ${limit} in five minutes served`, answer.summary());
    world.blockedUntil ??= now + BLOCK;
    const [wait, left] = [answer.header('Retry-After'), world.blockedUntil - now];
    answer.verify(wait === String(left), `Retry-After ${left}`, show(wait));
  },
};

const pause = (seconds: number): Step<World> => ({
  text: `wait ${seconds} seconds`,
  run: async (world) => {
    await world.stream.t.wait(seconds);
    world.now += seconds;
  },
});

/** The rate window of a user of Cloudflare, and the block after exceeding it. */
export const streamWindowModel = modelOf<World>({
  id: 'cloudflare-stream/window',
  title: 'A window lets the allowed number of requests through, blocks five minutes for more, and opens again',
  requirement: '1200 requests in five minutes (a small number arranged); then 429 for five minutes, with Retry-After',
  evidence: documented(`${LIMITS_PAGE}; ${RATE_HEADERS_PAGE}`),
  weight: 0.25,
  open: async (t) => {
    const limit = 3;
    await t.given({ limit: { requests: limit, seconds: SECONDS } });
    return { stream: new Stream(t, await accountIn(t)), limit, now: 0, served: [], blockedUntil: null };
  },
  steps: (fc) => {
    const asking = fc.constant(ask);
    return [asking, asking, asking, fc.constantFrom(20, 100, BLOCK - 1, BLOCK, BLOCK + 1).map(pause)];
  },
});
