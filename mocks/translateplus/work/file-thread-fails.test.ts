import request from 'supertest';
import { afterEach, expect, it, vi } from 'vitest';
import { World } from '../../kernel/world/world.ts';
import { createTranslatePlusApp } from '../app.ts';
import { fileThread } from './file-thread.ts';
import { factsOf } from './translate-file.ts';

const cue = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n\n';
const defects: unknown[] = [];
const app = createTranslatePlusApp(new World({ onDefect: (error) => defects.push(error) }));
const translate = (cues: number) =>
  request(app)
    .post('/v2/translate/subtitles')
    .set('X-API-KEY', 'mock_a')
    .send({ format: 'srt', content: cue.repeat(cues), source: 'en', target: 'es' });

afterEach(() => vi.restoreAllMocks());

it.each([
  ['looks at', []],
  ['translates', [factsOf]],
])('fails one request as catalogued, free of charge, when the thread ends while it %s a file', async (_, before) => {
  const ended = new Error('The thread ended.');
  const thread = vi.spyOn(fileThread, 'run');
  for (const task of before) thread.mockImplementationOnce(async (...[, file]) => task(file) as never);
  thread.mockRejectedValueOnce(ended);
  const failed = await translate(6_000);
  expect([failed.status, failed.body]).toEqual([500, { detail: 'Internal server error' }]);
  expect(defects.splice(0)).toEqual([ended]);
  const summary = await request(app).get('/v2/account/summary').set('X-API-KEY', 'mock_a');
  expect(summary.body.credits_used).toBe(0);
});

it('keeps the thread from small files', async () => {
  const thread = vi.spyOn(fileThread, 'run');
  expect((await translate(10)).status).toBe(200);
  expect(thread).not.toHaveBeenCalled();
});
