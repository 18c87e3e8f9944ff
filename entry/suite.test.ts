import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCode } from '../conformance/index.ts';
import { check, guess } from '../conformance/testing/checks.ts';
import { fakeTarget } from '../conformance/testing/fake-target.ts';
import { type Stub, startStub } from '../conformance/testing/stub-server.ts';
import { assertHeld, assertVerified, ConformanceError, conformanceSuite, reasonToSkip } from './conformance.ts';

let stub: Stub;
let atOnce = 0;
let most = 0;
beforeAll(async () => {
  stub = await startStub((request, response) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    request.resume();
    setTimeout(() => {
      atOnce -= 1;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    }, 5);
  });
});
afterAll(() => stub.close());

const status = (wanted: number) => async (t: Parameters<Parameters<typeof check>[1]>[0]) =>
  void (await t.send({ path: '/', credential: null })).expectStatus(wanted);
const checks = [
  check('uses-up', status(200), { exhaustive: true }),
  check('holds', status(200)),
  check('fails', status(418)),
  check('warns', status(418), { level: 'should' }),
  check('guesses', status(418), { evidence: guess }),
];

describe('conformanceSuite', () => {
  it('lists cases without opening anything, what uses up an account last where nothing can be arranged', () => {
    const target = fakeTarget(stub.url, { controlled: false });
    const suite = conformanceSuite({ target, checks });
    expect(suite.cases.map(({ id, section }) => `${section} ${id.split('/')[2]}`)).toEqual(
      ['holds', 'fails', 'warns', 'guesses', 'uses-up'].map((name) => `translateplus/test ${name}`),
    );
    expect([suite.concurrent, target.log, suite.report()]).toEqual([false, [], null]);
  });

  it('runs one at a time where nothing can be arranged, however it is called; judges, and reports', async () => {
    const target = { baseUrls: { translateplus: stub.url } };
    const suite = conformanceSuite({ target, checks, include: ['exhaustive'] });
    most = 0;
    const results = await Promise.all(suite.cases.map(({ run }) => run()));
    expect(most).toBe(1);
    expect(results.map(({ status }) => status)).toEqual(['passed', 'failed', 'warned', 'probed', 'passed']);
    expect(results.map(reasonToSkip)).toEqual([null, null, null, expect.stringMatching(/^probed: differs/), null]);
    for (const result of results) {
      if (result.status === 'failed') expect(() => assertHeld(result)).toThrow(ConformanceError);
      else assertHeld(result);
    }
    const report = suite.report();
    expect(report?.summary).toMatchObject({ passed: 2, failed: 1, warned: 1, probed: 1 });
    if (report) assertVerified(report);
    await suite.close();
  });

  it('tells of a failure all that is needed to act on it', async () => {
    const suite = conformanceSuite({ target: fakeTarget(stub.url), checks, grep: 'fails' });
    const result = await suite.cases[0]?.run();
    if (!result) throw new Error('no case');
    expect(() => assertHeld(result)).toThrow(
      /demanded: fails must hold\n.*\nexpected: status 418\ngot: 200 with[\s\S]*request: curl /,
    );
    await suite.close();
  });

  it('skips known failures, and fails for a stale baseline and for a run that verified nothing', async () => {
    const knownFailures = ['fails', 'holds'].map((name) => ({
      check: `translateplus/test/${name}`,
      reason: 'ticket 12',
      expires: '2999-12-31',
    }));
    const suite = conformanceSuite({ target: fakeTarget(stub.url), checks, baseline: { version: 1, knownFailures } });
    const results = await Promise.all(suite.cases.map(({ run }) => run()));
    const fails = results.find(({ id }) => id.endsWith('/fails'));
    expect(fails && reasonToSkip(fails)).toBe('expected until 2999-12-31: ticket 12');
    if (fails) assertHeld(fails);
    const report = suite.report();
    expect(() => report && assertVerified(report)).toThrow(/stale\ntranslateplus\/test\/holds: the check passes now/);
    const nothing = conformanceSuite({ target: { baseUrls: { translateplus: stub.url } }, checks, grep: 'uses-up' });
    await nothing.cases[0]?.run();
    const empty = nothing.report();
    expect(empty && exitCode(empty)).toBe(3);
    expect(() => empty && assertVerified(empty)).toThrow(/nothing was verified: uses up/);
  });

  it('opens a target of the user’s own when the first case runs, and closes only what it opened', async () => {
    let opened = 0;
    let closed = 0;
    const make = async () => {
      opened += 1;
      const close = async () => {
        closed += 1;
      };
      return { ...fakeTarget(stub.url, { baseUrls: { 'gcore-ai': stub.url } }), close };
    };
    const suite = conformanceSuite({ target: make, checks });
    expect(opened).toBe(0);
    const results = await Promise.all(suite.cases.map(({ run }) => run()));
    expect(results[0]).toMatchObject({ status: 'skipped', reason: 'the target has no URL for translateplus' });
    await suite.close();
    expect([opened, closed]).toEqual([1, 1]);
    const theirs = await make();
    const given = conformanceSuite({ target: theirs, checks: [] });
    await given.close();
    expect(closed).toBe(1);
  });
});
