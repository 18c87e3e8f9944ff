import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FAR, FILE } from './cloudflare-captions.ts';
import type { StreamOf } from './cloudflare-options.ts';
import type { Bench } from './diary.ts';

/** Videos, copied and uploaded. */
export async function useVideos(bench: Bench, streamOf: StreamOf, media: Uint8Array): Promise<void> {
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
  await bench.note('captions before', stream.listCaptions(second));
  await bench.note('delete', stream.deleteVideo(second));
  await bench.note('look at the deleted', stream.getVideo(second));
  await bench.note('captions after', stream.listCaptions(second));
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

/** Notifications of what became of videos. */
export async function beNotified(bench: Bench, streamOf: StreamOf): Promise<void> {
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
