// Covers: profile-rows.ts, netflix/netflix.ts, netflix/speeds.ts, dcmp.ts, language-key.ts, frames.ts, citation.ts, cue-layout.ts, words/break-words.ts
import { describe, expect, it } from 'vitest';
import { citationText } from './citation.ts';
import { cueLayoutOf } from './cue-layout.ts';
import { framesToMs } from './frames.ts';
import { languageKey, primarySubtag } from './language-key.ts';
import { netflixLanguages } from './netflix/languages.ts';
import { isWithoutSpaces, profileRows } from './profile-rows.ts';
import { ruleSources, SOURCES_READ } from './sources.ts';
import { profileNames } from './types.ts';
import { breakWords, breakWordsOf } from './words/break-words.ts';

const netflix = (language: string, options = {}) => profileRows({ profile: 'netflix', language, ...options });

it.each(profileNames)('names the source, its version and the day of reading for each row of %s', (profile) => {
  for (const language of [...Object.keys(netflixLanguages), 'xx']) {
    for (const sdh of [false, true]) {
      for (const row of Object.values(profileRows({ profile, language, sdh }))) {
        expect(row.citation.sources.length).toBeGreaterThan(0);
        expect(citationText(row.citation)).toContain(`read ${SOURCES_READ}`);
        if (row.citation.grade === 'assumed') expect(row.citation.sources).toContain('OURS');
      }
    }
  }
  for (const source of Object.values(ruleSources)) expect(source.version).not.toBe('');
});

describe('netflix', () => {
  it.each([
    ['en', 42, 20, 833],
    ['de', 42, 17, 833],
    ['es-419', 42, 17, 833],
    ['ar', 42, 20, 833],
    ['hi', 42, 22, 833],
    ['te', 42, 22, 833],
    ['th', 35, 17, 833],
    ['ko', 16, 12, 833],
    ['zh-TW', 16, 9, 833],
    ['ja', 13, 4, 500],
    ['xx', 42, 17, 833],
  ])('has the limits of %s', (language, lineLength, speed, shortest) => {
    const rows = netflix(language);
    expect(rows.lineLength?.value).toBe(lineLength);
    expect(rows.charactersPerSecond?.value).toBe(speed);
    expect(rows.minDurationMs?.value).toBe(shortest);
    expect([rows.lines?.value, rows.maxDurationMs?.value, rows.gapMs?.value]).toEqual([2, 7000, 83]);
  });

  it.each([
    ['en', 20, 17, 20, 17],
    ['fr', 17, 13, 20, 17],
    ['ar', 20, 17, 23, 20],
    ['hi', 22, 18, 25, 20],
    ['ko', 12, 9, 14, 11],
    ['zh-Hans', 9, 7, 11, 9],
    ['ja', 4, 4, 7, 7],
  ])('has the speeds of %s by audience', (language, adult, children, sdh, sdhChildren) => {
    const speed = (options: object) => netflix(language, options).charactersPerSecond?.value;
    expect([
      speed({}),
      speed({ audience: 'children' }),
      speed({ sdh: true }),
      speed({ audience: 'children', sdh: true }),
    ]).toEqual([adult, children, sdh, sdhChildren]);
  });

  it('sets Japanese narrower when it is vertical, and wider for the hard of hearing', () => {
    expect(netflix('ja', { vertical: true }).lineLength?.value).toBe(11);
    expect(netflix('ja', { sdh: true }).lineLength?.value).toBe(16);
    expect(netflix('zh', { sdh: true }).lineLength?.value).toBe(18);
  });

  it('reports what sources contradict as information, and what was not read not at all', () => {
    expect(netflix('es').dialogue?.level).toBe('info');
    expect(netflix('ru').dialogue?.level).toBe('info');
    expect(netflix('ru').disputedLineLength).toMatchObject({ value: 39, level: 'info' });
    expect(netflix('it').pauseLead).toBeUndefined();
    expect(netflix('en').bottomHeavy?.level).toBe('off');
    expect(profileRows({ profile: 'bbc' }).gapMs?.level).toBe('off');
  });

  it('keeps a gap of two frames at every frame rate', () => {
    expect([24, 25, 30, 50].map((frameRate) => netflix('en', { frameRate }).gapMs?.value)).toEqual([83, 80, 66, 40]);
    expect(framesToMs(2, 23.976)).toBe(83);
  });
});

describe('other profiles', () => {
  it('measures the BBC and the DCMP in words a minute', () => {
    expect(profileRows({ profile: 'bbc' }).wordsPerMinute?.value).toBe(180);
    const dcmp = (options: object) => profileRows({ profile: 'dcmp', ...options }).wordsPerMinute?.value;
    expect([
      dcmp({}),
      dcmp({ audience: 'children' }),
      dcmp({ level: 'theatrical-adult' }),
      dcmp({ level: 'upper' }),
    ]).toEqual([160, 130, 235, undefined]);
    expect(profileRows({ profile: 'dcmp' })).toMatchObject({
      lineLength: { value: 32 },
      minDurationMs: { value: 2000 },
    });
  });

  it('has no limits in custom but those that the user sets', () => {
    expect(Object.keys(profileRows({ profile: 'custom' }))).toEqual(['counting']);
    expect(profileRows({ profile: 'custom', language: 'ja' }, { lines: 1 })).toMatchObject({
      counting: { value: 'half-width' },
      lines: { value: 1, level: 'error' },
    });
  });

  it('puts the limits of the user in the place of those of the profile', () => {
    const rows = profileRows({ profile: 'netflix', language: 'ru' }, { lineLength: 37 });
    expect(rows.lineLength).toMatchObject({ value: 37, citation: { sources: ['USER'] } });
    expect(rows.disputedLineLength).toBeUndefined();
    expect(rows.lines?.value).toBe(2);
  });
});

it.each([
  ['zh', 'zh-Hans'],
  ['zh-HK', 'zh-Hant'],
  ['zh-Hans-TW', 'zh-Hans'],
  ['pt', 'pt-BR'],
  ['pt-AO', 'pt-PT'],
  ['no', 'nb'],
  ['iw', 'he'],
  ['EN-us', 'en'],
  ['xx', undefined],
  ['', undefined],
])('finds the row of %j', (tag, key) => {
  expect(languageKey(tag, netflixLanguages)).toBe(key);
});

it('knows languages without spaces', () => {
  expect(['ja', 'zh-Hant', 'th', 'ko', 'en'].map(isWithoutSpaces)).toEqual([true, true, true, false, false]);
  expect(primarySubtag('cmn-Hans')).toBe('zh');
});

it('gives a profile as a layout of cues', () => {
  expect(cueLayoutOf(netflix('ja'))).toEqual({
    counting: 'half-width',
    lineLength: 13,
    lines: 2,
    charactersPerSecond: 4,
    minDurationMs: 500,
    maxDurationMs: 7000,
    gapMs: 83,
  });
  expect(cueLayoutOf(profileRows({ profile: 'bbc' }))).toEqual({ lineLength: 37, lines: 2 });
});

describe('break words', () => {
  it('are lower case and named once in their class', () => {
    for (const [language, words] of Object.entries(breakWords)) {
      for (const list of [words.articles, words.openings, words.abbreviations]) {
        expect(list, language).toBe(list.toLocaleLowerCase(language));
      }
    }
  });

  it('are found by the tag of a language', () => {
    expect(breakWordsOf('de-AT')?.articles.has('der')).toBe(true);
    expect(breakWordsOf('de')?.ordinalStop).toBe(true);
    expect(breakWordsOf('en')).toMatchObject({ ordinalStop: false });
    expect(breakWordsOf('ja')).toBeUndefined();
  });
});

it.each(['constructor', '__proto__', 'toString'])(
  'takes the unknown language %s for an unknown language',
  (language) => {
    expect(primarySubtag(language)).toBe(language.toLowerCase());
    expect(netflix(language).charactersPerSecond).toEqual(netflix('xx').charactersPerSecond);
  },
);
