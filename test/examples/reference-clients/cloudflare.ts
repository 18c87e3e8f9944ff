import { createCloudflareStreamClient } from '../../../src/clients/cloudflare-stream.ts';
import { FAR, FILE, useCaptions } from './cloudflare-captions.ts';
import { optionsFor, type StreamOf } from './cloudflare-options.ts';
import { beNotified, useVideos } from './cloudflare-videos.ts';
import { type Bench, type Diary, type Environment, openBench } from './diary.ts';

/** Everything the reference client of Cloudflare Stream can do, done. `media` is a small video file. */
export async function useStream(environment: Environment, diary: Diary, media: Uint8Array): Promise<void> {
  const optionsOf = optionsFor(environment);
  const streamOf: StreamOf = (bench, scope, more) => createCloudflareStreamClient(optionsOf(bench, scope, more));
  await useCaptions(await openBench('cf-captions', environment, diary), streamOf);
  await useVideos(await openBench('cf-videos', environment, diary), streamOf, media);
  const neighbour = await openBench('cf-videos-neighbour', environment, diary);
  await neighbour.note('videos', streamOf(neighbour).listVideos());
  await beNotified(await openBench('cf-notified', environment, diary), streamOf);
  await meetRefusals(await openBench('cf-refusals', environment, diary), streamOf);
  const limited = await openBench('cf-limited', environment, diary);
  await limited.arrange({ limits: { 'cloudflare-stream': { requests: 2, seconds: 60 } } });
  const impatient = streamOf(limited, 'full', { maxAttempts: 1, maxWaitSeconds: 0 });
  for (let n = 0; n < 4; n += 1) await limited.note(`list ${n}`, impatient.listVideos());
  const other = await openBench('cf-limited-neighbour', environment, diary);
  await other.note('videos of a neighbour', streamOf(other).listVideos());
  await limited.clock.sleep(60_000);
  await limited.note('after the window, in the block', impatient.listVideos());
  await limited.clock.sleep(239_000);
  await limited.note('one second early', impatient.listVideos());
  await limited.clock.sleep(1_000);
  await limited.note('on time', impatient.listVideos());
  const reading = await openBench('cf-limited-reads', environment, diary);
  await reading.arrange({ limits: { 'cloudflare-stream': { requests: 2, seconds: 60 } } });
  const reader = streamOf(reading, 'full', { maxAttempts: 1, maxWaitSeconds: 0 });
  for (let n = 0; n < 4; n += 1) await reading.note(`captions ${n}`, reader.listCaptions('f'.repeat(32)));
}

async function meetRefusals(bench: Bench, streamOf: StreamOf): Promise<void> {
  const stream = streamOf(bench);
  const video = await bench.note('copy', stream.copyVideo(FAR));
  const id = video?.id ?? 'none';
  await bench.note('ready', stream.waitUntilReady(id));
  const NOBODY = 'f'.repeat(32);
  await bench.note('nobody', stream.getVideo(NOBODY));
  await bench.note('captions of nobody', stream.listCaptions(NOBODY));
  await bench.note('a caption of nobody', stream.getCaption(NOBODY, 'en'));
  await bench.note('a caption that is not there', stream.getCaptionVtt(id, 'en'));
  await bench.note('upload to nobody', stream.uploadCaption(NOBODY, 'en', FILE));
  await bench.note('generate for nobody', stream.generateCaption(NOBODY, 'en'));
  await bench.note('delete of nobody', stream.deleteCaption(NOBODY, 'en'));
  await bench.note('an unknown language', stream.uploadCaption(id, 'xx-nope', FILE));
  await bench.note('edit nobody', stream.editVideo(NOBODY, { creator: 'x' }));
  await bench.note('a broken address', stream.copyVideo('nowhere'));
  await bench.note('too short a limit', stream.createDirectUpload({ maxDurationSeconds: 0 }));
  await bench.note('a caption to keep', stream.uploadCaption(id, 'de', FILE));
  for (const scope of ['read', 'none', 'expired']) {
    const other = streamOf(bench, scope);
    await bench.note(`look as ${scope}`, other.getVideo(id));
    await bench.note(`list as ${scope}`, other.listVideos());
    await bench.note(`captions as ${scope}`, other.listCaptions(id));
    await bench.note(`upload as ${scope}`, other.uploadCaption(id, 'en', FILE));
    await bench.note(`copy as ${scope}`, other.copyVideo(FAR));
    await bench.note(`delete a caption as ${scope}`, other.deleteCaption(id, 'de'));
    await bench.note(`delete as ${scope}`, other.deleteVideo(id));
    await bench.note(`webhook as ${scope}`, other.setWebhook('https://hooks.example/x'));
  }
  await bench.note('still there', stream.getVideo(id));
  await bench.note('and its captions', stream.listCaptions(id));
  await bench.fail('storage-exceeded', 'copyVideo');
  await bench.note('no storage', stream.copyVideo(FAR));
  await bench.fail('internal-error-empty', 'listCaptions');
  await bench.note('a failure', streamOf(bench, 'full', { maxAttempts: 1 }).listCaptions(id));
  await bench.fail('stream-not-enabled', 'getWebhook');
  await bench.note('no Stream', stream.getWebhook());
  await bench.note("another's account", streamOf(bench, 'full', { accountId: NOBODY }).listVideos());
  const { email = '', apiKey = '' } = bench.credentials('cloudflare-stream');
  await bench.note('with e-mail and key', streamOf(bench, 'full', { apiToken: undefined, email, apiKey }).listVideos());
  await bench.note(
    'with a wrong key',
    streamOf(bench, 'full', { apiToken: undefined, email, apiKey: 'nobody' }).listVideos(),
  );
  await bench.note(
    'with a short key',
    streamOf(bench, 'full', { apiToken: undefined, email, apiKey: 'x' }).listVideos(),
  );
  await bench.note('with a wrong token', streamOf(bench, 'full', { apiToken: 'nobody' }).listVideos());
}
