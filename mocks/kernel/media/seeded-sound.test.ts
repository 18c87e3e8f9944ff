// Covers: cut-span.ts, seeded-speech.ts, spread-text.ts, words.ts, ../world/seeds/find-sound.ts,
// ../world/seeds/seed-book.ts, ../world/seeds/world-seeds.ts

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyBook } from '../world/seeds/seed-book.ts';
import type { SoundContent, SoundEntry } from '../world/seeds/sound-entry.ts';
import { World } from '../world/world.ts';
import { cutToSpan } from './cut-span.ts';
import { failureAt, seededSound } from './seeded-sound.ts';
import { hearSeeded } from './seeded-speech.ts';
import { spreadText } from './spread-text.ts';
import { withWords } from './words.ts';

const HASH = 'ab'.repeat(32);
const text = (words: string): SoundContent => ({ kind: 'text', text: words });
const entry = (more: Partial<SoundEntry>): SoundEntry => ({
  url: null,
  file: null,
  sha256: null,
  language: 'en',
  seconds: null,
  content: text('Hello.'),
  print: null,
  ...more,
});

/** The words that a tenant with these entries hears. */
function heard(
  own: readonly SoundEntry[],
  facts: { url?: string; sha256?: string; file?: string },
  world: SoundEntry[] = [],
) {
  const one = new World();
  one.seeds.use({
    common: { settings: {}, plant: () => {}, counts: {}, book: { ...emptyBook, heard: world } },
    tenants: new Map(),
    credentials: new Map(),
  });
  const tenant = one.tenant('a');
  tenant.addBook({ ...emptyBook, heard: own });
  const { url = null, sha256 = null, file } = facts;
  const sound = seededSound(tenant, { url, sha256, ...(file === undefined ? {} : { file }) }, 30);
  return sound?.segments?.map((segment) => segment.text).join(' ') ?? null;
}

describe('an entry names a sound', () => {
  it.each<[Partial<SoundEntry>, { url?: string; sha256?: string; file?: string }]>([
    [{ sha256: HASH }, { sha256: HASH }],
    [{ url: 'https://cdn.example/*' }, { url: 'https://cdn.example/a/talk.mp4' }],
    [{ url: 'https://cdn.example/talk.mp4' }, { url: 'https://cdn.example/talk.mp4?token=1#t=2' }],
    [{ url: '*/talk.mp4' }, { url: 'http://127.0.0.1:4000/talk.mp4?x' }],
    [{ file: 'talk.mp4' }, { url: 'https://a/b/talk.mp4?x' }],
    [{ file: 'my talk*' }, { url: 'https://a/my%20talk%20(1).mp4' }],
    [{ file: 'talk.mp4' }, { file: 'talk.mp4', sha256: HASH }],
    [
      { file: 'no.mp4', sha256: HASH },
      { url: 'https://a/yes.mp4', sha256: HASH },
    ],
  ])('%j names %j', (names, facts) => expect(heard([entry(names)], facts)).toBe('Hello.'));

  it.each<[Partial<SoundEntry>, { url?: string; sha256?: string; file?: string }]>([
    [{ sha256: HASH }, { sha256: 'cd'.repeat(32) }],
    [{ sha256: HASH }, {}],
    [{ url: 'https://cdn.example/*' }, { url: 'http://cdn.example/a' }],
    [{ url: '*' }, { sha256: HASH }],
    [{ file: 'talk.mp4' }, { url: 'https://a/talk.mp4/other.mp4' }],
    [{ file: 'a.b' }, { url: 'https://a/axb' }],
    [{ file: 'talk.mp4' }, { url: 'not a URL talk.mp4' }],
  ])('%j does not name %j', (names, facts) => expect(heard([entry(names)], facts)).toBeNull());

  it('decides before later ones, and before those of the world', () => {
    const [first, second] = [entry({ url: '*', content: text('One.') }), entry({ url: '*', content: text('Two.') })];
    expect(heard([first, second], { url: 'https://a/b' })).toBe('One.');
    expect(heard([], { url: 'https://a/b' }, [second])).toBe('Two.');
    expect(heard([first], { url: 'https://a/b' }, [second])).toBe('One.');
  });
});

describe('a text without times', () => {
  const spread = (words: string, durationSeconds: number | null, language = 'en', spaced = true) =>
    spreadText(words, { language, spaced, durationSeconds });

  it('is spread by sentences over the sound, in order and inside it', () => {
    const anyText = fc.array(fc.constantFrom('One two three.', 'Yes!', 'And so on and on, and on?', '\n\n'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(anyText, fc.double({ min: 0.5, max: 600, noNaN: true }), (parts, seconds) => {
        let time = 0;
        const segments = spread(parts.join(' '), seconds);
        expect(segments.map((segment) => segment.text).join(' ')).toBe(parts.join(' ').trim().replace(/\s+/g, ' '));
        for (const { start, end } of segments) {
          expect(start).toBeGreaterThanOrEqual(time - 0.002);
          expect(end).toBeGreaterThanOrEqual(start);
          time = end;
        }
        expect(time).toBeLessThanOrEqual(seconds);
      }),
    );
  });

  it('covers a long sound, and has a natural length of its own', () => {
    const segments = spread('The first sentence. The second one.', 90);
    expect(segments[1]?.start).toBeGreaterThan(40);
    const natural = spread('The first sentence. The second one.', null);
    expect(natural.at(-1)?.end).toBeGreaterThan(2);
    expect(natural.at(-1)?.end).toBeLessThan(6);
  });

  it('has the sentences of its language', () => {
    expect(spread('今日は雨です。傘を持ちます。', 10, 'ja', false).map((one) => one.text)).toEqual([
      '今日は雨です。',
      '傘を持ちます。',
    ]);
  });
});

it('cuts a piece out: the words whose middle lies in it, from its start', () => {
  const segment = withWords({ start: 10, end: 14, text: 'aaaa bbbb cccc dddd' });
  expect(cutToSpan([segment], { from: 11, seconds: 2 }, true)).toEqual([
    {
      start: 0,
      end: 2,
      text: 'bbbb cccc',
      words: [
        { word: 'bbbb', start: 0, end: 1 },
        { word: 'cccc', start: 1, end: 2 },
      ],
    },
  ]);
  expect(cutToSpan([segment], { from: 0, seconds: 90 }, true)).toEqual([segment]);
  expect(cutToSpan([segment], { from: 20, seconds: 90 }, true)).toEqual([]);
});

describe('a seeded sound', () => {
  const soundOf = (more: Partial<SoundEntry>, durationSeconds: number | null = 30) => {
    const tenant = new World().tenant('a');
    tenant.addBook({ ...emptyBook, heard: [entry({ url: '*', ...more })] });
    const sound = seededSound(tenant, { sha256: null, url: 'https://a/b' }, durationSeconds);
    if (sound === null) throw new Error('expected a sound');
    return sound;
  };

  it('is silent, fails, or is invented in its language', () => {
    expect(soundOf({ content: { kind: 'silence' } }).segments).toEqual([]);
    const failing = soundOf({ content: { kind: 'failure', failure: 'x' } });
    const isOwn = (id: string): id is 'x' => id === 'x';
    expect(failureAt('p', failing, { isOwn, usual: null })).toBe('x');
    expect(failureAt('p', { failure: 'y' }, { isOwn, usual: null })).toBeNull();
    expect(failureAt('p', { failure: { q: 'x' } }, { isOwn, usual: 'x' })).toBeNull();
    expect(failureAt('p', { failure: { p: 'x' } }, { isOwn, usual: null })).toBe('x');
    const invented = soundOf({ language: 'ja', content: { kind: 'invented', speakers: 1 } });
    expect(hearSeeded(invented, { language: null, seed: 1 })[0]?.text).toMatch(/[ぁ-ん]/);
  });

  it('keeps the words and times of cues, with times for each word', () => {
    const cues = [{ start: 1, end: 3, text: 'Good\nmorning', speaker: 'Anna' }];
    const sound = soundOf({ content: { kind: 'cues', cues } });
    const [segment] = hearSeeded(sound, { language: 'en-GB', seed: 1 });
    expect(segment).toMatchObject({ start: 1, end: 3, text: 'Good morning' });
    expect(segment?.words.map(({ word }) => word)).toEqual(['Good', 'morning']);
    expect(segment?.words.at(-1)?.end).toBe(3);
  });

  it('has words in scripts without spaces', () => {
    const cues = [{ start: 1, end: 3, text: '今日は、雨です。' }];
    const [segment] = hearSeeded(soundOf({ language: 'ja', content: { kind: 'cues', cues } }), {
      language: null,
      seed: 1,
    });
    expect(segment?.words.length).toBeGreaterThan(2);
    expect(segment?.words.map(({ word }) => word).join('')).toBe('今日は、雨です。');
  });

  it('is translated for another language', () => {
    const sound = soundOf({ content: text('Hello world') });
    expect(hearSeeded(sound, { language: 'es', seed: 1 }).map((one) => one.text)).toEqual(['Hola mundo']);
  });

  it('is as long as it says, or as its words are', () => {
    expect(soundOf({ seconds: 77 }, null).seconds).toBe(77);
    expect(soundOf({ content: { kind: 'cues', cues: [{ start: 1, end: 3, text: 'a' }] } }, null).seconds).toBe(3);
    expect(soundOf({ content: { kind: 'silence' } }, null).seconds).toBeNull();
  });
});
