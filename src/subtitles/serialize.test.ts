// Covers: cues.ts, timestamps.ts

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCues } from './cues.ts';
import { serializeCues } from './serialize.ts';
import type { Cue, SubtitleFormat } from './types.ts';

const cue = (over: Partial<Cue> = {}): Cue => ({
  id: '',
  startMs: 1000,
  endMs: 2000,
  settings: '',
  text: 'a',
  ...over,
});

describe('serializeCues', () => {
  it('writes WebVTT', () => {
    const cues = [
      cue({ id: 'x', settings: 'line:0', text: 'a\n\n b' }),
      cue({ startMs: -5, endMs: 360_000_000.4, text: '' }),
    ];
    expect(serializeCues(cues, 'vtt')).toBe(
      'WEBVTT\n\nx\n00:00:01.000 --> 00:00:02.000 line:0\na\n b\n\n00:00:00.000 --> 100:00:00.000\n',
    );
  });

  it('writes SRT', () => {
    const cues = [cue({ id: 'x' }), cue({ id: '007', startMs: -1500, settings: 'X1:1' })];
    expect(serializeCues(cues, 'srt')).toBe(
      '1\n00:00:01,000 --> 00:00:02,000\na\n\n007\n-00:00:01,500 --> 00:00:02,000 X1:1\na\n',
    );
  });

  it('writes an empty list', () => {
    expect(serializeCues([], 'srt')).toBe('');
    expect(serializeCues([], 'vtt')).toBe('WEBVTT\n');
  });

  const text = fc
    .array(
      fc.constantFrom(
        'a',
        '\n',
        '\r',
        '\n\n',
        ' ',
        '-->',
        '1',
        '00:00:01,000 --> 00:00:02,000',
        '\0',
        '<i>',
        'STYLE',
        '\t',
      ),
    )
    .map((parts) => parts.join(''));
  const time = fc.integer({ min: -10_000, max: 1e12 });
  const anyCue = fc.record({ id: text, startMs: time, endMs: time, settings: text, text });

  it.each<SubtitleFormat>(['srt', 'vtt'])('writes %s that parses to the same cues, whatever is in them', (format) => {
    fc.assert(
      fc.property(fc.array(anyCue, { maxLength: 5 }), (cues) => {
        const parsed = parseCues(serializeCues(cues, format), format);
        const clamp = (ms: number) => (format === 'vtt' ? Math.max(ms, 0) : ms);
        expect(parsed.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
          cues.map(({ startMs, endMs }) => [clamp(startMs), clamp(endMs)]),
        );
        expect(serializeCues(parsed, format)).toBe(serializeCues(cues, format));
      }),
      { numRuns: 500 },
    );
  });
});
