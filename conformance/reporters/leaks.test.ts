// Covers: ../run/plain-session.ts, ctrf.ts, facts.ts, failure.ts, github.ts, json.ts, junit.ts, markdown.ts,
// table.ts, tap.ts, xml.ts

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Check } from '../model/check.ts';
import { runConformance } from '../run/runner.ts';
import { urlTarget } from '../targets/url.ts';
import { check, guess } from '../testing/checks.ts';
import { writtenBy } from '../testing/reports.ts';
import { type Stub, startStub } from '../testing/stub-server.ts';
import { reporters } from './index.ts';

const SECRET = 'k3y&"<Qz7/+=\'9f1c>';
const forms = [
  SECRET,
  encodeURIComponent(SECRET),
  JSON.stringify(SECRET),
  Buffer.from(`user:${SECRET}`).toString('base64'),
  Buffer.from(SECRET).toString('base64url'),
  Buffer.from(SECRET).toString('hex'),
  [...SECRET].map((character) => `&#${character.charCodeAt(0)};`).join(''),
];

let stub: Stub;
beforeAll(async () => {
  stub = await startStub((request, response) => {
    const form = forms[Number((request.url ?? '').slice(2))] ?? forms.join('\n');
    request.resume();
    const headers: Record<string, string> = { 'X-Echo': form.replace(/\s/g, ' '), 'Content-Type': 'application/json' };
    response.writeHead(200, headers).end(`${'x'.repeat(request.url === '/cut' ? 1_990 : 0)}${form} ${SECRET}`);
  });
});
afterAll(() => stub.close());

const look = (path: string, more: object = {}): Check['run'] => {
  return async (t) => void (await t.send({ path, ...more })).expectStatus(418);
};

it('shows in no report a credential that the target sends back, in any place or encoding, whole or cut', async () => {
  const checks = [
    check('keyless', look('/all', { credential: null })),
    ...forms.map((_form, at) => check(`form-${at}`, look(`/${at}`))),
    check('cut', look('/cut')),
    check('json', async (t) => void (await t.send({ path: '/all' })).json()),
    check('first', (t) => t.prerequisite('a teapot', () => look('/all')(t))),
    check('probe', look('/all'), { evidence: guess }),
    check('warned', look('/all'), { level: 'should' }),
  ];
  const target = urlTarget({
    baseUrls: { translateplus: stub.url },
    credentials: { translateplus: { apiKey: SECRET } },
  });
  const report = await runConformance({ target, checks });
  expect(report.summary).toMatchObject({ failed: forms.length + 3, untestable: 1, probed: 1, warned: 1, errors: 0 });
  for (const name of Object.keys(reporters)) {
    const { text, summary } = writtenBy(name, report);
    const all = text + summary;
    // A badge counts, and shows no answer.
    const shows = name !== 'badge' && name !== 'svg';
    if (shows) expect(all, name).toContain('[redacted]'.replace(/[[\]]/g, name === 'markdown' ? '' : '$&').slice(0, 8));
    for (const trace of [
      'Qz7',
      '51 7a 37',
      'Qz7'
        .split('')
        .map((c) => `&#${c.charCodeAt(0)};`)
        .join(''),
    ]) {
      expect(all, name).not.toContain(trace);
    }
    expect(all, name).not.toContain(Buffer.from(SECRET).toString('hex').slice(8, 20));
    for (const run of all.match(/[\w+/-]{16,}/g) ?? []) {
      for (const from of [0, 1, 2, 3])
        expect(Buffer.from(run.slice(from), 'base64').toString('latin1')).not.toContain('Qz7');
    }
  }
});
