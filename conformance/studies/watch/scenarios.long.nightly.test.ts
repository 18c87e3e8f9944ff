import { describe, expect, it, vi } from 'vitest';
import { badGateway, silence } from '../../../test/support/blips.ts';
import { type Alter, type Passing, type Scenario, simulate, toldIn } from '../../../test/support/simulated-nights.ts';
import type { WireResponse } from '../../model/exchange.ts';

vi.setConfig({ testTimeout: 600_000 });

/** Repeats with other numbers: WATCH_SEEDS=1,2,3. */
const SEEDS = (process.env.WATCH_SEEDS ?? '1,2').split(',').map(Number);
const SUMMARY = '/v2/account/summary';
const FROM = 12;

type Body = Record<string, unknown>;

const inJson =
  (change: (body: Body, passing: Passing) => Body): Alter =>
  (answer, passing) => {
    const body = JSON.parse(Buffer.from(answer.bytes).toString()) as Body;
    return { ...answer, bytes: Buffer.from(JSON.stringify({ ...body, ...change(body, passing) })) };
  };

/** Changes the successes of a path between two nights. */
const at =
  (path: string, alter: Alter, from = FROM, until = 99): Alter =>
  (answer, passing) => {
    const isMeant = passing.path.startsWith(path) && passing.night >= from && passing.night < until;
    return isMeant && answer.status === 200 ? alter(answer, passing) : answer;
  };

const gone: Alter = inJson(() => ({ full_name: undefined }));
const both =
  (...alters: readonly Alter[]): Alter =>
  (answer, passing) =>
    alters.reduce((changed, alter) => alter(changed, passing), answer);
const withStatus = (status: number) => (answer: WireResponse) => ({ ...answer, status });
const without = (name: RegExp) => (answer: WireResponse) => ({
  ...answer,
  headers: answer.headers.filter(([header]) => !name.test(header)),
});
const isDown = ({ night }: { night: number }, until = FROM + 1) => night >= FROM && night < until;

/** Scenarios, and the nights in which their issues begin and end. `near`: data decide, so the night may be missed by some. */
const scenarios: Readonly<Record<string, Scenario & { told: readonly (readonly [number, number?])[]; near?: number }>> =
  {
    nothing: { told: [] },
    'many checks': {
      checks: () =>
        /^translateplus\/(account|health|languages|wire|credits|translate|errors)\/|^gcore-ai\/(tasks-read|wire|subtitles)\//,
      told: [],
    },
    'a new member': {
      alter: at(
        SUMMARY,
        inJson(() => ({ plan_tier: 'pro' })),
      ),
      told: [[FROM]],
    },
    'a member that is gone': { alter: at(SUMMARY, gone), told: [[FROM]] },
    'a member with another name': {
      alter: at(
        SUMMARY,
        both(
          inJson((body) => ({ fullName: body.full_name })),
          gone,
        ),
      ),
      told: [[FROM]],
    },
    'another type': {
      alter: at(
        SUMMARY,
        inJson(() => ({ credits_remaining: 'many' })),
      ),
      told: [[FROM]],
    },
    'another type of what no contract knows': {
      alter: at(
        SUMMARY,
        inJson((_body, { night }) => ({ extra: night < FROM ? 5 : '5' })),
        0,
      ),
      told: [[FROM]],
    },
    'null at times': {
      alter: at(
        SUMMARY,
        inJson((_body, { random }) => (random() < 0.5 ? { full_name: null } : {})),
      ),
      told: [[FROM]],
      near: 1,
    },
    'a new value': {
      alter: at(
        '/health',
        inJson(() => ({ status: 'healthy' })),
      ),
      told: [[FROM]],
    },
    'another status of a refusal': {
      alter: (answer, { night }) => (night >= FROM && answer.status === 404 ? withStatus(410)(answer) : answer),
      told: [[FROM]],
    },
    'a header that is gone': { alter: at(SUMMARY, without(/ratelimit/i)), told: [[FROM]] },
    'no Content-Type': { alter: at(SUMMARY, without(/content-type/i)), told: [[FROM]] },
    'a rare member': {
      alter: at(
        '/v2/',
        inJson((_body, { random }) => (random() < 0.03 ? { promo: 'x' } : {})),
        0,
      ),
      told: [],
    },
    'a rare member that comes often': {
      alter: at(
        SUMMARY,
        inJson((_body, { night, random }) => (random() < (night < FROM ? 0.03 : 0.3) ? { promo: 'x' } : {})),
        0,
      ),
      told: [[FROM]],
      near: 3,
    },
    'a member that vanishes slowly': {
      nights: 36,
      alter: at(
        SUMMARY,
        (answer, passing) => (passing.random() < (passing.night - 7) / 15 ? gone(answer, passing) : answer),
        8,
        26,
      ),
      told: [[8, 26]],
      near: 3,
    },
    'a connection that is refused': {
      obstacle: (_provider, night) => (isDown({ night }) ? { kind: 'no-answer', reason: 'no answer' } : undefined),
      instead: (passing) => (isDown(passing) ? silence('not-connected') : undefined),
      told: [
        [FROM, FROM + 1],
        [FROM, FROM + 1],
      ],
    },
    'pages of a gateway for three nights, at one provider': {
      instead: (passing) =>
        passing.provider === 'translateplus' && isDown(passing, FROM + 3) ? badGateway() : undefined,
      told: [[FROM, FROM + 3]],
    },
    'answers that take too long': {
      instead: (passing) => (isDown(passing, FROM + 2) ? silence('timeout') : undefined),
      told: [
        [FROM, FROM + 2],
        [FROM, FROM + 2],
      ],
    },
    'an outage, and a change after it': {
      instead: (passing) => (passing.provider === 'translateplus' && isDown(passing) ? badGateway() : undefined),
      alter: at(SUMMARY, gone, FROM + 1),
      told: [[FROM, FROM + 1], [FROM + 1]],
    },
    'a change that is undone': { alter: at(SUMMARY, gone, FROM, FROM + 3), told: [[FROM, FROM + 3]] },
    'two changes in a night': {
      alter: both(
        at(
          SUMMARY,
          inJson(() => ({ plan_tier: 'pro' })),
        ),
        at('/v2/supported-languages', withStatus(203)),
      ),
      told: [[FROM], [FROM]],
    },
    'a flaky answer for ever': {
      blips: 0,
      alter: at(
        SUMMARY,
        inJson((_body, { random }) => (random() < 0.2 ? { credits_remaining: 'many' } : {})),
        0,
      ),
      told: [],
    },
    'nights that did not run': { gaps: [10, 11, 12], alter: at(SUMMARY, gone, 11), told: [[13]] },
    'more checks': {
      checks: (night) =>
        night < FROM
          ? /^translateplus\/(account|health|wire)\//
          : /^translateplus\/(account|health|languages|wire|credits|translate|upload)\/|^gcore-ai\/(tasks-read|wire)\//,
      told: [],
    },
    'fewer checks': {
      checks: (night) =>
        night < FROM ? /^translateplus\/(account|languages|wire|credits)\// : /^translateplus\/(account|wire)\//,
      told: [],
    },
  };

const only = process.env.WATCH_ONLY?.split(',');
const chosen = Object.entries(scenarios).filter(([name]) => only?.includes(name) ?? true);

describe.each(SEEDS)('with one request in twenty failing, seed %i', (seed) => {
  it.each(chosen)('tells of %s what it is', async (_name, { told, near = 0, ...scenario }) => {
    const found = toldIn(await simulate({ blips: 0.05, ...scenario }, seed));
    const text = JSON.stringify(found, null, 1);
    expect(found.length, text).toBe(told.length);
    for (const [place, [since, until]] of told.entries()) {
      const one = found[place];
      expect(Math.abs((one?.since ?? -99) - since), text).toBeLessThanOrEqual(near);
      expect(one?.opened, text).toBe(1);
      if (until === undefined) expect(one?.until, text).toBeUndefined();
      // What data decide is back when that cannot be chance.
      else expect(Math.abs((one?.until ?? -99) - until), text).toBeLessThanOrEqual(near);
    }
  });
});
