// Covers: watch.ts

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountClock, runOnAccount } from '../../../test/support/live-account-run.ts';
import { type LiveMock, type PassingRequest, startLiveMock } from '../../../test/support/live-mock.ts';
import type { CheckResult } from '../../model/result.ts';
import { allChecks } from '../../providers/checks.ts';
import { issueText, titleOf } from './issue-text.ts';
import { type Issue, issuesOf } from './issues.ts';
import { messageOf } from './message.ts';
import type { Night } from './night.ts';
import { watchNight } from './watch.ts';

const NIGHTS = 30;
const DAY_MS = 86_400_000;
/** One request in twenty fails for a moment. */
const BLIPS = 0.05;

/** Numbers from 0 to 1 that are the same in each run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const isSummary = ({ path }: PassingRequest): boolean => path.startsWith('/v2/account/summary');
const isLanguages = ({ path }: PassingRequest): boolean => path.startsWith('/v2/supported-languages');

/** What the provider changes, from one night until another. */
const CHANGES = {
  field: { from: 6, until: 13 },
  status: { from: 10, until: 17 },
  rarer: { from: 17, until: 22 },
} as const;

describe('thirty nights in which one request in twenty fails', () => {
  let liveMock: LiveMock;
  const nights: Night[] = [];
  const flaky: CheckResult[] = [];
  const history: (readonly Issue[])[] = [];
  let blips = 0;
  beforeAll(async () => {
    liveMock = await startLiveMock({ clock: 'manual', account: { credits: 1_000_000 } });
    const random = chance(7);
    let tonight = 0;
    const changed = ({ from, until }: { from: number; until: number }) => tonight >= from && tonight < until;
    let failing: PassingRequest | undefined;
    let summaries = 0;
    liveMock.onRequest = (request, moment) => {
      if (moment !== 'before' || random() >= BLIPS) return undefined;
      blips += 1;
      // Every third one breaks the connection, the others get an answer of the gateway.
      if (blips % 3 === 0) return true;
      failing = request;
      return undefined;
    };
    liveMock.onAnswer = (request, body) => {
      if (request === failing) return Buffer.from('<html>bad gateway</html>');
      if (request.status !== 200) return body;
      if (!isSummary(request)) return body;
      const answer = JSON.parse(body.toString()) as Record<string, unknown>;
      if (changed(CHANGES.field)) answer.plan_tier = 'pro';
      summaries += 1;
      if (changed(CHANGES.rarer) && summaries % 2 === 0) delete answer.full_name;
      return Buffer.from(JSON.stringify(answer));
    };
    liveMock.onStatus = (status, request) => {
      if (request === failing) return 502;
      return status === 200 && isLanguages(request) && changed(CHANGES.status) ? 203 : status;
    };
    const checks = allChecks.filter(({ id }) =>
      /^translateplus\/(account|health|languages|wire)\/|^translateplus\/credits\/(repeat|third-time|reading-is-free)|^gcore-ai\/(tasks-read|wire)\//.test(
        id,
      ),
    );
    const clock = await accountClock(liveMock);
    for (; tonight < NIGHTS; tonight += 1) {
      const { night, report } = await watchNight({
        baseUrls: liveMock.urls,
        repeat: { times: 2, pauseSeconds: 30 },
        run: async (options) => (await runOnAccount(liveMock, { checks, clock, ...options })).report,
      });
      nights.push(night);
      flaky.push(...report.checks.filter(({ attempts }) => attempts !== undefined));
      history.push(issuesOf(nights));
      await clock.sleep(DAY_MS - (clock.now() % DAY_MS));
    }
  }, 240_000);
  afterAll(() => liveMock.close());

  const dayOf = (at: number): string => nights[at]?.at.slice(0, 10) ?? '';

  it('meets blips, and repeats the checks that they made red', () => {
    expect(blips).toBeGreaterThan(50);
    expect(flaky.filter(({ status }) => status === 'passed').length).toBeGreaterThan(10);
  });

  it('opens one issue for each change, dated to its night, and none for a blip', () => {
    const opened = history.at(-1)?.map(({ since, until }) => [since, until]);
    expect(opened?.sort()).toEqual(
      Object.values(CHANGES)
        .map(({ from, until }) => [dayOf(from), dayOf(until)])
        .sort(),
    );
    const everOpened = new Set(history.flatMap((issues) => issues.map(({ id }) => id)));
    expect(everOpened.size).toBe(3);
  });

  it('says what changed where, once, and closes when it is undone', () => {
    const [field, status, rarer] = Object.values(CHANGES).map(({ from }) =>
      history.at(-1)?.find(({ since }) => since === dayOf(from)),
    );
    expect(field && titleOf(field)).toMatch(/^translateplus: member getAccountSummary 200 \.plan_tier is new/);
    expect(status && issueText(status)).toMatch(/`listSupportedLanguages 203` is new/);
    expect(rarer && issueText(rarer)).toMatch(/\.full_name` is rarer: 100 % before, \d\d % now/);
    for (const { from, until } of Object.values(CHANGES)) {
      const states = history.map((issues) => issues.find(({ since }) => since === dayOf(from))?.state);
      expect(states.indexOf('open')).toBe(from);
      // What is rarer is back when that cannot be chance.
      expect(states.indexOf('closed') - until).toBeLessThanOrEqual(5);
      const actions = history.map((issues) => issues.find(({ since }) => since === dayOf(from))?.action);
      expect(actions.filter((action) => action === 'opened')).toHaveLength(1);
      expect(actions.filter((action) => action === 'closed')).toHaveLength(1);
      expect(messageOf(history[from] ?? [], '').text).toContain('opened: ');
    }
  });
});
