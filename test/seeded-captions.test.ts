// Over the whole way: a user's own film with her own transcript, captioned through every transcriber.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedTenant } from '../mocks/seeding/seed-tenant.ts';
import { seedWorldFrom } from '../mocks/seeding/seed-world.ts';
import { type RunningWorld, startWorld } from '../mocks/start.ts';
import { film } from '../src/media/test-support/film.ts';
import {
  captionVideo,
  filesPublisher,
  gcoreTranscriber,
  gcoreVideoTranscriber,
  loopbackHost,
  streamTranscriber,
  type Transcriber,
  translatePlusTranslator,
  workersAiTranscriber,
} from '../src/pipeline/index.ts';
import { parseCues } from '../src/subtitles/index.ts';
import { type PipelineMocks, usePipelineMocks } from './support/pipeline-mocks.ts';

const TRANSCRIPT = `1
00:00:02,000 --> 00:00:05,500
My invoice is overdue, and I have not been paid.

2
00:00:31,250 --> 00:00:36,000
The harbour pilot boards <i>outside</i> the breakwater.

3
00:01:24,000 --> 00:01:29,400
That was the last word of my film.
`;
const SENTENCES = [
  'My invoice is overdue, and I have not been paid.',
  'The harbour pilot boards outside the breakwater.',
  'That was the last word of my film.',
];

const transcribers: Readonly<Record<string, (mocks: PipelineMocks) => Transcriber>> = {
  'gcore-ai': ({ gcore }) => gcoreTranscriber(gcore),
  'gcore-video': ({ gcore }) => gcoreVideoTranscriber(gcore),
  'cloudflare-stream': ({ stream }) => streamTranscriber(stream),
  'workers-ai': ({ workersAi }) => workersAiTranscriber(workersAi),
};

/** The captions of a film in its own language. */
async function captioned(mocks: PipelineMocks, path: string, transcriber: Transcriber): Promise<string> {
  const result = await captionVideo(path, {
    to: [],
    spoken: 'en',
    transcriber,
    publishers: [filesPublisher({ folder: join(mocks.folder, 'captions', transcriber.id.replace(/\W/g, '-')) })],
    state: join(mocks.folder, 'state'),
    clock: mocks.clock,
    host: loopbackHost,
  });
  return result.tracks[0]?.vtt ?? '';
}

const wordsOf = (vtt: string): string =>
  parseCues(vtt, 'vtt')
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');

/** The second at which the cue with these words begins. */
const startOf = (vtt: string, words: string): number =>
  (parseCues(vtt, 'vtt').find(({ text }) => text.replace(/\s+/g, ' ').startsWith(words))?.startMs ?? Number.NaN) / 1000;

describe('a film of 90 seconds whose transcript is seeded', () => {
  let mocks: PipelineMocks;
  let path: string;
  beforeAll(async () => {
    mocks = await usePipelineMocks();
    const { folder } = mocks;
    path = join(folder, 'harbour.mp4');
    writeFileSync(path, await film({ seconds: 90, name: 'harbour' }));
    writeFileSync(join(folder, 'harbour.en.srt'), TRANSCRIPT);
    writeFileSync(join(folder, 'other.mp4'), await film({ seconds: 20, name: 'other' }));
    writeFileSync(
      join(folder, 'world.yaml'),
      'heard:\n  - media: harbour.mp4\n    transcript: harbour.en.srt\n    language: en\n',
    );
  });
  afterAll(() => mocks.close());

  it.each(Object.keys(transcribers))('%s reads her own words at her own times', async (name) => {
    await seedWorldFrom(mocks.world.world, join(mocks.folder, 'world.yaml'));
    const vtt = await captioned(mocks, path, (transcribers[name] as (typeof transcribers)[string])(mocks));
    expect(wordsOf(vtt)).toBe(SENTENCES.join(' '));
    expect(startOf(vtt, 'My invoice')).toBeCloseTo(2, 1);
    expect(startOf(vtt, 'The harbour pilot')).toBeCloseTo(31.25, 1);
    expect(startOf(vtt, 'That was')).toBeCloseTo(84, 1);
  });

  it('reads in Spanish what a seed gives in Spanish', async () => {
    const phrases = Object.fromEntries(SENTENCES.map((text, at) => [text, `Frase ${at + 1}.`]));
    await seedTenant(mocks.world.world, mocks.tenant, { translated: [{ from: 'en', to: 'es', phrases }] });
    const result = await captionVideo(path, {
      to: ['es'],
      transcriber: gcoreTranscriber(mocks.gcore),
      translator: translatePlusTranslator(mocks.translatePlus, 'test'),
      publishers: [filesPublisher({ folder: join(mocks.folder, 'translated') })],
      state: join(mocks.folder, 'state-translated'),
      clock: mocks.clock,
      host: loopbackHost,
    });
    expect(wordsOf(result.tracks.find(({ language }) => language === 'es')?.vtt ?? '')).toBe(
      'Frase 1. Frase 2. Frase 3.',
    );
  });

  it.each(Object.keys(transcribers))('%s hears unknown sound as without a seed', async (name) => {
    const transcriber = transcribers[name] as (typeof transcribers)[string];
    const other = join(mocks.folder, 'other.mp4');
    const seeded = await captioned(mocks, other, transcriber(mocks));
    const unseeded = await usePipelineMocks({ seed: 1 });
    try {
      expect(await captioned(unseeded, other, transcriber(unseeded))).toBe(seeded);
    } finally {
      await unseeded.close();
    }
  });
});

it('hears a film by its name where a service fetches it', async () => {
  const mocks = await usePipelineMocks();
  try {
    const path = join(mocks.folder, 'my talk.mp4');
    writeFileSync(path, await film({ seconds: 90, name: 'talk' }));
    await seedTenant(mocks.world.world, mocks.tenant, { heard: [{ file: 'my talk.mp4', text: SENTENCES.join(' ') }] });
    for (const transcriber of [gcoreTranscriber(mocks.gcore), streamTranscriber(mocks.stream)]) {
      expect(wordsOf(await captioned(mocks, path, transcriber))).toBe(SENTENCES.join(' '));
    }
    // Its packets are known from now on: Workers AI gets bytes without a name.
    expect(wordsOf(await captioned(mocks, path, workersAiTranscriber(mocks.workersAi)))).toBe(SENTENCES.join(' '));
  } finally {
    await mocks.close();
  }
});

it('hears the sound that the pipeline copies out of a large film', async () => {
  const mocks = await usePipelineMocks();
  try {
    const path = join(mocks.folder, 'large.mp4');
    writeFileSync(path, await film({ seconds: 90, name: 'large', pictureBytes: 60_000 }));
    writeFileSync(
      join(mocks.folder, 'world.yaml'),
      `heard: [{media: large.mp4, text: ${JSON.stringify(SENTENCES.join(' '))}}]`,
    );
    await seedWorldFrom(mocks.world.world, join(mocks.folder, 'world.yaml'));
    const vtt = await captioned(mocks, path, workersAiTranscriber(mocks.workersAi));
    expect(wordsOf(vtt)).toBe(SENTENCES.join(' '));
  } finally {
    await mocks.close();
  }
});

it('hears a sha256 with plain text at the services alike, in a tenant that was seeded while running', async () => {
  const running: RunningWorld = await startWorld();
  const mocks = await usePipelineMocks({}, running);
  try {
    const bytes = await film({ seconds: 90, name: 'lecture' });
    const path = join(mocks.folder, 'lecture.mp4');
    writeFileSync(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await seedTenant(mocks.world.world, mocks.tenant, { heard: [{ sha256, text: SENTENCES.join('\n') }] });
    const heard = [];
    for (const make of Object.values(transcribers)) heard.push(wordsOf(await captioned(mocks, path, make(mocks))));
    expect(heard).toEqual(heard.map(() => SENTENCES.join(' ')));
  } finally {
    await mocks.close();
    await running.close();
  }
});
