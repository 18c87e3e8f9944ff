// Covers: http/events.ts

import { afterAll, beforeAll, expect, it } from 'vitest';
import { ended, type TestOrigin, upload, useOrigin } from './test-support/start.ts';

let at: TestOrigin;
let id: string;
beforeAll(async () => {
  at = await useOrigin();
  id = (await ended(at.origin.url, (await upload(at.origin.url)).id)).id;
});
afterAll(() => at.close());

/** Reads a stream until it holds a text, and returns what came. */
async function streamed(last: string | undefined, until: string, then = async () => {}): Promise<string> {
  const stop = new AbortController();
  const headers = last === undefined ? {} : { 'Last-Event-ID': last };
  const answer = await fetch(`${at.origin.url}/videos/${id}/events`, { headers, signal: stop.signal });
  let text = '';
  let isFirst = true;
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (isFirst) await then();
    isFirst = false;
    if (text.includes(until)) break;
  }
  stop.abort();
  return text;
}
const idIn = (text: string) => /^id: (\S+)$/m.exec(text)?.[1];

it('gives events ids, with which a client resumes, also after a restart', async () => {
  const first = await streamed(undefined, 'event: video');
  const last = idIn(first);
  expect(last).toMatch(/^\S+$/);
  expect(await streamed('older', 'event: video')).toContain(`id: ${last}\nevent: video\n`);
  await at.restart();
  const remove = async () => {
    await fetch(`${at.origin.url}/videos/${id}`, { method: 'DELETE' });
  };
  const rest = await streamed(last, 'event: deleted', remove);
  expect(rest).not.toContain('event: video');
  expect(idIn(rest)).not.toBe(last);
});

it('lists videos in pages, and refuses unknown queries', async () => {
  for (const title of ['One', 'Two', 'Three']) await upload(at.origin.url, { title });
  const get = async (query: string) => {
    const answer = await fetch(`${at.origin.url}/videos?${query}`);
    return {
      status: answer.status,
      body: (await answer.json()) as { videos: { title: string }[]; next: string | null },
    };
  };
  const first = await get('limit=2');
  const second = await get(`limit=2&cursor=${first.body.next}`);
  expect([...first.body.videos, ...second.body.videos].map(({ title }) => title).sort()).toEqual([
    'One',
    'Three',
    'Two',
  ]);
  expect(second.body.next).toBeNull();
  expect((await get('q=tHRee')).body.videos.map(({ title }) => title)).toEqual(['Three']);
  for (const query of ['limit=0', 'state=x', 'cursor=%20', 'q=a&q=b'])
    expect([query, (await get(query)).status]).toEqual([query, 400]);
});
