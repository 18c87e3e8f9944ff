import {
  type CaptionOptions,
  filesPublisher,
  gcoreTranscriber,
  gcoreTranslator,
  gcoreVideoPublisher,
  gcoreVideoTranscriber,
} from '../../../src/pipeline/index.ts';
import { capitals, knownSpeech } from './own-stages.ts';
import { type Diary, type Environment, openWorkshop, type Workshop } from './workshop.ts';

const CLIP = 'https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4';
const media = (markers: string) => `https://media.example/clip.mp4?${markers}`;

/** Jobs that Gcore has a part in, in good days and bad ones. */
export async function captionByGcore(environment: Environment, diary: Diary): Promise<void> {
  const used = async (name: string, work: (shop: Workshop) => Promise<unknown>) => {
    const shop = await openWorkshop(`gc-${name}`, environment, diary);
    try {
      await work(shop);
      await leftBehind(shop);
    } finally {
      shop.close();
    }
  };
  const files = (shop: Workshop) => filesPublisher({ folder: `${shop.folder}/out` });
  const tasks = (shop: Workshop, scope = 'full'): Omit<CaptionOptions, 'state'> => ({
    to: ['de'],
    transcriber: gcoreTranscriber(shop.clients(scope).gcore),
    translator: gcoreTranslator(shop.clients(scope).gcore),
    publishers: [files(shop)],
  });
  const hosted = (shop: Workshop, scope = 'full'): Omit<CaptionOptions, 'state'> => ({
    to: ['de', 'fr'],
    spoken: 'en',
    transcriber: gcoreVideoTranscriber(shop.clients(scope).gcore),
    translator: capitals,
    publishers: [gcoreVideoPublisher(shop.clients(scope).gcore)],
  });
  const given = (shop: Workshop): Omit<CaptionOptions, 'state'> => ({ ...hosted(shop), transcriber: knownSpeech });

  await used('tasks', async (shop) => {
    await shop.caption('the bundled video', tasks(shop));
    await shop.caption('told the language', { ...tasks(shop), spoken: 'en', state: 'told' });
    await shop.caption('a clip', tasks(shop), CLIP);
    await shop.caption('two languages', tasks(shop), media('mock-languages=eng,fre&mock-duration=90'));
    await shop.caption('read twice', tasks(shop), media('mock-retries=2'));
    await shop.caption('nobody speaks', tasks(shop), media('mock-speech=none'));
    await shop.caption('out of reach', tasks(shop), media('mock-failure=origin-forbidden'));
  });
  await used('hosted', async (shop) => {
    await shop.caption('the bundled video', hosted(shop));
    await shop.caption('again', hosted(shop));
    await shop.caption('laid out otherwise', { ...hosted(shop), layout: { lineLength: 20 } });
  });
  await used('hosted-untold', async (shop) => {
    const { spoken: _spoken, ...untold } = hosted(shop);
    await shop.caption('a clip', untold, CLIP);
    await shop.caption('nobody speaks', untold, media('mock-speech=none'));
    await shop.caption('out of reach', untold, media('mock-failure=origin-forbidden'));
    await shop.caption('out of reach again', untold, media('mock-failure=origin-forbidden'));
  });
  await used('given', async (shop) => {
    await shop.caption('the bundled video', given(shop));
    await shop.caption('laid out otherwise', { ...given(shop), layout: { lineLength: 20 } });
    await shop.caption('two tracks of one code', { ...given(shop), to: ['pt', 'pt-BR'] });
    await shop.caption('the same of another video', given(shop), CLIP);
  });
  for (const operation of ['createTask', 'createVideo', 'createSubtitle']) {
    await used(`lost-${operation}`.toLowerCase(), async (shop) => {
      await shop.fault({ match: { operation }, times: 1, effect: { type: 'reset', when: 'after' } });
      await shop.caption('with a lost answer', operation === 'createTask' ? tasks(shop) : given(shop));
    });
  }
  await used('keys', async (shop) => {
    for (const scope of ['read', 'none', 'expired', 'unknown']) {
      await shop.caption(`tasks as ${scope}`, { ...tasks(shop, scope), state: scope }, CLIP);
      await shop.caption(`hosted as ${scope}`, { ...hosted(shop, scope), state: scope }, CLIP);
    }
    await shop.caption('as itself', tasks(shop), CLIP);
  });
  await used('limited', async (shop) => {
    await shop.arrange({ limits: { 'gcore-ai': { requests: 3, seconds: 60 } } });
    await shop.caption('beyond the rate limit', tasks(shop), CLIP);
  });
  await used('queue', async (shop) => {
    await shop.arrange({ switches: { 'gcore-ai.queueLimit': 'limit-3' } });
    const { gcore } = shop.clients();
    for (let n = 0; n < 3; n += 1) await shop.note('somebody else', () => gcore.createTask({ url: CLIP }));
    await shop.caption('behind others', tasks(shop), CLIP);
  });
  await used('off', async (shop) => {
    await shop.arrange({ switches: { 'gcore-ai.aiEnabled': 'off' } });
    await shop.caption('without AI', tasks(shop), CLIP);
  });
  await used('left', async (shop) => {
    await shop.fault({ match: { operation: 'getTask' }, times: 20, effect: { type: 'reset' } });
    await shop.caption('out of sight', tasks(shop), CLIP);
    await shop.clock.sleep(40 * 86_400_000);
    await shop.caption('forty days later', tasks(shop), CLIP);
  });
  await used('tasks-neighbour', (shop) => shop.caption('beside others', tasks(shop), CLIP));
  await used('limited-neighbour', async (shop) => {
    await shop.arrange({ limits: { 'gcore-ai': { requests: 3, seconds: 60 } } });
    await shop.caption('beside others that are limited', tasks(shop), CLIP);
  });
}

/** What is in the account after all jobs. */
async function leftBehind(shop: Workshop): Promise<void> {
  const { gcore } = shop.clients();
  await shop.note('tasks', async () =>
    (await gcore.listTasks({ limit: 100 })).tasks.map(({ data, status }) => [status, data]),
  );
  const videos = await shop.note('videos', () => gcore.listVideos());
  for (const { id } of videos ?? []) await shop.note(`subtitles of ${id}`, () => gcore.listSubtitles(id));
}
