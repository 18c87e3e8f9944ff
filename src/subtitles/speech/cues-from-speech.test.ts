// Covers: cut.ts, lines.ts

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../plain-text.ts';
import { scanSubtitles } from '../scan.ts';
import { serializeCues } from '../serialize.ts';
import { cuesFromSpeech } from './cues-from-speech.ts';
import { DEFAULT_LAYOUT } from './layout.ts';
import { textWidth } from './measure.ts';
import type { SpeechSegment } from './types.ts';

const TEXT =
  'The quick brown fox jumps over the lazy dog, and then it went home. Nobody knew why; but the weather in the city ' +
  'of London was terrible that day and everybody stayed at home';
const wordByWord = (text: string): SpeechSegment[] =>
  text.split(' ').map((word, index) => ({ start: index * 0.3, end: index * 0.3 + 0.28, text: word }));

describe('cuesFromSpeech', () => {
  it('joins words into sentences of two balanced lines', () => {
    const cues = cuesFromSpeech(wordByWord(TEXT));
    expect(cues.map(({ text }) => text.split('\n'))).toEqual([
      ['The quick brown fox jumps', 'over the lazy dog, and then it went home.'],
      ['Nobody knew why; but the weather'],
      ['in the city of London was terrible', 'that day and everybody stayed at home'],
    ]);
    expect(cues.map(({ id, startMs }) => [id, startMs])).toEqual([
      ['1', 0],
      ['2', 4200],
      ['3', 6000],
    ]);
  });

  it('cuts a long segment without word times by share of its characters', () => {
    const cues = cuesFromSpeech([{ start: 0, end: 12, text: 'One two three four. Five six seven eight. Nine ten.' }]);
    expect(cues.map(({ text }) => text)).toEqual(['One two three four.', 'Five six seven eight.', 'Nine ten.']);
    expect(cues[1]?.startMs).toBe(Math.round((12_000 * 16) / 42));
  });

  it('uses word times, with or without spaces in the words', () => {
    const words = [
      { word: ' Hi', start: 1, end: 1.2 },
      { word: ' there', start: 1.2, end: 1.5 },
      { word: '!', start: 1.5, end: 1.5 },
    ];
    const [cue] = cuesFromSpeech([{ start: 0, end: 9, text: 'Hi there!', words }]);
    expect(cue).toMatchObject({ startMs: 1000, endMs: 1833, text: 'Hi there!' });
    const bare = words.map((word) => ({ ...word, word: word.word.trim() }));
    expect(cuesFromSpeech([{ start: 0, end: 9, text: '', words: bare }])[0]?.text).toBe('Hi there!');
  });

  it('cuts at a pause, and joins cues that are too short', () => {
    const segments = [
      { start: 0, end: 1, text: 'So' },
      { start: 1.6, end: 2, text: 'wait.' },
      { start: 2.1, end: 2.4, text: 'No.' },
    ];
    expect(cuesFromSpeech(segments).map(({ text, startMs, endMs }) => [text, startMs, endMs])).toEqual([
      ['So', 0, 1000],
      ['wait. No.', 1600, 2433],
    ]);
  });

  it('breaks Japanese and Thai between words, without spaces', () => {
    const japanese = '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。';
    const thai = 'สวัสดีครับวันนี้อากาศดีมากเราไปเดินเล่นที่สวนสาธารณะกันเถอะและกินข้าวด้วยกัน';
    for (const text of [japanese, thai]) {
      const cues = cuesFromSpeech([{ start: 0, end: 10, text }]);
      expect(cues.map((cue) => cue.text.replaceAll('\n', '')).join('')).toBe(text);
      for (const line of cues.flatMap((cue) => cue.text.split('\n'))) {
        expect(textWidth(line, DEFAULT_LAYOUT)).toBeLessThanOrEqual(42);
        expect(line).not.toMatch(/^[。、\p{M}]/u);
      }
    }
    expect(cuesFromSpeech([{ start: 0, end: 9, text: japanese }])[2]?.text).toBe(
      'どこで生れたか\nとんと見当がつかぬ。',
    );
  });

  it('counts graphemes, not code units', () => {
    const family = '👨‍👩‍👧'.repeat(40);
    expect(cuesFromSpeech([{ start: 0, end: 3, text: family }])[0]?.text).toBe(family);
  });

  it('writes what looks like markup as text', () => {
    const text = '<i> & --> 00:00:01,000 --> 00:00:02,000';
    const segments = [{ start: 0, end: 3, text }];
    expect(plainText(cuesFromSpeech(segments)[0]?.text ?? '', 'vtt').replaceAll('\n', ' ')).toBe(text);
    const srt = cuesFromSpeech([{ start: 0, end: 3, text: '<i>00:00:01,000 --> 00:00:02,000' }], { format: 'srt' });
    expect(srt[0]?.text).toBe('‹i>00:00:01,000 --> 00:00:02,000');
  });

  it('gives nothing for silence', () => {
    expect(cuesFromSpeech([])).toEqual([]);
    expect(cuesFromSpeech([{ start: 0, end: 3, text: ' \n ', words: [{ word: ' ', start: 0, end: 1 }] }])).toEqual([]);
  });

  const segment = fc.record({
    start: fc.double({ min: 0, max: 100, noNaN: true }),
    end: fc.double({ min: 0, max: 100, noNaN: true }),
    text: fc
      .array(fc.constantFrom('a', 'word', 'end.', 'comma,', '吾輩', 'สวัสดี', 'x'.repeat(90), '😀', '<i>', '&', '1'))
      .map((words) => words.join(' ')),
  });

  it.each(['srt', 'vtt'] as const)('keeps its limits and loses no text for any input (%s)', (format) => {
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 12 }), (segments) => {
        const cues = cuesFromSpeech(segments, { format });
        const letters = (text: string) => text.replace(/[\s‹<]/g, '');
        expect(letters(cues.map((cue) => plainText(cue.text, format)).join(''))).toBe(
          letters(segments.map(({ text }) => text).join('')),
        );
        let end = 0;
        for (const cue of cues) {
          expect(cue.startMs).toBeGreaterThanOrEqual(end);
          expect(cue.endMs).toBeGreaterThan(cue.startMs);
          end = cue.endMs;
          const lines = cue.text.split('\n');
          expect(lines.length).toBeLessThanOrEqual(2);
          for (const line of lines) expect(textWidth(plainText(line, format), DEFAULT_LAYOUT)).toBeLessThanOrEqual(42);
        }
        expect(scanSubtitles(serializeCues(cues, format), format).cues).toHaveLength(cues.length);
      }),
      { numRuns: 60 },
    );
  });
});
