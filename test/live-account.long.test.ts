// Covers: ../conformance/live/live-target.ts, ../conformance/live/own-part.ts, ../conformance/live/run.ts,
// ../conformance/providers/gcore-ai/tasks.ts

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultBudget } from '../conformance/live/defaults.ts';
import { ownPartBy } from '../conformance/live/own-part.ts';
import type { Plan } from '../conformance/live/plan.ts';
import { preflightId } from '../conformance/live/preflight.ts';
import type { Report } from '../conformance/model/report.ts';
import { failsRun } from '../conformance/model/result.ts';
import { allChecks } from '../conformance/providers/checks.ts';
import { promisedAnswers } from '../conformance/studies/drift/promise.ts';
import { Recorder, type Recording } from '../conformance/studies/drift/recording.ts';
import { compareSides } from '../conformance/studies/drift/sides.ts';
import { rehearse } from '../conformance/targets/mock/rehearsal.ts';
import { providerIds } from '../src/contracts/providers.ts';
import { creatingRequests, kindOf, usingRequests } from './support/creating-requests.ts';
import { Foreigner } from './support/foreign-account.ts';
import { type AccountRun, accountClock, MARKER, runOnAccount } from './support/live-account-run.ts';
import { type LiveMock, startLiveMock } from './support/live-mock.ts';

const NOW = '2026-11-21T00:00:00.000Z';

const troubles = ({ checks }: Report): unknown[] =>
  checks.filter(({ status, reasonKind }) => failsRun(status) || status === 'warned' || reasonKind === 'differs');

/** Promised answers that no live run sees. */
const UNSEEN = [
  // They change a setting of the whole account.
  'cloudflare-stream setWebhook',
  'cloudflare-stream deleteWebhook',
  // They are at addresses that other answers name, outside the base URL: recordings leave those out.
  'cloudflare-stream uploadOnce',
  'cloudflare-stream getUserUploadOffset',
  'cloudflare-stream sendUserChunk',
  'cloudflare-stream getUploadOptions',
];

/** Ids and names of foreign things that the run sent anything but a reading request for. */
function touched(liveMock: LiveMock, foreign: readonly string[]): unknown[] {
  const ids = foreign.flatMap((row) => Object.entries(JSON.parse(row) as Record<string, unknown>));
  const own = ids.filter(([name]) => ['uid', 'id', 'task_id'].includes(name)).map(([, id]) => `/${id}`);
  return liveMock.seen.filter(
    ({ method, path }) =>
      method !== 'GET' && own.some((id) => `${path}/`.includes(`${id}/`) || path.includes(`${id}?`)),
  );
}

describe('the default selection on an account that others use', () => {
  let liveMock: LiveMock;
  let plan: Plan;
  let run: AccountRun;
  let foreigner: Foreigner;
  let before: readonly string[];
  let [mock, live]: Recording[] = [];
  beforeAll(async () => {
    const recorders: Recorder[] = [];
    const note: Recorder['note'] = (provider, exchange) => recorders.at(-1)?.note(provider, exchange);
    plan = await rehearse({
      checks: allChecks,
      budget: defaultBudget(),
      onStart: (baseUrls, ledger) => void recorders.push(new Recorder(baseUrls, ownPartBy(ledger))),
      onExchange: note,
    });
    liveMock = await startLiveMock({ clock: 'manual' });
    foreigner = new Foreigner(liveMock);
    await foreigner.settlesIn(15);
    before = await foreigner.owns();
    run = await runOnAccount(liveMock, {
      onStart: (ledger) => void recorders.push(new Recorder(liveMock.urls, ownPartBy(ledger))),
      onExchange: note,
    });
    [mock, live] = recorders.map((recorder, at) => recorder.recording(at === 0 ? 'mock' : 'live', NOW));
  }, 300_000);
  afterAll(() => liveMock.close());

  it('passes, and the default budget stops nothing', () => {
    expect(troubles(run.report)).toEqual([]);
    expect(run.report.checks.filter(({ reason }) => reason?.includes('budget'))).toEqual([]);
    expect(run.report.summary.passed).toBeGreaterThan(300);
  });

  it('uses what was planned, for each check and in total', () => {
    const planned = plan.rows.map(({ id, requests, credits, minutes, resources }) => ({
      id,
      ...{ requests, credits, minutes, resources },
    }));
    const used = run.report.checks.map(({ id, requests, cost: { credits } }) => {
      const { minutes, resources } = run.budget.takenFor(id);
      return { id, ...{ requests, credits, minutes, resources } };
    });
    const differing = planned.filter((row, at) => JSON.stringify(row) !== JSON.stringify(used[at]));
    expect(used.filter(({ id }) => differing.some((row) => row.id === id))).toEqual(differing);
    expect(used.map(({ id }) => id)).toEqual(planned.map(({ id }) => id));
    const { requests, ...rest } = run.budget.total();
    // A slow machine repeats the one request of a preflight.
    const repeated = providerIds.reduce((sum, id) => sum + run.budget.takenFor(preflightId(id)).requests - 1, 0);
    expect({ ...rest, requests: requests - plan.cleaningUp - repeated }).toEqual(plan.total);
  });

  it('costs what README.md and docs/live-verification.md say', () => {
    const { requests, credits, minutes, resources } = plan.total;
    const about = (amount: number, step: number) => (Math.round(amount / step) * step).toLocaleString('en');
    const cost = `about ${about(requests, 100)} requests, ${about(credits, 10)} credits, ${about(minutes, 10)} AI minutes and ${about(resources, 50)} `;
    const time = `in about ${Math.ceil(plan.seconds / 60)} minutes`;
    for (const [page, said] of [
      ['README.md', [cost]],
      ['docs/live-verification.md', [cost, time]],
    ] as const) {
      const words = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8').replace(/\s+/g, ' ');
      expect([page, said.filter((one) => !words.includes(one))]).toEqual([page, []]);
    }
  });

  it('sends and spends no more than its checks declare', () => {
    const declared = new Map(allChecks.map(({ id, cost }) => [id, cost]));
    const beyond = run.report.checks.filter(({ id, requests, cost }) => {
      const most = declared.get(id) ?? { requests: 0, credits: 0 };
      return requests > most.requests || cost.credits > most.credits;
    });
    expect(beyond.map(({ id, requests, cost }) => `${id}: ${requests} requests, ${cost.credits} credits`)).toEqual([]);
  });

  it('does not drift from the mocks or the contract because of resources of others', () => {
    const contract = promisedAnswers(NOW);
    if (!mock || !live) throw new Error('nothing was recorded');
    expect(compareSides(mock, live).drifts).toEqual([]);
    for (const side of [mock, live]) {
      const { drifts, unseen } = compareSides(contract, side);
      expect(drifts).toEqual([]);
      expect(unseen).toEqual(UNSEEN);
    }
  });

  it('spends what the account is charged with, and sends what it counted', async () => {
    expect(liveMock.seen.length).toBe(run.budget.total().requests);
    const { credits } = await liveMock.control.getTenant(liveMock.tenant);
    expect(credits.used).toBe(run.budget.spentBy('translateplus').credits);
  });

  it('makes nothing but what the test of killed runs knows', () => {
    const changing = liveMock.seen.filter(({ method, status }) => /^(POST|PUT|PATCH)$/.test(method) && status < 300);
    const others = changing.filter((request) => kindOf(request) === undefined);
    const uses = ({ provider, method, path }: (typeof others)[number]) =>
      usingRequests.some((one) => one.provider === provider && one.method === method && one.path.test(path));
    expect(others.filter((request) => !uses(request)).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    expect(creatingRequests.filter((kind) => !changing.some((request) => kindOf(request) === kind))).toEqual([]);
  });

  it('leaves nothing but the records of tasks, and touches nothing of others', async () => {
    const after = await foreigner.owns();
    expect(before.filter((one) => !after.includes(one))).toEqual([]);
    const left = after.filter((one) => !before.includes(one));
    // The ledger knows the tasks; those that a video of the run has ordered name the video.
    const own = run.entries.flatMap((entry) => (entry as { ids?: string[] }).ids ?? []);
    expect(
      left.filter((one) => !own.some((id) => one.includes(`"task_id":"${id}"`) || one.includes(`"${id}"`))),
    ).toEqual([]);
    expect(run.report.live.left).toEqual([]);
    expect(touched(liveMock, before)).toEqual([]);
  });
});

describe('an account where others are at work, far away and with another clock', () => {
  it('passes what lists and makes, and asks as often as planned where nothing is waited for', async () => {
    const checks = allChecks.filter(({ id }) => /list|videos|upload|filter|translateplus/.test(id));
    const plan = await rehearse({ checks });
    const liveMock = await startLiveMock({ clock: 'manual', account: { seed: 4711 } });
    const foreigner = new Foreigner(liveMock);
    await foreigner.settlesIn(3);
    const clock = await accountClock(liveMock, -20_000);
    let requests = 0;
    liveMock.onRequest = async (_request, when) => {
      if (when === 'after') return undefined;
      await clock.sleep(400);
      requests += 1;
      if (requests % 10 === 0) await foreigner.makesMore();
      return undefined;
    };
    const { report } = await runOnAccount(liveMock, { checks, clock });
    expect(troubles(report)).toEqual([]);
    const steady = plan.rows.filter(({ waits }) => !waits).map(({ id, requests }) => [id, requests]);
    const used = new Map(report.checks.map(({ id, requests }) => [id, requests]));
    expect(steady.map(([id]) => [id, used.get(String(id))])).toEqual(steady);
    expect(steady.length).toBeGreaterThan(100);
    const after = await foreigner.owns();
    expect(after.filter((one) => one.includes(MARKER) && !one.includes('task_id'))).toEqual([]);
    await liveMock.close();
  }, 300_000);
});
