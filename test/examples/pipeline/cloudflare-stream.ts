import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutSound } from '../../../src/origin/test-support/silent.ts';
import { type CaptionOptions, loopbackHost, streamPublisher, streamTranscriber } from '../../../src/pipeline/index.ts';
import { capitals, knownSpeech } from './own-stages.ts';
import { type Diary, type Environment, helloVideo, openWorkshop, type Workshop } from './workshop.ts';

/** Jobs that Cloudflare Stream has a part in, in good days and bad ones. */
export async function captionByStream(environment: Environment, diary: Diary): Promise<void> {
  const used = async (name: string, work: (shop: Workshop) => Promise<unknown>) => {
    const shop = await openWorkshop(`cf-${name}`, environment, diary);
    try {
      await work(shop);
      await leftBehind(shop);
    } finally {
      shop.close();
    }
  };
  const generated = (shop: Workshop, scope = 'full'): Omit<CaptionOptions, 'state'> => ({
    to: ['de', 'fr'],
    spoken: 'en',
    transcriber: streamTranscriber(shop.clients(scope).stream),
    translator: capitals,
    publishers: [streamPublisher(shop.clients(scope).stream)],
  });
  const given = (shop: Workshop): Omit<CaptionOptions, 'state'> => ({ ...generated(shop), transcriber: knownSpeech });
  const served = async (path: string, work: (url: string) => Promise<unknown>) => {
    const host = await loopbackHost(path);
    await work(host.url).finally(() => host.close());
  };

  await used('generated', async (shop) => {
    await shop.caption('the bundled video', generated(shop));
    await shop.caption('again', generated(shop));
    await shop.caption('laid out otherwise', { ...generated(shop), layout: { lineLength: 20 } });
  });
  await used('given', async (shop) => {
    await shop.caption('the bundled video', given(shop));
    await shop.caption('laid out otherwise', { ...given(shop), layout: { lineLength: 20 } });
    await served(helloVideo, (url) => shop.caption('from an address', { ...given(shop), to: ['es'] }, url));
  });
  await used('silent', async (shop) => {
    const path = join(shop.folder, 'silent.mp4');
    writeFileSync(path, await withoutSound(helloVideo));
    await served(path, (url) => shop.caption('nothing to hear', generated(shop), url));
  });
  await used('copied', (shop) =>
    served(helloVideo, (url) => shop.caption('from an address', { ...generated(shop), servers: 'one' }, url)),
  );
  await used('no-video', (shop) =>
    served(helloVideo.replace('.mp4', '.ts'), async (url) => {
      await shop.caption('from an address', given(shop), url);
      await shop.caption('and again', given(shop), url);
    }),
  );
  for (const operation of ['createDirectUpload', 'uploadOnce', 'copyVideo', 'generateCaption', 'uploadCaption']) {
    await used(`lost-${operation}`.toLowerCase(), async (shop) => {
      await shop.fault({ match: { operation }, times: 1, effect: { type: 'reset', when: 'after' } });
      if (operation !== 'copyVideo') await shop.caption('with a lost answer', generated(shop));
      else await served(helloVideo, (url) => shop.caption('with a lost answer', given(shop), url));
    });
  }
  await used('late', async (shop) => {
    await shop.fault({ match: { operation: 'uploadOnce' }, times: 9, effect: { type: 'reset', when: 'before' } });
    await shop.caption('an upload that does not get through', given(shop));
    await shop.clock.sleep(6 * 3_600_000);
    await shop.caption('and again when its address is too old', given(shop));
  });
  await used('keys', async (shop) => {
    for (const scope of ['read', 'none', 'expired', 'unknown']) {
      await shop.caption(`as ${scope}`, { ...generated(shop, scope), state: scope });
    }
    await shop.caption('as itself', given(shop));
  });
  await used('limited', async (shop) => {
    await shop.arrange({ limits: { 'cloudflare-stream': { requests: 3, seconds: 60 } } });
    await shop.caption('beyond the rate limit', given(shop));
  });
  for (const failure of ['storage-exceeded', 'stream-not-enabled']) {
    await used(failure, async (shop) => {
      await shop.fault({ match: { operation: 'createDirectUpload' }, effect: { type: 'failure', failure } });
      await shop.caption('without room', given(shop));
    });
  }
  await used('given-neighbour', (shop) => shop.caption('beside others', given(shop)));
  await used('limited-neighbour', async (shop) => {
    await shop.arrange({ limits: { 'cloudflare-stream': { requests: 3, seconds: 60 } } });
    await shop.caption('beside others that are limited', given(shop));
  });
}

/** What is in the account after all jobs. */
async function leftBehind(shop: Workshop): Promise<void> {
  const { stream } = shop.clients();
  const videos = await shop.note('videos', async () =>
    (await stream.listVideos()).videos.map(({ id, state, creator, meta }) => ({ id, state, creator, meta })),
  );
  for (const { id } of videos ?? []) {
    const captions = await shop.note(`captions of ${id}`, () => stream.listCaptions(id));
    for (const { language } of captions ?? []) await shop.note(language, () => stream.getCaptionVtt(id, language));
  }
}
