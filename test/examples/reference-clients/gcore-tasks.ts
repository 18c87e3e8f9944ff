import type { TaskInput } from '../../../src/clients/gcore-ai.ts';
import type { Bench } from './diary.ts';
import { CLIP, type ClientOf } from './gcore-options.ts';

/** Creates tasks of every kind, follows them to their end, cancels, lists and looks up languages. */
export async function useTasks(bench: Bench, clientOf: ClientOf): Promise<void> {
  const client = clientOf(bench);
  const inputs: Readonly<Record<string, TaskInput>> = {
    transcription: {
      url: CLIP,
      audioLanguage: 'eng',
      clientUserId: 'user-1 Jose\u0301',
      clientEntityData: `{"a":"${'x'.repeat(300)}"}`,
    },
    translation: { url: CLIP, subtitlesLanguage: 'ger' },
    detection: { url: CLIP },
    moderation: { url: CLIP, category: 'soft_nudity' } as TaskInput,
    'moderation with objects': { url: CLIP, category: 'sport' } as TaskInput,
    'missing media': { url: 'https://media.example/a.mp4?mock-failure=origin-forbidden' },
    'media read twice': { url: 'https://media.example/b.mp4?mock-retries=2' },
    'media in two languages': { url: 'https://media.example/c.mp4?mock-languages=eng,fre&mock-duration=90' },
    'labelled media': {
      url: 'https://media.example/d.mp4?mock-labels=BUTTOCKS_EXPOSED,FACE_FEMALE',
      category: 'hard_nudity',
    } as TaskInput,
    'media that stops': {
      url: 'https://media.example/g.mp4?mock-labels=BUTTOCKS_EXPOSED',
      category: 'hard_nudity',
      stopObjects: 'ANUS_EXPOSED:0.5,BUTTOCKS_EXPOSED:0.4',
    } as TaskInput,
    'nothing to find': {
      url: 'https://media.example/e.mp4?mock-labels=FACE_FEMALE',
      category: 'hard_nudity',
    } as TaskInput,
    'nothing of that kind': {
      url: 'https://media.example/f.mp4?mock-labels=FACE_FEMALE',
      category: 'nsfw',
    } as TaskInput,
    'silent media': { url: 'https://media.example/silence.mp4?mock-speech=none' },
  };
  const ids: string[] = [];
  for (const [name, input] of Object.entries(inputs)) {
    const made = await bench.note(`create ${name}`, client.createTask(input));
    if (made === null) continue;
    ids.push(made.taskId);
    await bench.note(`look at ${name}`, client.getTask(made.taskId));
    const seen = (task: unknown) => void bench.note(`progress of ${name}`, Promise.resolve(task));
    await bench.note(`wait for ${name}`, client.waitForTask(made.taskId, { limitSeconds: 7200, onProgress: seen }));
    await bench.note(`look again at ${name}`, client.getTask(made.taskId));
  }
  await bench.note('transcribe', client.transcribe({ url: CLIP, audioLanguage: 'eng' }, { limitSeconds: 7200 }));
  const kept = await bench.note('create one to keep', client.createTask({ url: CLIP }));
  const cancelled = await bench.note('create one to cancel', client.createTask({ url: CLIP }));
  if (cancelled) {
    await bench.note('cancel', client.cancelTask(cancelled.taskId));
    await bench.note('look at the cancelled', client.getTask(cancelled.taskId));
    await bench.note('look at the kept', client.getTask(kept?.taskId ?? 'none'));
    await bench.clock.sleep(3_600_000);
    await bench.note('look at it an hour later', client.getTask(cancelled.taskId));
  }
  await bench.note('cancel a finished one', client.cancelTask(ids[0] ?? 'none'));
  for (const filter of [
    {},
    { limit: 2 },
    { limit: 2, page: 2 },
    { limit: 2, page: 3 },
    { limit: 3, page: 99 },
    { status: 'SUCCESS' as const },
    { status: 'REVOKED' as const },
    { taskName: 'content-moderation' as const },
    { taskId: ids[0] ?? '' },
    { ordering: 'started_at' as const },
    { ordering: 'status' as const },
    { ordering: 'task_id' as const },
    { search: 'spritefright' },
    { search: 'user-1' },
    { dateCreated: '2026-01-01' },
    { dateCreated: '2020-01-01' },
  ]) {
    await bench.note(`list ${JSON.stringify(Object.keys(filter))}`, client.listTasks(filter));
  }
  const all = async () => {
    const found = [];
    for await (const task of client.allTasks({ limit: 3 })) found.push(task.taskId);
    return found;
  };
  await bench.note('all', all());
  for (const [audio, subtitles] of [['eng'], ['eng', 'ger'], ['xxx'], ['eng', 'xxx'], ['ger', 'lat']]) {
    await bench.note(`language ${audio} ${subtitles}`, client.isLanguageSupported(audio ?? '', subtitles));
  }
  await bench.clock.sleep(40 * 86_400_000);
  await bench.note('look forty days later', client.getTask(ids[0] ?? 'none'));
}
