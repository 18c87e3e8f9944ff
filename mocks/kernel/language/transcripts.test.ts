import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { helloCaptions } from '../../../fixtures/media/hello-captions.ts';
import { phrasebook } from '../../../fixtures/phrasebook.ts';
import { transcriptByHash, transcriptByUrl } from '../../../fixtures/transcripts/index.ts';
import { spriteFright, spriteFrightCut } from '../../../fixtures/transcripts/sprite-fright.ts';
import { knownTranslation } from './phrases.ts';

const transcripts = [...Object.entries(transcriptByHash), ...Object.entries(transcriptByUrl)];

describe.each(transcripts)('%s', (_key, { durationSeconds, segments }) => {
  it('has segments in order, apart, inside the recording, in whole milliseconds', () => {
    let time = 0;
    for (const { start, end, text } of segments) {
      expect(start).toBeGreaterThan(time);
      expect(end).toBeGreaterThan(start);
      for (const seconds of [start, end]) expect(seconds).toBe(Math.round(seconds * 1000) / 1000);
      expect(text).toBe(text.trim());
      time = end;
    }
    expect(time).toBeLessThanOrEqual(durationSeconds);
  });
});

describe('hello-captions.mp4', () => {
  const file = readFileSync(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url));

  it('is known by its content, small, and ready to stream', () => {
    expect(transcriptByHash[createHash('sha256').update(file).digest('hex')]).toBe(helloCaptions);
    expect(file.length).toBeLessThan(200_000);
    expect(file.toString('latin1', 4, 8)).toBe('ftyp');
    expect(file.indexOf('moov')).toBeLessThan(file.indexOf('mdat'));
  });

  it('lasts as long as its transcript says', () => {
    // mvhd, version 0: version and flags, two times, time scale, duration (ISO/IEC 14496-12, 8.2.2).
    const header = file.indexOf('mvhd') + 4;
    const duration = file.readUInt32BE(header + 16) / file.readUInt32BE(header + 12);
    expect(Math.abs(duration - helloCaptions.durationSeconds)).toBeLessThan(0.002);
  });

  it('has words that make up each sentence', () => {
    for (const { start, end, text, words = [] } of helloCaptions.segments) {
      expect(words.map(({ word }) => word).join(' ')).toBe(text);
      expect([words[0]?.start, words.at(-1)?.end]).toEqual([start, end]);
      words.forEach((word, at) => {
        expect(word.start).toBe(words[at - 1]?.end ?? start);
        expect(word.end).toBeGreaterThan(word.start);
      });
    }
  });

  it.each(['es', 'de', 'fr', 'ja'])('is in the phrasebook for %s, each line short enough for one', (target) => {
    for (const { text } of helloCaptions.segments) {
      const translation = knownTranslation(text, 'en', target);
      expect(translation).toBeDefined();
      // 42 characters: the line length of the Netflix timed-text guides.
      expect(Math.max(text.length, translation?.length ?? 0)).toBeLessThanOrEqual(42);
    }
  });
});

describe('Sprite Fright', () => {
  it('carries the cues that Gcore prints', () => {
    const printed = (of: typeof spriteFright) =>
      of.filter((row) => row.printed).map((row) => [row.start, row.end, row.text]);
    expect(printed(spriteFrightCut).slice(0, 2)).toEqual([
      [0.009, 3.689, "Come on team, we mustn't dilly dally when there's so much nature to see!"],
      [4.129, 8.169, 'I was thinking, we should call our class project, Fungi in a Forest!'],
    ]);
    expect(printed(spriteFright)).toEqual([
      [17.648, 18.868, 'Hello, Mr. Snail.'],
      [600.551, 600.891, 'Did it, kid.'],
    ]);
  });

  it('marks in every other row what is invented', () => {
    for (const row of [...spriteFright, ...spriteFrightCut]) expect(row.origin.includes('invented')).toBe(!row.printed);
  });

  it('joins to the text that the guide prints, where it prints it', () => {
    const text = spriteFright.map((row) => row.text).join(' ');
    expect(text).toMatch(/^Hello, Mr\. Snail\. Oh, you cute little corny wasp-assum\. Latin name, bonus points/);
    expect(text).toMatch(/You made it, kids\. Did it, kid\.$/);
    expect(phrasebook.some((phrase) => phrase.texts.en === spriteFrightCut[0]?.text)).toBe(true);
  });
});
