import { createGcoreClient, type GcoreOptions, type TaskInput } from '../../../src/clients/gcore-ai.ts';
import { type Bench, type Diary, type Environment, openBench } from './diary.ts';

const CLIP = 'https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4';
const VTT = '\ufeffWEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nHello <i>world</i> &amp; you\r\n';

/** What a file may hold besides text, in plain newlines. */
const NOTED =
  'WEBVTT\n\nNOTE of mine\n\nSTYLE\n::cue { color: lime }\n\n00:00:01.000 --> 00:00:02.000 align:start line:0\nHello cafe\u0301\n\n\n\n00:00:03.000 --> 00:00:04.000\nyou\n\n';
const LARGE = `WEBVTT\n\n${'00:00:01.000 --> 00:00:02.000\nThe house is old\n\n'.repeat(23_000)}`;

/** Everything the reference client of Gcore can do, done. */
export async function useGcore(environment: Environment, diary: Diary): Promise<void> {
  const clientOf = (bench: Bench, more: Partial<GcoreOptions> = {}) =>
    createGcoreClient({
      baseUrl: environment.GCORE_BASE_URL,
      apiKey: bench.credentials('gcore-ai').apiKey ?? '',
      clock: bench.clock,
      random: () => 0,
      ...more,
    });
  await useTasks(await openBench('gc-tasks', environment, diary), clientOf);
  await useVideos(await openBench('gc-videos', environment, diary), clientOf);
  for (const name of ['gc-tasks-neighbour', 'gc-videos-neighbour']) {
    const neighbour = await openBench(name, environment, diary);
    await neighbour.note('tasks', clientOf(neighbour).listTasks());
    await neighbour.note('videos', clientOf(neighbour).listVideos());
  }
  await meetRefusals(await openBench('gc-refusals', environment, diary), clientOf);
  const limited = await openBench('gc-limited', environment, diary);
  await limited.arrange({ limits: { 'gcore-ai': { requests: 3, seconds: 60 } } });
  for (let n = 0; n < 5; n += 1) {
    await limited.note(`list ${n}`, clientOf(limited, { maxAttempts: 1, maxWaitSeconds: 0 }).listTasks());
  }
  const beside = await openBench('gc-limited-neighbour', environment, diary);
  await beside.arrange({ limits: { 'gcore-ai': { requests: 3, seconds: 60 } } });
  await beside.note('tasks of a neighbour', clientOf(beside, { maxAttempts: 1, maxWaitSeconds: 0 }).listTasks());
  await limited.note('patiently', clientOf(limited, { maxWaitSeconds: 60 }).listTasks());
}

type ClientOf = (bench: Bench, more?: Partial<GcoreOptions>) => ReturnType<typeof createGcoreClient>;

async function useTasks(bench: Bench, clientOf: ClientOf): Promise<void> {
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

async function useVideos(bench: Bench, clientOf: ClientOf): Promise<void> {
  const client = clientOf(bench);
  const made = await bench.note(
    'create',
    client.createVideo({
      name: 'talk',
      description: 'd',
      originUrl: CLIP,
      clientUserId: 7,
      priority: 1,
      autoTranscribeAudioLanguage: 'auto',
      autoTranslateSubtitlesLanguage: 'default',
    }),
  );
  const second = await bench.note(
    'create another',
    client.createVideo({
      name: '\u00dcber \u732b <other> & more',
      originUrl: CLIP,
      autoTranscribeAudioLanguage: 'disable',
    }),
  );
  const id = made?.id ?? 1;
  await bench.note('tasks that nobody asked for', client.listTasks());
  const damaged = await bench.note(
    'create one of a bad source',
    client.createVideo({ name: 'damaged', originUrl: 'https://media.example/a.mp4?mock-failure=origin-forbidden' }),
  );
  for (const seconds of [1, 1, 2, 2, 4, 5, 10, 20, 60, 600, 3600]) {
    await bench.note(`look for ${seconds}`, client.getVideo(id));
    await bench.clock.sleep(seconds * 1000);
  }
  await bench.note('look', client.getVideo(id));
  await bench.note('look at the damaged', client.getVideo(damaged?.id ?? 1));
  await bench.note('subtitles by themselves', client.listSubtitles(id));
  await bench.note('update', client.updateVideo(id, { name: 'new', description: 'e' }));
  await bench.note('look at the update', client.getVideo(id));
  for (const filter of [
    {},
    { search: 'new' },
    { search: 'other' },
    { ids: [id] },
    { status: 'ready' },
    { clientUserId: 7 },
    { page: 1, perPage: 1 },
    { page: 2, perPage: 1 },
    { page: 9, perPage: 1 },
  ]) {
    await bench.note(`list ${JSON.stringify(Object.keys(filter))}`, client.listVideos(filter));
  }
  const added = await bench.note('add', client.createSubtitle(id, { language: 'ger', vtt: VTT, name: 'German' }));
  const subtitle = added?.id ?? 1;
  await bench.note('read', client.getSubtitle(id, subtitle));
  await bench.note(
    'wish',
    client.createSubtitle(id, { autoTranscribeAudioLanguage: 'eng', autoTranslateSubtitlesLanguage: ['ger'] }),
  );
  await bench.clock.sleep(7_200_000);
  await bench.note('all', client.listSubtitles(id));
  await bench.note('change', client.updateSubtitle(id, subtitle, { vtt: `${VTT}\r\n` }));
  await bench.note('rename', client.updateSubtitle(id, subtitle, { name: 'Deutsch', language: 'aut' }));
  await bench.note('read it changed', client.getSubtitle(id, subtitle));
  const noted = await bench.note(
    'add notes',
    client.createSubtitle(id, { language: 'ger', vtt: NOTED, name: 'Notes' }),
  );
  await bench.note('read the notes', client.getSubtitle(id, noted?.id ?? 1));
  await bench.note('rename the first', client.updateSubtitle(id, subtitle, { name: 'Erste' }));
  await bench.note('read the notes again', client.getSubtitle(id, noted?.id ?? 1));
  const large = await bench.note(
    'add much',
    client.createSubtitle(id, { language: 'eng', vtt: LARGE, name: 'Much' }).then(({ id: made }) => ({ id: made })),
  );
  const read = await client.getSubtitle(id, large?.id ?? 1).catch(() => null);
  await bench.note('read much', Promise.resolve(read?.vtt === LARGE));
  if (large) await bench.note('remove much', client.deleteSubtitle(id, large.id));
  await bench.note('attach', client.attachSubtitle(id, { language: 'fre', vtt: VTT, name: 'French' }));
  await bench.note('attach again', client.attachSubtitle(id, { language: 'fre', vtt: `${VTT}2`, name: 'French' }));
  await bench.note('all now', client.listSubtitles(id));
  await bench.note('of the other video', client.listSubtitles(second?.id ?? 2));
  await bench.note('through the other video', client.getSubtitle(second?.id ?? 2, subtitle));
  await bench.note('remove', client.deleteSubtitle(id, subtitle));
  await bench.note('read the removed', client.getSubtitle(id, subtitle));
  await bench.note('all left', client.listSubtitles(id));
  await bench.note('delete', client.deleteVideo(id));
  await bench.note('look at the other', client.getVideo(second?.id ?? 2));
  await bench.note('look at the deleted', client.getVideo(id));
  await bench.note('list', client.listVideos());
  await bench.note('videos of nobody', client.getVideo(987_654));
}

async function meetRefusals(bench: Bench, clientOf: ClientOf): Promise<void> {
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
