// Covers: deed.ts, finding.ts, ../routes/conduct.ts, rules/ignored-messages.ts, rules/ignored-refusal.ts, rules/key-in-url.ts,
// rules/paid-again.ts, rules/past-the-end.ts, rules/polled-fast.ts, rules/retried-early.ts, rules/uploaded-again.ts

import { expect, it } from 'vitest';
import { Conduct, WholeConduct } from '../../../src/contracts/control/conduct.ts';
import { conductRules } from '../../../src/contracts/control/conduct-rules.ts';
import type { OperationRow } from '../../../src/contracts/types.ts';
import { cpuTime } from '../../../test/support/cpu-time.ts';
import { controlBench } from '../test-support/bench.ts';
import type { Deed } from './deed.ts';
import { findingsOf } from './judge-conduct.ts';

const row = (id: string, repeat: 'safe' | 'costly', path = '') => ({ id, repeat, path }) as OperationRow;
const LIST = row('listTasks', 'safe');
const PAY = row('createTask', 'costly');
const GENERATE = row('generateCaption', 'costly', '/v/{id}/captions/{language}/generate');

let ids = 0;
/** A deed that took 10 ms. */
const deed = (began: number, change: Partial<Deed> = {}): Deed => ({
  id: `a-${++ids}`,
  provider: 'gcore-ai',
  operation: LIST,
  method: 'GET',
  path: '/tasks/1',
  began,
  ended: began + 10,
  outcome: 'answered',
  rule: null,
  status: 200,
  sent: '',
  answer: '{}',
  answerHeaders: {},
  ...change,
});
const rulesOf = (...deeds: Deed[]) => findingsOf(deeds).map(({ rule }) => rule);

const refused = (began: number, wait: string, change: Partial<Deed> = {}) =>
  deed(began, { status: 429, answerHeaders: { 'retry-after': wait }, ...change });
const lost = (began: number) =>
  deed(began, { operation: PAY, method: 'POST', path: '/tasks', sent: 'x', status: null, outcome: 'fault: timeout' });
const paid = (began: number, sent = 'x') => deed(began, { operation: PAY, method: 'POST', path: '/tasks', sent });
const put = (began: number, sent: string, path = '/videos/1/captions/de') =>
  deed(began, { operation: PAY, method: 'PUT', path, sent });
const page = (began: number, offset: number, count = 12) =>
  deed(began, { path: `/tasks?limit=10&offset=${offset}`, answer: JSON.stringify({ count, results: [] }) });
const warned = (began: number, sent = '') =>
  deed(began, { path: '/x', method: 'POST', sent, answer: '{"success":true,"messages":[{"code":1}]}' });
const denied = (began: number) =>
  deed(began, {
    operation: GENERATE,
    method: 'POST',
    path: '/v/1/captions/tr/generate',
    status: 400,
    answer: '{"success":false}',
  });
const missing = (began: number) => deed(began, { path: '/v/1/captions/tr/vtt', status: 404 });

it.each<[string, Deed[], string[]]>([
  ['retried at once', [refused(0, '30'), refused(500, '30')], ['retried-early']],
  ['retried before a date', [refused(0, 'Thu, 01 Jan 1970 00:00:40 GMT'), deed(5_000)], ['retried-early']],
  ['retried in time', [refused(0, '30'), deed(30_020)], []],
  ['retried in the last second, as whole seconds allow', [refused(0, '30'), deed(29_500)], []],
  ['sent before the answer came', [refused(0, '30'), refused(5, '30')], []],
  ['another request in between', [refused(0, '30'), deed(500, { path: '/tasks/2' })], []],
  ['paid again without a look', [lost(0), paid(5_000)], ['paid-again']],
  ['paid again after a look', [lost(0), deed(3_000, { path: '/tasks' }), paid(5_000)], []],
  [
    'paid again after a look while the clock stood still',
    [{ ...lost(0), ended: 0 }, deed(0, { path: '/tasks', ended: 0 }), paid(5_000)],
    [],
  ],
  ['messages about bodies that are not known', [0, 1_000, 2_000].map((at) => ({ ...warned(at), sent: null })), []],
  ['another order', [lost(0), paid(5_000, 'y')], []],
  ['a key in the URL', [deed(0, { path: '/tasks?api_key=[redacted]' })], ['key-in-url']],
  ['polled ten times a second', [0, 100, 200, 300, 400].map((at) => deed(at)), ['polled-fast']],
  ['polled every two seconds', [0, 2_000, 4_000, 6_000, 8_000].map((at) => deed(at)), []],
  ['four at the same time', [0, 1, 2, 3].map((at) => deed(at, { ended: at + 50 })), []],
  ['polled while it changes', [0, 100, 200, 300].map((at) => deed(at, { answer: `${at}` })), []],
  ['a frozen clock', [0, 0, 0, 0, 0].map((at) => deed(at, { ended: at })), []],
  ['a page after the last', [page(0, 0), page(100, 10), page(200, 20)], ['past-the-end']],
  ['pages up to the last', [page(0, 0), page(100, 10)], []],
  ['an empty list', [page(0, 0, 0), page(100, 10, 0)], []],
  ['uploaded again', [put(0, 'a'), put(1_000, 'a')], ['uploaded-again']],
  [
    'uploaded again with another boundary',
    [put(0, '--b1\r\n\r\na\r\n--b1--'), put(1_000, '--b2\r\n\r\na\r\n--b2--')],
    ['uploaded-again'],
  ],
  ['uploaded another text', [put(0, 'a'), put(1_000, 'b'), put(2_000, 'a')], []],
  ['uploaded elsewhere', [put(0, 'a'), put(1_000, 'a', '/videos/1/captions/en')], []],
  [
    'uploaded after a deletion of the video',
    [put(0, 'a'), deed(500, { method: 'DELETE', path: '/videos/1' }), put(1_000, 'a')],
    [],
  ],
  [
    'uploaded after a change below it',
    [put(0, 'a', '/videos/1'), put(500, 'b', '/videos/1/captions/de'), put(1_000, 'a', '/videos/1')],
    [],
  ],
  ['paid again, and looked afterwards', [lost(0), paid(5_000), deed(6_000)], ['paid-again']],
  ['paid again while the first one ran', [lost(0), paid(5)], []],
  ['a message three times', [warned(0), warned(1_000), warned(2_000)], ['ignored-messages']],
  ['a message to three requests', [warned(0, 'a'), warned(1_000, 'b'), warned(2_000, 'c')], []],
  ['waits for what was refused', [denied(0), missing(2_000), missing(4_000), missing(6_000)], ['ignored-refusal']],
  [
    'looks at members of a collection that refused another one',
    [
      deed(0, { operation: row('createVideo', 'costly', '/v'), method: 'POST', path: '/v', status: 400 }),
      ...[1, 2, 3].map((n) => deed(n * 1_000, { path: `/v/${n}`, status: 404 })),
    ],
    [],
  ],
  ['looks once for what was refused', [denied(0), missing(2_000)], []],
  [
    'asks again and waits',
    [denied(0), missing(1_000), { ...denied(1_500), status: 200 }, missing(2_000), missing(4_000)],
    [],
  ],
])('judges %s', (_what, deeds, rules) => {
  expect(rulesOf(...deeds)).toEqual(rules);
});

it('finds a burst of looks before the resource changed', () => {
  const burst = [0, 100, 200, 300].map((at) => deed(at));
  expect(rulesOf(...burst, deed(5_000, { method: 'POST' }), deed(9_000))).toEqual(['polled-fast']);
});

it('takes time linear in the number of requests', () => {
  const before = cpuTime();
  findingsOf(
    Array.from({ length: 100_000 }, (_, n) => (n % 2 === 0 ? deed(n) : refused(n, '30', { path: '/tasks/2' }))),
  );
  // About half a second; a square of the number would take hours.
  expect(cpuTime() - before).toBeLessThan(20);
});

it('takes time linear in the number of lost answers and of uploads', () => {
  const before = cpuTime();
  const sent = Array.from({ length: 60_000 }, (_, n) =>
    n % 3 === 0 ? lost(n * 20) : n % 3 === 1 ? paid(n * 20) : put(n * 20, 'a', `/videos/${n}/captions/de`),
  );
  expect(findingsOf(sent).map(({ rule }) => rule)).toEqual(Array(20_000).fill('paid-again'));
  // About 0.2 seconds; looking through all requests for each took two minutes.
  expect(cpuTime() - before).toBeLessThan(5);
});

it('names the entries of each finding, what they show, and the source', () => {
  const [finding] = findingsOf([refused(0, '30'), refused(500, '30')]);
  expect(finding).toMatchObject({
    ...conductRules['retried-early'],
    operation: 'listTasks',
    detail: 'Retry-After was 30 s; the next one came after 0.5 s.',
    entries: [expect.stringMatching(/^a-\d+$/), expect.stringMatching(/^a-\d+$/)],
  });
});

it('is answered by the control API, for one tenant and for all', async () => {
  const bench = controlBench({ settings: { clock: 'real', limits: { translateplus: { requests: 1, seconds: 60 } } } });
  await bench.post('/tenants', { name: 'a' });
  for (let time = 0; time < 2; time += 1) await bench.translate('a');
  await new Promise((done) => setTimeout(done, 150));
  await bench.translate('a');
  const { body } = await bench.get('/tenants/a/conduct');
  expect(Conduct.parse(body)).toEqual(body);
  expect(body).toMatchObject({
    tenant: 'a',
    judged: 3,
    dropped: 0,
    findings: [{ rule: 'retried-early', entries: ['a-2', 'a-3'] }],
  });
  const whole = await bench.get('/conduct');
  expect(WholeConduct.parse(whole.body)).toEqual({ tenants: [body] });
});

it('sees a key in a URL, and does not show it', async () => {
  const bench = controlBench();
  await bench.post('/tenants', { name: 'a' });
  await bench.visit('a', '/v2/account/summary?api_key=mock_a');
  const { body } = await bench.get('/tenants/a/conduct');
  expect(body.findings).toMatchObject([{ rule: 'key-in-url' }]);
  expect(JSON.stringify(body)).not.toContain('mock_a');
});
