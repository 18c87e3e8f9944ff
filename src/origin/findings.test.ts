// Covers: videos/limits-of.ts

import { afterAll, beforeAll, expect, it } from 'vitest';
import { workersAiTranscriber } from '../pipeline/index.ts';
import { ended, type TestOrigin, upload, useOrigin } from './test-support/start.ts';

let at: TestOrigin;
let path: string;
beforeAll(async () => {
  at = await useOrigin();
  const { id } = await upload(at.origin.url);
  await ended(at.origin.url, id);
  path = `/videos/${id}/captions/en`;
});
afterAll(() => at.close());

const findings = async (): Promise<{ cue: number; rule: string }[]> => {
  const answer = await fetch(`${at.origin.url}${path}/findings`);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  return ((await answer.json()) as { findings: { cue: number; rule: string }[] }).findings;
};
const edit = (cue: number, text: string) =>
  fetch(`${at.origin.url}${path}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ cue, text }),
  });

it('shows what a track breaks as it stands, by cue', async () => {
  expect((await findings()).filter(({ cue }) => cue === 2)).toEqual([]);
  await edit(1, 'Wait...');
  expect((await findings()).filter(({ cue }) => cue === 2)).toEqual([
    {
      cue: 2,
      line: expect.any(Number),
      rule: 'text/ellipsis',
      severity: 'warning',
      message: expect.any(String),
      hint: expect.any(String),
      citation: expect.stringContaining('Netflix'),
    },
  ]);
});

it('answers 404 for a track that is not there, and 405 for other methods', async () => {
  expect((await fetch(`${at.origin.url}${path.replace('/en', '/fr')}/findings`)).status).toBe(404);
  const post = await fetch(`${at.origin.url}${path}/findings`, { method: 'POST' });
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

it('follows the rules of the origin', async () => {
  const transcriber = workersAiTranscriber(at.at.workersAi);
  const services = { transcriber, clock: at.at.clock };
  await at.restart({ services: { ...services, rules: { layouts: { all: { lineLength: 3 }, languages: {} } } } });
  expect((await findings()).filter(({ rule }) => rule === 'layout/line-length').length).toBeGreaterThan(3);
  await at.restart({ services: { ...services, lint: 'off' } });
  expect(await findings()).toEqual([]);
});
