// What recognisers get wrong, through the whole pipeline: paid once, published, and reported.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../test/support/pipeline-mocks.ts';
import type { FaultRule } from '../contracts/control/faults.ts';
import { parseCues, plainText } from '../subtitles/index.ts';
import { captionVideo } from './caption-video.ts';
import type { CaptionOptions } from './options.ts';
import { filesPublisher } from './publishers/files.ts';
import { workersAiTranscriber } from './transcribers/workers-ai.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/cases/pipeline/', import.meta.url));
const faultOf = (file: string) => JSON.parse(readFileSync(FOLDER + file, 'utf8')) as FaultRule;

let at: PipelineMocks;
beforeEach(async () => {
  at = await usePipelineMocks();
});
afterEach(() => at.close());

const caption = (more: Partial<CaptionOptions> = {}) =>
  captionVideo(helloVideo, {
    to: [],
    transcriber: workersAiTranscriber(at.workersAi),
    publishers: [filesPublisher({ folder: join(at.folder, 'out') })],
    state: join(at.folder, 'state'),
    clock: at.clock,
    ...more,
  });

/** By file: start in seconds and text of each cue, and the kinds of notices. */
const CASES: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  'w03-short-text-over-long-silence': [
    ['30 Thank you.', '70 Then speech goes on.'],
    ['stretched', 'silence'],
  ],
  'w04-end-missing': [['0 Hello there.', '2 No ending time.'], ['time-missing']],
  'w04-end-missing-always': [['0 Hello there.', '2 No ending time.'], ['time-missing']],
  'w09-one-segment-too-long': [
    [
      '10 A first short line.',
      '11.3 This line has a wrong end.',
      '19.9 From here all is right again.',
      '24 Quite right indeed.',
      '26 To the very end of it.',
    ],
    ['beyond-media', 'overlap', 'stretched'],
  ],
  'w10-segment-ends-before-it-starts': [
    ['10 A first short line.', '12 And this a wrong start.', '19.9 From here all is right again.'],
    ['no-length'],
  ],
  'w11-segment-jumps-back-a-little': [
    ['3 A first short line.', '4.462 Then the second one.', '7 And a third.'],
    ['overlap', 'out-of-order'],
  ],
};

it('tests every case', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('-fault.json'));
  expect(files.map((file) => file.replace('-fault.json', '')).sort()).toEqual(Object.keys(CASES).sort());
});

it.each(Object.entries(CASES))('repairs and reports %s, and pays once', async (name, [cues, kinds]) => {
  at.tenant.addFault(faultOf(`${name}-fault.json`));
  const { tracks, speech, notices } = await caption();
  const shown = parseCues(tracks[0]?.vtt ?? '', 'vtt');
  expect(shown.map(({ startMs, text }) => `${startMs / 1000} ${plainText(text, 'vtt')}`)).toEqual(cues);
  for (const { startMs, endMs } of shown) expect(endMs - startMs).toBeLessThanOrEqual(7000);
  expect(speech.map(({ kind }) => kind)).toEqual(kinds);
  expect(notices).toHaveLength(kinds.length);
  const again = await caption();
  expect(again).toMatchObject({ tracks, speech, notices });
  expect(at.operations().filter((operation) => operation === 'runModel')).toHaveLength(1);
});

it('leaves out invented text by option, without transcribing again', async () => {
  at.tenant.addFault(faultOf('w03-short-text-over-long-silence-fault.json'));
  await caption();
  const { tracks, speech } = await caption({ layout: { dropRepeats: true } });
  expect(parseCues(tracks[0]?.vtt ?? '', 'vtt').map(({ text }) => text)).toEqual(['Then speech goes on.']);
  expect(speech).toContainEqual({ kind: 'silence', startMs: 30_000, text: 'Thank you.', dropped: true });
  expect(at.operations().filter((operation) => operation === 'runModel')).toHaveLength(1);
});

it('refuses an impossible layout before anything is paid', async () => {
  await expect(caption({ layout: { lines: 0 } })).rejects.toMatchObject({ kind: 'options' });
  expect(at.operations()).toEqual([]);
});
