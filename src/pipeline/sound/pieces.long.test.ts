// Covers: transcribe-pieces.ts, send-piece.ts, file-sound.ts, ../transcribers/whisper.ts,
// ../../media/cut-sound.ts, ../../media/sound-format.ts

import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MkvOutputFormat, MovOutputFormat, type OutputFormat, WebMOutputFormat } from 'mediabunny';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { prepareTenantSeed } from '../../../mocks/seeding/prepare.ts';
import { type PipelineMocks, usePipelineMocks } from '../../../test/support/pipeline-mocks.ts';
import { film } from '../../media/test-support/film.ts';
import { type SoundTrack, soundFilm } from '../../media/test-support/sound-film.ts';
import { captionVideo } from '../caption-video.ts';
import { filesPublisher } from '../publishers/files.ts';
import { workersAiTranscriber } from '../transcribers/workers-ai.ts';
import type { PieceOptions } from './spans.ts';

type Transcribe = PipelineMocks['workersAi']['transcribe'];
type Input = Parameters<Transcribe>[0];

/** Sentences one after another, so that some are cut by every border; "no no no" in between. */
const cuesOf = (seconds: number, start = 0) =>
  Array.from({ length: Math.floor((seconds - start) / 4) }, (_, at) => ({
    start: start + at * 4,
    end: start + at * 4 + 3.6,
    text: at % 3 === 1 ? `No no no, that was number ${at} of them.` : `Here is sentence number ${at} of this talk.`,
  }));
type Cues = ReturnType<typeof cuesOf>;
const wordsIn = (cues: Cues) => cues.flatMap(({ text }) => text.split(' '));

let at: PipelineMocks;
beforeEach(async () => {
  at = await usePipelineMocks();
});
afterEach(async () => {
  rmSync(at.folder, { recursive: true, force: true });
  await at.close();
});

/** Writes a video, and seeds what is heard in it. Returns its path. */
async function seeded(name: string, bytes: Buffer, cues: Cues): Promise<string> {
  const path = join(at.folder, name);
  writeFileSync(path, bytes);
  const seed = { heard: [{ media: name, cues }] };
  at.tenant.addBook((await prepareTenantSeed(seed, { folder: at.folder, planters: {} })).book);
  return path;
}

interface Given {
  readonly client?: PipelineMocks['workersAi'];
  readonly signal?: AbortSignal;
  readonly pieces?: PieceOptions;
  /** Null to have it detected. */
  readonly spoken?: string | null;
}

async function caption(path: string, { client = at.workersAi, signal, pieces, spoken = 'en' }: Given = {}) {
  const { tracks, notices, language } = await captionVideo(path, {
    to: [],
    spoken: spoken ?? undefined,
    transcriber: workersAiTranscriber(client, undefined, pieces),
    publishers: [filesPublisher({ folder: join(at.folder, 'out') })],
    state: join(at.folder, 'state'),
    clock: at.clock,
    signal,
  });
  const text = (tracks[0]?.vtt ?? '').replace(/^\d+\n(?=\d\d:)/gm, '').replace(/^.*-->.*$|^WEBVTT$/gm, '');
  return { words: text.trim().split(/\s+/), notices, language };
}
const runs = () => at.operations().filter((name) => name === 'runModel').length;

/** A client that changes or watches each request. */
const clientThat = (transcribe: (send: Transcribe, ...given: Parameters<Transcribe>) => ReturnType<Transcribe>) => ({
  ...at.workersAi,
  transcribe: (...given: Parameters<Transcribe>) => transcribe(at.workersAi.transcribe, ...given),
});

describe('a talk of 200 s', () => {
  const CUES = cuesOf(200);
  let path: string;
  beforeEach(async () => {
    path = await seeded('talk.mp4', await film({ seconds: 200, name: 'talk' }), CUES);
  });

  it('is heard in pieces: the same words in the same order, none twice', async () => {
    expect(await caption(path)).toEqual({ words: wordsIn(CUES), notices: [], language: 'en' });
    expect(runs()).toBe(7);
  });

  it('goes on after the pieces that an earlier run has paid, and tells which may be charged twice', async () => {
    const stop = new AbortController();
    // The answers from the third on never come.
    at.tenant.addFault({
      match: { operation: 'runModel' },
      after: 2,
      effect: { type: 'stall', when: 'after' },
    });
    const stopped = expect(caption(path, { signal: stop.signal })).rejects.toMatchObject({ kind: 'cancelled' });
    await vi.waitFor(() => expect(runs()).toBe(2 + 4), { timeout: 60_000 });
    stop.abort();
    await stopped;
    at.tenant.faults.clear();
    const { words, notices } = await caption(path);
    expect(words).toEqual(wordsIn(CUES));
    expect(notices).toEqual([expect.stringMatching(/charged pieces of the sound, 128 s in all, 4 times more: /)]);
    expect(runs()).toBe(7 + 4);
  });

  it('counts the pieces whose answers broke off in the same run', async () => {
    at.tenant.addFault({ match: { operation: 'runModel' }, times: 1, effect: { type: 'reset', when: 'after' } });
    const { words, notices } = await caption(path);
    expect(words).toEqual(wordsIn(CUES));
    expect(notices).toEqual([expect.stringMatching(/charged pieces of the sound, 32 s in all, once more: /)]);
    expect(runs()).toBe(8);
  });

  it('keeps the answers that are on their way when a piece fails', async () => {
    at.tenant.addFault({
      match: { operation: 'runModel' },
      times: 1,
      after: 2,
      effect: { type: 'failure', failure: 'model-forbidden' },
    });
    await expect(caption(path)).rejects.toMatchObject({ kind: 'refused' });
    expect(await caption(path)).toMatchObject({ words: wordsIn(CUES), notices: [] });
    // Only the refused piece was sent twice.
    expect(runs()).toBe(7 + 1);
  });

  it('halves the pieces that the service refuses as too long', async () => {
    at.tenant.addFault({
      match: { operation: 'runModel' },
      times: 1,
      effect: { type: 'failure', failure: 'input-too-large' },
    });
    expect((await caption(path)).words).toEqual(wordsIn(CUES));
    expect(runs()).toBe(7 + 1 + 1);
  });

  it('halves the pieces that are larger than they may be before it sends them', async () => {
    const sizes: number[] = [];
    const client = clientThat((send, input, call) => {
      sizes.push((input.audio as Blob).size);
      return send(input, call);
    });
    // A piece of 32 s has about 50 kB.
    const { words } = await caption(path, { client, pieces: { bytes: 40_000, atOnce: 1 } });
    expect(words).toEqual(wordsIn(CUES));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(40_000);
    expect(runs()).toBe(2 * 6 + 1);
  });

  it('sends at most so many at once, of so many seconds', async () => {
    let [now, most] = [0, 0];
    const client = clientThat((send, ...given) => {
      now += 1;
      most = Math.max(most, now);
      return send(...given).finally(() => {
        now -= 1;
      });
    });
    const { words } = await caption(path, { client, pieces: { seconds: 60, atOnce: 2 } });
    expect(words).toEqual(wordsIn(CUES));
    expect([runs(), most]).toEqual([4, 2]);
  });

  it('takes the language of the first piece with enough speech, and tells what was heard in another one', async () => {
    const sent: (string | undefined)[] = [];
    const client = clientThat(async (send, input: Input, call) => {
      sent.push(input.language);
      const heard = await send(input, call);
      if (input.language !== undefined) return heard;
      // As with music: a few words of another language.
      const [first] = heard.segments;
      if (sent.length > 1 || !first) return heard;
      const [word] = first.words;
      const only = { ...first, end: 1, text: word?.word.trim() ?? '', words: first.words.slice(0, 1) };
      return { ...heard, language: 'nn', text: only.text, segments: [only] };
    });
    at.tenant.addFault({
      match: { operation: 'runModel' },
      times: 1,
      after: 3,
      effect: { type: 'failure', failure: 'model-forbidden' },
    });
    await expect(caption(path, { client, spoken: null })).rejects.toMatchObject({ kind: 'refused' });
    // A resumed run decides alike, and sends the same.
    const { words, language, notices } = await caption(path, { client, spoken: null });
    expect(language).toBe('en');
    expect(sent).toEqual([undefined, undefined, 'en', 'en', 'en', 'en', 'en', 'en']);
    expect(words).toEqual(['Here', ...wordsIn(CUES).slice(-words.length + 1)]);
    expect(notices).toEqual([expect.stringContaining('heard in another one: 0 to 32 (nn)')]);
    expect(runs()).toBe(7 + 1);
  });

  it('refuses another language than the named one after the first piece that tells it', async () => {
    const client = clientThat(async (send, ...given) => ({ ...(await send(...given)), language: 'de' }));
    await expect(caption(path, { client })).rejects.toMatchObject({ kind: 'job-failed' });
    expect(runs()).toBe(1);
  });
});

const track = (more: Partial<SoundTrack> = {}): SoundTrack => ({ name: 'sound', codec: 'opus', seconds: 96, ...more });
it.each<[string, OutputFormat, readonly SoundTrack[], number, Cues]>([
  ['a.webm', new WebMOutputFormat(), [track()], 96, cuesOf(96)],
  ['live.webm', new WebMOutputFormat({ appendOnly: true }), [track({ packetSeconds: 0.06 })], 0, cuesOf(96)],
  ['opus.mkv', new MkvOutputFormat(), [track()], 96, cuesOf(96)],
  ['aac.mkv', new MkvOutputFormat(), [track({ codec: 'aac' })], 96, cuesOf(96)],
  ['aac.mov', new MovOutputFormat(), [track({ codec: 'aac' })], 0, cuesOf(96)],
  ['late, and longer than the picture.webm', new WebMOutputFormat(), [track({ start: 9 })], 70, cuesOf(104, 9)],
  [
    'with a gap.mkv',
    new MkvOutputFormat(),
    [track({ isMissing: (time) => time >= 20 && time < 64 })],
    96,
    cuesOf(96).filter(({ start, end }) => end <= 20 || start >= 64),
  ],
])('hears the same words in %s', async (name, format, tracks, pictures, cues) => {
  const path = await seeded(name, await soundFilm(format, tracks, pictures), cues);
  expect((await caption(path)).words).toEqual(wordsIn(cues));
});

it('finds no speech in a sound track without packets, and sends nothing', async () => {
  const bytes = await soundFilm(new WebMOutputFormat(), [track({ seconds: 0.02 })], 70);
  // The only block gets the number of a track that the file does not have (RFC 9559, 10.2).
  const content = createHash('sha512').update('sound 0.000').digest();
  bytes[bytes.indexOf(content) - 4] = 0x8f;
  const path = await seeded('empty.webm', bytes, []);
  await expect(caption(path)).rejects.toMatchObject({ kind: 'no-speech' });
  expect(runs()).toBe(0);
});
