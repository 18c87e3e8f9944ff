import type { StreamOf } from './cloudflare-options.ts';
import type { Bench } from './diary.ts';

export const FILE =
  '\ufeffWEBVTT - a title\r\n\r\nNOTE n\r\n\r\n1\r\n00:00:00.000 --> 00:00:02.000 align:start\r\nHello <i>world</i> &amp; you  ';
export const FAR = 'https://media.example/speech.mp4';

/** What a file may hold besides text, in plain newlines. */
const NOTED =
  'WEBVTT\n\n\n\nNOTE of mine\n\n7\n00:00:00.000 --> 00:00:02.000\nHello cafe\u0301\n\n\n\n7\n00:00:03.000 --> 00:00:04.000\nyou\n';

/** Tracks of a video, uploaded and generated. */
export async function useCaptions(bench: Bench, streamOf: StreamOf): Promise<void> {
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
