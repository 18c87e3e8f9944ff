import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { expectFile } from './support/files.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, CAPTIONS_PAGE, captionsPage, documented, types } from './support/sources.ts';
import type { Stream } from './support/stream.ts';

/** A WebVTT file that says which one it is. */
const fileOf = (number: number): string =>
  `WEBVTT\n\n1\n00:00:0${number}.000 --> 00:00:0${number}.500\nThis is file number ${number}\n`;

/** Demands the file of a track; a service may take some seconds until its readers see the newest one. */
async function expectNewest(stream: Stream, video: string, language: string, content: string): Promise<void> {
  const { t } = stream;
  for (let look = 0; !t.arranged && look < 5; look += 1) {
    if ((await stream.file(video, language)).includes(content.split('\n')[4] ?? '')) break;
    await t.wait(2);
  }
  await expectFile(stream, video, language, content);
}

/** The same operation again and again: a service must not answer from an earlier time. */
export const againChecks = [
  check({
    id: 'captions-upload/replaced-again',
    title: 'Each replacement is read back, however often a file was read before',
    quote:
      'Uploads the caption or subtitle file to the endpoint for a specific BCP47 language. One caption or subtitle file per language is allowed.',
    requirement: 'Create or replace: the file that was uploaded last',
    evidence: documented(`API docs; ${CAPTIONS_PAGE}`),
    cost: { requests: 36 },
    run: async (stream) => {
      const video = await stream.ready();
      for (const number of [1, 2, 3, 1, 4]) {
        await stream.put(video, 'en', fileOf(number));
        await expectNewest(stream, video, 'en', fileOf(number));
        await stream.expectTags(video, 'en');
      }
    },
  }),
  check({
    id: 'captions-delete/again',
    title: 'A track is gone after each deletion, and back after each upload',
    quote: 'Removes the captions or subtitles from a video.',
    requirement: 'Removes the captions of the provided language, each time',
    evidence: types,
    cost: { requests: 44 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'de', fileOf(9));
      for (const number of [1, 2, 3]) {
        await stream.put(video, 'en', fileOf(number));
        await stream.expectTags(video, 'de', 'en');
        await expectNewest(stream, video, 'en', fileOf(number));
        await stream.do('deleteCaption', { video, language: 'en' });
        expectRefused(await stream.send('getCaption', { video, language: 'en' }), refusals.notFound);
        expectRefused(await stream.send('deleteCaption', { video, language: 'en' }), refusals.notFound);
        await stream.expectTags(video, 'de');
      }
      await expectFile(stream, video, 'de', fileOf(9));
    },
  }),
  check({
    id: 'captions-generate/again',
    title: 'A track is generated a third time, and refused each time it exists',
    quote:
      'If you have already uploaded an English language caption for a video, you must first delete it in order to create an English generated caption.',
    requirement: 'Delete the existing caption, then generate, as often as wanted',
    evidence: captionsPage,
    cost: { requests: 40 },
    run: async (stream) => {
      if (!stream.t.arranged) stream.t.skip('takes minutes; captions-generate/after-delete generates twice');
      const video = await stream.ready();
      for (let time = 1; time <= 3; time += 1) {
        const track = await stream.generated(video, 'en');
        expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
        const { answer } = await stream.do('deleteCaption', { video });
        answer.verify(track.status === 'ready', `a track that is ready at time ${time}`, show(track));
        await stream.expectTags(video);
      }
    },
  }),
  check({
    id: 'languages/regions-delete',
    title: 'Deleting a language leaves its regions, and deleting a region its language',
    requirement: 'en, en-GB and en-US, zh-CN and zh-TW are tracks of their own',
    evidence: assumed('one track per tag; no page says whether tags that differ in their region exist side by side'),
    cost: { requests: 38 },
    run: async (stream) => {
      const video = await stream.ready();
      const tags = ['en-GB', 'en', 'en-US', 'zh-CN', 'zh-TW', 'pt-BR', 'pt'];
      for (const [at, tag] of tags.entries()) await stream.put(video, tag, fileOf(at + 1));
      for (const [at, tag] of ['en', 'zh-TW', 'pt-BR'].entries()) {
        await stream.do('deleteCaption', { video, language: tag });
        expectRefused(await stream.send('getCaptionVtt', { video, language: tag }), refusals.notFound);
        const gone = ['en', 'zh-TW', 'pt-BR'].slice(0, at + 1);
        const left = tags.filter((one) => !gone.includes(one));
        await stream.expectTags(video, ...left);
        for (const one of left) await expectFile(stream, video, one, fileOf(tags.indexOf(one) + 1));
      }
    },
  }),
  check({
    id: 'languages/regions-replace',
    title: 'Replacing or generating a language does not touch its regions',
    requirement: 'en, en-GB, zh-CN and zh-TW each have their own file and label',
    evidence: assumed('one track per tag; no page says whether tags that differ in their region exist side by side'),
    cost: { requests: 28 },
    run: async (stream) => {
      const video = await stream.ready();
      for (const [at, tag] of ['zh-TW', 'zh-CN', 'en', 'en-GB'].entries()) await stream.put(video, tag, fileOf(at + 1));
      await stream.put(video, 'zh-TW', fileOf(5));
      await stream.put(video, 'en', fileOf(6));
      await stream.do('deleteCaption', { video, language: 'en' });
      if (stream.t.arranged) await stream.generated(video, 'en');
      else await stream.put(video, 'en');
      await stream.expectTags(video, 'en', 'en-GB', 'zh-CN', 'zh-TW');
      for (const [tag, number] of [
        ['zh-TW', 5],
        ['zh-CN', 2],
        ['en-GB', 4],
      ] as const) {
        await expectFile(stream, video, tag, fileOf(number));
        const track = await stream.object('getCaption', { video, language: tag });
        const { answer } = await stream.do('listCaptions', { video });
        answer.verify(track.generated === false, `an uploaded track ${tag}`, show(track));
      }
    },
  }),
];
