// Covers: ../../targets/mock/rehearsal.ts, compare-promise.ts, promise.ts

import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/base/json.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Exchange } from '../../model/exchange.ts';
import { allChecks } from '../../providers/checks.ts';
import { rehearse } from '../../targets/mock/rehearsal.ts';
import type { driftKinds } from './compare.ts';
import { promisedAnswers } from './promise.ts';
import { Recorder, type Recording } from './recording.ts';
import { compareSides, onlyOf } from './sides.ts';

const NOW = '2026-11-21T00:00:00.000Z';
const contract = promisedAnswers(NOW);
const exchanges: (readonly [ProviderId, Exchange])[] = [];
const baseUrls: Partial<Record<ProviderId, string>> = {};

/** What the mocks answered, with one thing changed at one operation. */
function recorded(path: RegExp, change: (answer: Answer, count: number) => Answer = (answer) => answer): Recording {
  const recorder = new Recorder(baseUrls);
  let count = 0;
  for (const [provider, exchange] of exchanges) {
    const { request, response } = exchange;
    if (response?.status !== 200 || !path.test(request.url)) {
      recorder.note(provider, exchange);
      continue;
    }
    count += 1;
    const json = JSON.parse(Buffer.from(response.bytes).toString()) as JsonObject;
    const changed = change({ status: 200, headers: response.headers, json }, count);
    const bytes = Buffer.from(JSON.stringify(changed.json));
    recorder.note(provider, { ...exchange, response: { ...changed, bytes } });
  }
  return recorder.recording('live', NOW);
}

interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly json: JsonObject;
}

const ACCOUNT = /\/v2\/account\/summary$/;
const HEALTH = /\/health$/;
const json = (change: (json: JsonObject, count: number) => JsonObject) => (answer: Answer, count: number) => ({
  ...answer,
  json: change(answer.json, count),
});
const without = ({ email: _email, ...rest }: JsonObject): JsonObject => rest;

beforeAll(async () => {
  await rehearse({
    checks: allChecks,
    providers: ['translateplus'],
    onStart: (urls) => void Object.assign(baseUrls, urls),
    onExchange: (provider, exchange) => exchanges.push([provider, exchange]),
  });
}, 60_000);

type Kind = (typeof driftKinds)[number];
const seeded: readonly (readonly [Kind, string, RegExp, (answer: Answer, count: number) => Answer])[] = [
  ['added', 'a new member', ACCOUNT, json((body) => ({ ...body, more: 1 }))],
  ['removed', 'a member that is gone', ACCOUNT, json(without)],
  ['removed', 'a member that is left out at times', ACCOUNT, json((body, count) => (count % 2 ? body : without(body)))],
  ['retyped', 'a number as text', ACCOUNT, json((body) => ({ ...body, total_credits: '7' }))],
  ['nullability', 'null for a text', ACCOUNT, json((body) => ({ ...body, email: null }))],
  ['enum', 'a new value', HEALTH, json((body) => ({ ...body, status: 'fine' }))],
  ['status', 'another status', ACCOUNT, (answer) => ({ ...answer, status: 203 })],
  [
    'header',
    'a header that is left out',
    ACCOUNT,
    (answer) => ({ ...answer, headers: answer.headers.filter(([name]) => name.toLowerCase() !== 'content-type') }),
  ],
];

describe.each(seeded)('%s: %s', (kind, _what, path, change) => {
  it.each([
    ['contract', () => contract],
    ['recording', () => recorded(path)],
  ] as const)('is told against %s, in both directions, and is silent again without it', (_side, side) => {
    const [before, after] = [side(), recorded(path, change)];
    const turned = kind === 'added' ? 'removed' : kind === 'removed' ? 'added' : kind;
    expect(compareSides(before, after).drifts.map((drift) => drift.kind)).toContain(kind);
    const back = new Set(compareSides(after, before).drifts.map((drift) => drift.kind));
    // What was left out at times is no new member for a recording that has it always.
    if (!(_what.includes('at times') && _side === 'recording')) expect([...back]).toContain(turned);
    expect(compareSides(side(), recorded(path)).drifts).toEqual([]);
    expect(compareSides(recorded(path), side()).drifts).toEqual([]);
  });
});

it('lists operations without an answer, of the compared providers', () => {
  const whole = recorded(ACCOUNT);
  const [first] = whole.answers;
  const answers = whole.answers.filter(({ operation }) => operation !== first?.operation);
  const { drifts, unseen } = compareSides(contract, { ...whole, answers });
  expect([drifts, unseen]).toEqual([[], [first?.operation]]);
  expect(onlyOf(['gcore-ai'], whole).answers).toEqual([]);
  expect(compareSides(contract, contract)).toEqual({ drifts: [], unseen: [] });
});

it('knows an operation that the contract does not have', () => {
  const strange = { operation: 'translateplus guess', status: 200, headers: [], body: null };
  expect(compareSides(contract, { ...recorded(ACCOUNT), answers: [strange] }).drifts).toEqual([
    { kind: 'added', where: 'translateplus guess', detail: 'not in the contract' },
  ]);
});

it('promises no body of an answer to HEAD', () => {
  const heads = contract.answers.filter(({ operation }) => operation === 'cloudflare-stream getUploadOffset');
  expect(heads.length).toBeGreaterThan(1);
  expect(heads.filter(({ body }) => body !== null)).toEqual([]);
});

it('takes a member whose name a refusal has from the request for any member', () => {
  const answer = contract.answers.find((one) => one.operation === 'gcore-ai createVideo' && one.status === 422);
  const errors = answer?.body?.fields?.errors?.shape;
  expect([errors?.open, Object.keys(errors?.fields ?? {})]).toEqual([true, ['name', 'priority']]);
});
