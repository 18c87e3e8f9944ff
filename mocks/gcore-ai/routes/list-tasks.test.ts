// Covers: ../views/task-page.ts

import { describe, expect, it } from 'vitest';
import { type Gcore, startGcore } from '../../../test/support/gcore-bench.ts';

const TASKS = '/streaming/ai/tasks';
const media = (name: string) => `https://media.example.com/${name}.mp4?mock-duration=10`;

/** Seven tasks in five states, made a second apart. */
async function someTasks(): Promise<{ gcore: Gcore; ids: string[] }> {
  const gcore = await startGcore();
  const ids: string[] = [];
  for (const body of [
    { url: media('one'), client_user_id: 'Anna' },
    { url: media('two'), category: 'nsfw' },
    { url: 'https://media.example.com/bad.zip' },
  ]) {
    ids.push(await gcore.task(body));
    await gcore.advance(1);
  }
  await gcore.advance(86_400);
  for (const name of ['four', 'five', 'six']) ids.push(await gcore.task({ url: media(name) }));
  await gcore.send('POST', `${TASKS}/${ids[4]}/cancel`);
  await gcore.advance(1.5);
  ids.push(await gcore.task({ url: media('seven'), category: 'sport' }));
  return { gcore, ids };
}

describe('GET /streaming/ai/tasks', () => {
  async function listed(query: string) {
    const { gcore, ids } = await someTasks();
    const { body } = await gcore.send('GET', `${TASKS}?${query}`);
    return body.results.map((task: { task_id: string }) => ids.indexOf(task.task_id) + 1);
  }

  it.each([
    ['', [7, 6, 4, 5, 3, 2, 1]],
    ['status=SUCCESS', [2, 1]],
    ['status=FAILURE', [3]],
    ['status=REVOKED', [5]],
    ['status=STARTED', [6, 4]],
    ['status=RECEIVED', [7]],
    ['status=RETRY', []],
    ['status=nonsense', []],
    ['task_name=content-moderation', [7, 2]],
    ['task_name=content-moderation&status=SUCCESS', [2]],
    ['ordering=started_at', [1, 2, 3, 5, 4, 6, 7]],
    ['ordering=task_name', [7, 2, 6, 4, 5, 3, 1]],
    ['ordering=status', [3, 7, 5, 6, 4, 2, 1]],
    ['ordering=status&task_name=transcription', [3, 5, 6, 4, 1]],
    ['ordering=nonsense', [7, 6, 4, 5, 3, 2, 1]],
    ['search=anna', [1]],
    ['search=BAD.ZIP', [3]],
    ['search=success', [2, 1]],
    ['search=moderation', [7, 2]],
    ['search=media.example', [7, 6, 4, 5, 3, 2, 1]],
    ['search=media.example&status=STARTED&ordering=started_at', [4, 6]],
    ['search=nowhere', []],
    ['date_created=2026-01-01', [3, 2, 1]],
    ['date_created=2026-01-02', [7, 6, 4, 5]],
    ['date_created=2026-01-01T00:00:01Z', [2]],
    ['date_created=2026-01-01T01:00:01%2B01:00', [2]],
    ['date_created=date_created', [7, 6, 4, 5, 3, 2, 1]],
    ['task_id=182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e', []],
    ['limit=0&page=0', [7, 6, 4, 5, 3, 2, 1]],
    ['limit=2&page=2', [4, 5]],
    ['limit=2&page=2&search=media', [4, 5]],
    ['limit=3&page=2&ordering=status', [6, 4, 2]],
    ['limit=2&page=9', []],
  ])('?%s', async (query, expected) => {
    expect(await listed(query)).toEqual(expected);
  });

  it('finds one by its id, if the other filters match', async () => {
    const { gcore, ids } = await someTasks();
    const one = await gcore.send('GET', `${TASKS}?task_id=${ids[0]}`);
    expect(one.body).toMatchObject({ count: 1, next: null, previous: null, results: [{ task_id: ids[0] }] });
    expect((await gcore.send('GET', `${TASKS}?task_id=${ids[0]}&status=FAILURE`)).body.count).toBe(0);
  });

  it('orders by id', async () => {
    const { gcore, ids } = await someTasks();
    const { body } = await gcore.send('GET', `${TASKS}?ordering=task_id`);
    expect(body.results.map((task: { task_id: string }) => task.task_id)).toEqual([...ids].sort());
  });

  it('has no results in the list, and fragments instead of URLs', async () => {
    const { gcore } = await someTasks();
    const page = async (query: string) => (await gcore.send('GET', `${TASKS}?${query}`)).body;
    const first = await page('limit=3');
    expect(first).toMatchObject({ count: 7, next: 'page=2', previous: null });
    expect(first.results[0]).not.toHaveProperty('result');
    expect(await page('limit=3&page=2')).toMatchObject({ count: 7, next: 'page=3', previous: 'page=1' });
    expect(await page('limit=3&page=3')).toMatchObject({ count: 7, next: null, previous: 'page=2' });
    expect(await page('status=SUCCESS')).toMatchObject({ count: 2, next: null });
    expect(await page('limit=7')).toMatchObject({ count: 7, next: null, previous: null });
    expect(await page('limit=6')).toMatchObject({ count: 7, next: 'page=2' });
    expect(await page('limit=3&page=4')).toMatchObject({ count: 7, next: null, results: [] });
  });

  it('shows ten at a time', async () => {
    const gcore = await startGcore();
    for (let made = 0; made < 12; made += 1) await gcore.task({ url: media(String(made)) });
    const { body } = await gcore.send('GET', TASKS);
    expect([body.results.length, body.next]).toEqual([10, 'page=2']);
  });

  it('answers 404 past the last page where the switch says so, but not on an empty first one', async () => {
    const gcore = await startGcore({ switches: { pastLastPage: 'not-found' } });
    expect((await gcore.send('GET', TASKS)).status).toBe(200);
    const past = await gcore.send('GET', `${TASKS}?page=2`);
    expect([past.status, past.body.status]).toEqual([404, 404]);
  });
});
