// Covers: line-reader.ts

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { countBillable, scanSubtitles } from './scan.ts';
import { type ExpectedCue, fixtureFiles } from './testing/fixture-files.ts';
import type { CueSpan, SubtitleFormat } from './types.ts';

/** The normalisation that the oracles applied to texts. */
function normalise(text: string, format: SubtitleFormat): string {
  const lines = text.replace(/\r\n?/g, '\n');
  return format === 'vtt' ? lines.replaceAll('\0', '\ufffd') : lines;
}

function describeCue(cue: CueSpan, content: string, format: SubtitleFormat) {
  return {
    id: normalise(cue.id, format),
    startMs: cue.startMs,
    endMs: cue.endMs,
    segments: cue.segments.map(({ from, to }) => ({ from, to, text: normalise(content.slice(from, to), format) })),
    ...(format === 'vtt' ? { settings: normalise(cue.settings, format) } : {}),
  };
}

function describeExpected(cue: ExpectedCue) {
  const { text, from, to } = cue;
  return {
    id: cue.id ?? cue.index ?? '',
    startMs: cue.start_ms,
    endMs: cue.end_ms,
    segments: cue.segments ?? (text === '' ? [] : [{ from, to, text }]),
    ...(cue.settings === undefined ? {} : { settings: cue.settings.trim() }),
  };
}

describe.each(fixtureFiles())('$path', ({ format, content, expected }) => {
  it('has the cues of the oracle', () => {
    const { cues, signatureOk } = scanSubtitles(content, format);
    expect(cues).toHaveLength(expected.cue_count);
    expect(signatureOk).toBe(expected.signature_ok ?? true);
    expect(countBillable(content, format)).toBe(expected.billable);
    expect(cues.filter(({ billable }) => billable)).toHaveLength(expected.billable);
    if (expected.cues && expected.encoding !== 'not-utf-8') {
      expect(cues.map((cue) => describeCue(cue, content, format))).toEqual(expected.cues.map(describeExpected));
    }
    if (expected.text_sha256) {
      const texts = cues.map(({ segments }) =>
        segments.map(({ from, to }) => normalise(content.slice(from, to), format)).join('\n'),
      );
      expect(createHash('sha256').update(texts.join('\0')).digest('hex')).toBe(expected.text_sha256);
    }
  });
});

it('counts no-break spaces as white space in WebVTT, and as text in SRT', () => {
  expect(countBillable('WEBVTT\n\n00:01.000 --> 00:02.000\n\u00a0\u3000\n', 'vtt')).toBe(0);
  expect(countBillable('1\n00:00:01,000 --> 00:00:02,000\n\u00a0\n', 'srt')).toBe(1);
});
