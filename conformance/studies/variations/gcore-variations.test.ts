import { expect, it } from 'vitest';
import { freeGcoreForms } from './gcore-variations.ts';

function changed(status: number, path: string, body: object): unknown {
  const passing = { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
  return JSON.parse(String(freeGcoreForms().back?.(passing, { path } as never).body));
}

it('writes times with an offset, at every depth', () => {
  expect(changed(200, '/x', { results: [{ created_at: '2026-01-02T03:04:05Z', name: 'Z' }] })).toEqual({
    results: [{ created_at: '2026-01-02T03:04:05+00:00', name: 'Z' }],
  });
});

it('leaves the account out of task_data, and adds to addresses of pages', () => {
  expect(changed(200, '/x', { task_data: { client_id: 1, a: 2 }, next: 'http://a/?b=1', previous: null })).toEqual({
    task_data: { a: 2 },
    next: 'http://a/?b=1&limit=10',
    previous: null,
  });
});

it('words a missing subtitle differently, and nothing else', () => {
  expect(changed(404, '/videos/1/subtitles/2', { error: 'a' })).toEqual({ error: 'No such subtitle.' });
  expect(changed(404, '/videos/1', { error: 'a' })).toEqual({ error: 'a' });
});
