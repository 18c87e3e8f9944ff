import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CloudflareOptions, createCloudflareStreamClient } from '../../../src/clients/cloudflare-stream.ts';
import { createWorkersAiClient } from '../../../src/clients/workers-ai.ts';
import { type Bench, type Diary, type Environment, openBench } from './diary.ts';

const FILE =
  '\ufeffWEBVTT - a title\r\n\r\nNOTE n\r\n\r\n1\r\n00:00:00.000 --> 00:00:02.000 align:start\r\nHello <i>world</i> &amp; you  ';
const FAR = 'https://media.example/speech.mp4';

/** What a file may hold besides text, in plain newlines. */
const NOTED =
  'WEBVTT\n\n\n\nNOTE of mine\n\n7\n00:00:00.000 --> 00:00:02.000\nHello\n\n\n\n7\n00:00:03.000 --> 00:00:04.000\nyou\n';

/** A client's options for a tenant. */
const optionsFor =
  (environment: Environment) =>
  (bench: Bench, scope = 'full', more: object = {}): CloudflareOptions => {
    const { accountId = '', apiToken = '' } = bench.credentials('cloudflare-stream', scope);
    return {
      baseUrl: environment.CLOUDFLARE_BASE_URL,
      accountId,
      apiToken,
      clock: bench.clock,
      ...more,
    } as CloudflareOptions;
  };

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

/** Everything the reference client of Workers AI can do, done. `media` is a file with speech. */
export async function useWorkersAi(environment: Environment, diary: Diary, media: Uint8Array): Promise<void> {
  const optionsOf = optionsFor(environment);
  const heard = await openBench('cf-heard', environment, diary);
  for (const scope of ['full', 'read', 'none', 'expired']) {
    const ai = createWorkersAiClient(optionsOf(heard, scope));
    for (const model of [
      '@cf/openai/whisper',
      '@cf/openai/whisper-tiny-en',
      '@cf/openai/whisper-large-v3-turbo',
    ] as const) {
      const form = model.endsWith('turbo') ? 'base64' : 'binary';
      await heard.note(`${model} as ${scope}`, ai.transcribe({ model, audio: media, form }));
    }
  }
  const ai = createWorkersAiClient(optionsOf(heard));
  await heard.note('as an array', ai.transcribe({ model: '@cf/openai/whisper', audio: media, form: 'array' }));
  await heard.note('in German', ai.transcribe({ audio: media, language: 'de' }));
  await heard.note('translated', ai.transcribe({ audio: media, language: 'de', task: 'translate' }));
  await heard.note('no sound', ai.transcribe({ audio: 'no sound' }));
  const limited = await openBench('cf-heard-limited', environment, diary);
  await limited.arrange({ limits: { 'workers-ai': { requests: 2, seconds: 60 } } });
  const impatient = createWorkersAiClient(optionsOf(limited, 'full', { maxAttempts: 1, maxWaitSeconds: 0 }));
  for (let n = 0; n < 4; n += 1) {
    await limited.note(
      `request ${n}`,
      impatient.transcribe({ model: '@cf/openai/whisper', audio: media, form: 'binary' }),
    );
  }
  await limited.clock.sleep(600_000);
  await limited.note('ten minutes later', impatient.transcribe({ audio: media }));
  const { email = '' } = heard.credentials('cloudflare-stream');
  const stranger = { apiToken: undefined, email, apiKey: '0'.repeat(37) };
  await heard.note(
    'with a wrong key',
    createWorkersAiClient(optionsOf(heard, 'full', stranger)).transcribe({ audio: media }),
  );
  for (const failure of ['out-of-capacity', 'audio-undecodable', 'timed-out', 'internal-error-empty']) {
    const failing = await openBench(`cf-${failure}`, environment, diary);
    await failing.fail(failure, 'runModel');
    await failing.note(
      'transcribe',
      createWorkersAiClient(optionsOf(failing, 'full', { maxAttempts: 1 })).transcribe({ audio: media }),
    );
  }
  const other = createWorkersAiClient(optionsOf(heard, 'full', { accountId: 'f'.repeat(32) }));
  await heard.note("another's account", other.transcribe({ audio: media }));
}

type StreamOf = (bench: Bench, scope?: string, more?: object) => ReturnType<typeof createCloudflareStreamClient>;

async function useCaptions(bench: Bench, streamOf: StreamOf): Promise<void> {
  const stream = streamOf(bench);
  const copied = await bench.note('copy', stream.copyVideo(FAR, { meta: { name: 'talk' }, creator: 'me' }));
  const id = copied?.id ?? 'none';
  await bench.note('upload while it is encoded', stream.uploadCaption(id, 'nl', FILE));
  await bench.note('generate while it is encoded', stream.generateCaption(id, 'fr'));
  await bench.note('ready', stream.waitUntilReady(id));
  await bench.note('none yet', stream.listCaptions(id));
  await bench.note('upload', stream.uploadCaption(id, 'en', FILE));
  await bench.note('read', stream.getCaptionVtt(id, 'en'));
  await bench.note('show', stream.getCaption(id, 'en'));
  await bench.note('replace', stream.uploadCaption(id, 'en', FILE.replace('world', 'moon')));
  await bench.note('read it replaced', stream.getCaptionVtt(id, 'en'));
  await bench.note('list', stream.listCaptions(id));
  for (const language of ['de', 'pt-BR', 'zh-Hans']) {
    await bench.note(`upload ${language}`, stream.uploadCaption(id, language, FILE));
  }
  await bench.note('generate where one is', stream.generateCaption(id, 'en'));
  await bench.note('begin to generate', stream.generateCaption(id, 'es'));
  await bench.note('show it at work', stream.getCaption(id, 'es'));
  await bench.note('read it at work', stream.getCaptionVtt(id, 'es'));
  await bench.note('list them at work', stream.listCaptions(id));
  await bench.note('begin again', stream.generateCaption(id, 'es'));
  await bench.note('wait', stream.waitForCaption(id, 'es'));
  await bench.note('read it generated', stream.getCaptionVtt(id, 'es'));
  await bench.note('generate', stream.generateCaptionAndWait(id, 'it'));
  await bench.note('generate the unknown', stream.generateCaption(id, 'xx'));
  await bench.note('list all', stream.listCaptions(id));
  await bench.note('upload notes', stream.uploadCaption(id, 'sv', NOTED));
  await bench.note('read notes', stream.getCaptionVtt(id, 'sv'));
  await bench.note('upload nonsense over it', stream.uploadCaption(id, 'sv', 'nonsense'));
  await bench.note('read notes again', stream.getCaptionVtt(id, 'sv'));
  await bench.note('delete', stream.deleteCaption(id, 'en'));
  await bench.note('read the deleted', stream.getCaptionVtt(id, 'en'));
  await bench.note('show the deleted', stream.getCaption(id, 'en'));
  await bench.note('delete again', stream.deleteCaption(id, 'en'));
  await bench.note('delete a generated one', stream.deleteCaption(id, 'es'));
  await bench.note('list the rest', stream.listCaptions(id));
  for (const kind of ['silent-30s', 'speech-5h']) {
    const video = await bench.note(`copy ${kind}`, stream.copyVideo(`https://media.example/${kind}.mp4`));
    await bench.note(`${kind} is ready`, stream.waitUntilReady(video?.id ?? 'none', { limitSeconds: 86_400 }));
    await bench.note(`captions of ${kind}`, stream.generateCaption(video?.id ?? 'none', 'en'));
  }
  const noise = await bench.note('copy noise', stream.copyVideo('https://media.example/noise-30s.mp4'));
  await bench.note('noise is ready', stream.waitUntilReady(noise?.id ?? 'none'));
  await bench.note('captions of noise', stream.generateCaptionAndWait(noise?.id ?? 'none', 'en'));
  await bench.note('list of noise', stream.listCaptions(noise?.id ?? 'none'));
}

async function useVideos(bench: Bench, streamOf: StreamOf, media: Uint8Array): Promise<void> {
  const stream = streamOf(bench);
  const ids: string[] = [];
  for (const name of ['one', 'two', 'three']) {
    const video = await bench.note(
      `copy ${name}`,
      stream.copyVideo(FAR, {
        meta: { name },
        creator: name,
        allowedOrigins: ['a.example'],
        requireSignedURLs: name === 'two',
      }),
    );
    ids.push(video?.id ?? 'none');
    await bench.clock.sleep(1_000);
    await bench.note(`look at ${name}`, stream.getVideo(video?.id ?? 'none'));
    await bench.clock.sleep(5_000);
    await bench.note(`look again at ${name}`, stream.getVideo(video?.id ?? 'none'));
  }
  for (const id of ids) await bench.note('ready', stream.waitUntilReady(id));
  const [first = 'none', second = 'none'] = ids;
  await bench.note(
    'edit',
    stream.editVideo(first, { meta: { name: 'new' }, creator: 'you', scheduledDeletion: '2026-06-01T00:00:00Z' }),
  );
  await bench.note('look at the edited', stream.getVideo(first));
  await bench.note('edit one thing', stream.editVideo(first, { creator: 'they' }));
  await bench.note('look at the edited again', stream.getVideo(first));
  await bench.note(
    'delete it yesterday',
    stream.editVideo(first, { creator: 'x', scheduledDeletion: '2020-01-01T00:00:00Z' }),
  );
  await bench.note('look what came of it', stream.getVideo(first));
  const damaged = await bench.note('copy damaged', stream.copyVideo('https://media.example/damaged.mp4'));
  await bench.note('wait for damaged', stream.waitUntilReady(damaged?.id ?? 'none'));
  const direct = await bench.note(
    'direct',
    stream.createDirectUpload({ maxDurationSeconds: 60, creator: 'c', meta: { name: 'd' } }),
  );
  await bench.note('before the upload', stream.getVideo(direct?.videoId ?? 'none'));
  await bench.note('captions before the upload', stream.uploadCaption(direct?.videoId ?? 'none', 'en', FILE));
  await bench.note('upload to it', stream.uploadTo(direct?.uploadUrl ?? 'http://127.0.0.1:9/', media));
  await bench.note('upload to it again', stream.uploadTo(direct?.uploadUrl ?? 'http://127.0.0.1:9/', media));
  await bench.note('uploaded', stream.waitUntilReady(direct?.videoId ?? 'none'));
  const uploaded = await bench.note('upload', stream.uploadVideo(media, { fileName: 'hello.mp4' }));
  await bench.note('the upload is ready', stream.waitUntilReady(uploaded?.id ?? 'none'));
  for (const filter of [
    {},
    { includeCounts: true },
    { limit: 2, includeCounts: true },
    { ascending: true },
    { status: 'ready' as const },
    { status: 'error' as const },
    { creator: 'two' },
    { name: 'two' },
    { search: 'T' },
    { after: '2026-01-01T00:00:05Z' },
    { before: '2026-01-01T00:00:05Z' },
    { ids: [second] },
    { type: 'vod' as const },
    { type: 'live' as const },
  ]) {
    await bench.note(
      `list ${JSON.stringify(filter.constructor === Object ? Object.keys(filter) : [])}`,
      stream.listVideos(filter),
    );
  }
  await bench.note('edit the protected', stream.editVideo(second, { creator: 'we' }));
  await bench.note('look at the protected', stream.getVideo(second));
  await bench.note('upload no video', stream.uploadVideo('hello', { fileName: 'hello.mp4' }));
  const unused = await bench.note('direct, unused', stream.createDirectUpload({ maxDurationSeconds: 60 }));
  await bench.clock.sleep(2 * 86_400_000);
  await bench.note('upload to it late', stream.uploadTo(unused?.uploadUrl ?? 'http://127.0.0.1:9/', media));
  await bench.note('delete', stream.deleteVideo(second));
  await bench.note('look at the deleted', stream.getVideo(second));
  await bench.note('delete again', stream.deleteVideo(second));
  await bench.note('list the rest', stream.listVideos({ includeCounts: true }));
  await bench.note('no webhook', stream.getWebhook());
  await bench.note('set webhook', stream.setWebhook('https://hooks.example/stream'));
  await bench.note('webhook', stream.getWebhook());
  await bench.note('set another', stream.setWebhook('https://hooks.example/other'));
  await bench.note('the other', stream.getWebhook());
  await bench.note('remove', stream.deleteWebhook());
  await bench.note('removed', stream.getWebhook());
}

async function beNotified(bench: Bench, streamOf: StreamOf): Promise<void> {
  const heard: { readonly body: string; readonly signature: string }[] = [];
  const receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      heard.push({ body: Buffer.concat(parts).toString(), signature: String(request.headers['webhook-signature']) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    receiver.listen(0, '127.0.0.1', resolve);
  });
  const stream = streamOf(bench);
  const { port } = receiver.address() as AddressInfo;
  const hook = await bench.note('set webhook', stream.setWebhook(`http://127.0.0.1:${port}/hook`));
  for (const url of [FAR, 'https://media.example/damaged.mp4']) {
    const video = await bench.note(`copy ${url}`, stream.copyVideo(url));
    await bench.note('settled', stream.waitUntilReady(video?.id ?? 'none'));
  }
  for (const { body, signature } of heard) {
    const [, time = '', sent = ''] = /^time=(\d+),sig1=([0-9a-f]+)$/.exec(signature) ?? [];
    const right =
      createHmac('sha256', hook?.secret ?? '')
        .update(`${time}.${body}`)
        .digest('hex') === sent;
    await bench.note('notified', Promise.resolve({ body: JSON.parse(body), time, right }));
  }
  receiver.close();
  receiver.closeAllConnections();
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
