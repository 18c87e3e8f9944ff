// Covers: ../subtitles/profiles/caption-rules.ts
import { expect, it } from 'vitest';
import { trackLayout } from './track-layout.ts';

it('takes the limits of Netflix for the language, by default', () => {
  expect(trackLayout({}, 'de')).toMatchObject({ lineLength: 42, charactersPerSecond: 17, gapMs: 83 });
  expect(trackLayout({}, 'ja')).toMatchObject({ lineLength: 13, counting: 'half-width', minDurationMs: 500 });
});

it('puts the limits of the caller first', () => {
  const rules = { profile: 'dcmp', layouts: { all: { lines: 1 }, languages: { ja: { lineLength: 10 } } } } as const;
  expect(trackLayout({ rules, layout: { gapMs: 40 } }, 'en')).toEqual({
    lineLength: 32,
    lines: 1,
    minDurationMs: 2000,
    gapMs: 40,
  });
  expect(trackLayout({ rules }, 'ja')).toMatchObject({ lineLength: 10 });
});
