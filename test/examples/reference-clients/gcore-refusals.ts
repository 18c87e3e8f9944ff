import type { Bench } from './diary.ts';
import { CLIP, type ClientOf, VTT } from './gcore-options.ts';

/** Sends what Gcore refuses: unknown ids, other scopes, a full queue, an account without AI. */
export async function meetRefusals(bench: Bench, clientOf: ClientOf): Promise<void> {
  const client = clientOf(bench);
  const NOBODY = '00000000-0000-4000-8000-000000000000';
  await bench.note('nobody', client.getTask(NOBODY));
  await bench.note('cancel nobody', client.cancelTask(NOBODY));
  await bench.note('a language nobody speaks', client.createTask({ url: CLIP, audioLanguage: 'xxx' }));
  await bench.note('subtitles nobody reads', client.createTask({ url: CLIP, subtitlesLanguage: 'xxx' }));
  await bench.note('a category nobody knows', client.createTask({ url: CLIP, category: 'weather' } as never));
  await bench.note('no address', client.createTask({ url: 'nowhere' }));
  await bench.note('tasks after refusals', client.listTasks());
  await bench.note('delete nobody', client.deleteVideo(987_654));
  await bench.note('update nobody', client.updateVideo(987_654, { name: 'x' }));
  await bench.note('subtitles of nobody', client.listSubtitles(987_654));
  await bench.note('add to nobody', client.createSubtitle(987_654, { language: 'ger', vtt: VTT }));
  await bench.note('no file', client.createSubtitle(1, { language: 'ger', vtt: 'hello' }));
  const video = await bench.note('a video to keep', client.createVideo({ name: 'kept' }));
  const id = video?.id ?? 1;
  for (const scope of ['read', 'none', 'expired']) {
    const { apiKey = '' } = bench.credentials('gcore-ai', scope);
    const other = clientOf(bench, { apiKey });
    await bench.note(`create as ${scope}`, other.createTask({ url: CLIP }));
    await bench.note(`list as ${scope}`, other.listTasks());
    await bench.note(`videos as ${scope}`, other.listVideos());
    await bench.note(`a video as ${scope}`, other.createVideo({ name: 'x' }));
    await bench.note(`change it as ${scope}`, other.updateVideo(id, { description: scope }));
    await bench.note(`look at it after ${scope}`, client.getVideo(id));
  }
  await bench.note('list as nobody', clientOf(bench, { apiKey: '1$nobody' }).listTasks());
  await bench.arrange({ switches: { 'gcore-ai.queueLimit': 'limit-3' } });
  for (let n = 0; n < 5; n += 1) await bench.note(`task ${n}`, client.createTask({ url: CLIP }));
  await bench.note('tasks in line', client.listTasks());
  await bench.clock.sleep(3_600_000);
  await bench.note('a task when the line is empty', client.createTask({ url: CLIP }));
  await bench.arrange({ switches: { 'gcore-ai.aiEnabled': 'off' } });
  await bench.note('without AI', client.createTask({ url: CLIP }));
}
