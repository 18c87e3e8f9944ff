import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBillable, scanSubtitles } from './scan.ts';
import { substituteText } from './substitute.ts';
import { fixtureFiles } from './testing/fixture-files.ts';
import type { SubtitleFormat } from './types.ts';

const files = fixtureFiles().filter(({ content }) => content.length < 20_000);

/** Ways in which programs write whole files. */
const WAYS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/\r\n|[\r\n]/g, '\r\r\n'),
  (text) => text.replace(/\r\n|[\r\n]/g, '$&$&'),
  (text) => text.replace(/^(?=\d)/gm, '\u200e').replaceAll(' -->', '\u200b-->'),
];

/** A fixture, written in some way, with some of its bytes changed, removed or doubled, in either format. */
const edited = fc
  .tuple(
    fc.constantFrom(...files),
    fc.constantFrom(...WAYS),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), fc.nat(255)), {
      minLength: 0,
      maxLength: 12,
    }),
  )
  .map(([{ content }, way, edits]) => {
    const changed = [...Buffer.from(way(content))];
    for (const [place, length, byte] of edits) {
      const at = Math.floor(place * changed.length);
      if (byte % 3 === 0) changed.splice(at, length);
      else if (byte % 3 === 1) changed.splice(at, 0, ...changed.slice(at, at + length * 8));
      else changed.splice(at, length, byte);
    }
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(changed));
  });

const REPLIES = [
  '',
  '\n\n',
  'a\n\nb',
  '-->',
  'WEBVTT\n\n',
  '42',
  'a\n42',
  '</i>',
  '<',
  '&',
  'a\rb',
  '\0',
  '{\\an8}',
  '\u2028',
];
const TIMINGS = ['00:00:01,000 --> 00:00:02,000', '7\n00:00:01.000 --> 00:00:02.000\nx', '0:1 --> 0:2'];
const reply = fc.constantFrom(...REPLIES, ...TIMINGS, 'Hola '.repeat(200));
const structureOf = (content: string, format: SubtitleFormat) =>
  scanSubtitles(content, format).cues.map(({ segments, ...cue }) => ({ ...cue, segments: segments.length }));

describe.each(files)('$path', ({ content, format, expected }) => {
  it('returns byte for byte', () => {
    const { content: output, billable } = substituteText(content, format, (runs) => [...runs]);
    expect(output).toBe(content);
    expect(billable).toBe(expected.billable);
  });

  it('keeps its structure when all its text changes', () => {
    for (const text of [...REPLIES, ...TIMINGS]) {
      const output = substituteText(content, format, (runs) => runs.map(() => text)).content;
      expect([text, structureOf(output, format)]).toEqual([text, structureOf(content, format)]);
    }
  });
});

describe.each<SubtitleFormat>(['srt', 'vtt'])('edited fixtures as %s', (format) => {
  it('return byte for byte from an identity translator', () => {
    fc.assert(
      fc.property(edited, (content) => {
        const { content: output, billable } = substituteText(content, format, (runs) => [...runs]);
        expect(output === content).toBe(true);
        expect(billable).toBe(countBillable(content, format));
      }),
      { numRuns: 500 },
    );
  });

  it('keep their structure under a hostile translator', () => {
    fc.assert(
      fc.property(edited, fc.infiniteStream(reply), (content, replies) => {
        const { content: output, warnings } = substituteText(content, format, (runs) =>
          runs.map(() => replies.next().value as string),
        );
        expect(warnings.filter(({ kind }) => kind === 'reparse-mismatch')).toEqual([]);
        expect(structureOf(output, format)).toEqual(structureOf(content, format));
      }),
      { numRuns: 500 },
    );
  });
});
