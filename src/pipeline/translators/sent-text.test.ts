import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../../test/support/pipeline-mocks.ts';
import { parseCues, plainText } from '../../subtitles/index.ts';
import { captionVideo } from '../caption-video.ts';
import type { CaptionOptions } from '../options.ts';
import { planCaptions } from '../plan.ts';
import { filesPublisher } from '../publishers/files.ts';
import type { StageTools, Transcriber } from '../stages/types.ts';
import { cuesOf, sentencesOf } from './sent-text.ts';
import { translatePlusTranslator } from './translateplus.ts';

let at: PipelineMocks;
beforeEach(async () => {
  at = await usePipelineMocks();
});
afterEach(() => at.close());

const SENTENCE =
  'When the long winter had come to an end at last we all went down to the harbour to see the great white ships that were ' +
  'coming home from the other side of the world.';
const hearing: Transcriber = {
  id: 'long sentences',
  needs: 'either',
  check() {},
  transcribe: async () => ({
    language: 'en',
    segments: [0, 5.5, 11].map((start) => ({ start, end: start + 5.4, text: SENTENCE })),
  }),
};
const options = (to: readonly string[]): CaptionOptions => ({
  to,
  transcriber: hearing,
  translator: translatePlusTranslator(at.translatePlus, 'test'),
  publishers: [filesPublisher({ folder: join(at.folder, 'out') })],
  state: join(at.folder, 'state'),
  clock: at.clock,
});

it('costs a credit for each sentence, as the plan says', async () => {
  const { cues } = await captionVideo(helloVideo, options([]));
  expect(cues).toBeGreaterThan(5);
  const plan = await planCaptions(helloVideo, options(['es', 'de']));
  expect(plan.price).toEqual({ amount: 6, unit: 'credits', exact: true });
  const { spent, tracks } = await captionVideo(helloVideo, options(['es', 'de']));
  expect(spent.amount).toBe(6);
  expect(at.tenant.account.used).toBe(6);
  for (const { vtt } of tracks) expect(parseCues(vtt, 'vtt').length).toBeGreaterThan(5);
  expect((await planCaptions(helloVideo, options(['es', 'de']))).price).toMatchObject({ amount: 0 });
});

const TRACK = {
  language: 'en',
  original: true,
  vtt: 'WEBVTT\n\n00:00.000 --> 00:02.000\nA sentence over\n\n00:02.100 --> 00:04.000\ntwo cues.\n',
};

it('sends sentences on one line, or cue by cue', () => {
  expect(parseCues(sentencesOf(TRACK).vtt, 'vtt').map(({ text }) => text)).toEqual(['A sentence over two cues.']);
  expect(cuesOf(TRACK)).toMatchObject({ vtt: TRACK.vtt, groups: [{}, {}] });
});

it('continues cue by cue what an earlier version has begun', async () => {
  const asked: string[] = [];
  const effects = {
    key: 'k',
    log: { record: (name: string) => (asked.push(name) === 1 ? { state: 'done' } : undefined) },
    once: async ({ intent }: { readonly intent: { readonly credits: number } }) => {
      expect(intent.credits).toBe(2);
      return TRACK.vtt.replace('A sentence over', 'Una frase en').replace('two cues.', 'dos partes.');
    },
  };
  const tools = { effects, notice: () => {} } as unknown as StageTools;
  const job = { source: TRACK, target: 'es', layout: { language: 'es' }, release: () => {}, video: {} as never };
  const vtt = await translatePlusTranslator(at.translatePlus, 'test').translate(job, tools);
  expect(parseCues(vtt, 'vtt').map(({ text }) => plainText(text, 'vtt'))).toEqual(['Una frase en', 'dos partes.']);
});
