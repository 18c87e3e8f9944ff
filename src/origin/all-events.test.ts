// Covers: http/events.ts, videos/records.ts, library-routes.ts

import { afterAll, beforeAll, expect, it } from 'vitest';
import { ended, type TestOrigin, upload, useOrigin } from './test-support/start.ts';

let at: TestOrigin;
beforeAll(async () => {
  at = await useOrigin();
});
afterAll(() => at.close());

it('streams every change of every video, until each is deleted', async () => {
  const stop = new AbortController();
  const answer = await fetch(`${at.origin.url}/events`, { signal: stop.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const ids = await Promise.all([upload(at.origin.url), upload(at.origin.url)]).then((all) => all.map(({ id }) => id));
  for (const id of ids) await ended(at.origin.url, id);
  for (const id of ids) await fetch(`${at.origin.url}/videos/${id}`, { method: 'DELETE' });
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (ids.every((id) => text.includes(`event: deleted\ndata: {"id":"${id}"}`))) break;
  }
  stop.abort();
  const states = [...text.matchAll(/^data: (.*)$/gm)]
    .map(([, data = '']) => JSON.parse(data) as { id: string; job?: { state: string } })
    .filter(({ id }) => id === ids[0])
    .map(({ job }) => job?.state ?? 'deleted');
  expect([...new Set(states)]).toEqual(['queued', 'working', 'done', 'deleted']);
});

it('answers HEAD at once', async () => {
  const answer = await fetch(`${at.origin.url}/events`, { method: 'HEAD' });
  expect([answer.status, await answer.text()]).toEqual([200, '']);
});
