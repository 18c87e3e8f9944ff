import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { scanSubtitles } from './scan.ts';
import { substituteText } from './substitute.ts';
import { fixtureFiles } from './testing/fixture-files.ts';

/** W3C's own parser (npm webvtt-parser); its serializer is not used, and it needs the entity table handed in. */
interface WebVttParser {
  parse(
    text: string,
    mode: string,
  ): {
    cues: { id: string; startTime: number; endTime: number; text: string }[];
    errors: { message: string }[];
  };
}
const require = createRequire(import.meta.url);
const { WebVTTParser } = require('webvtt-parser') as { WebVTTParser: new (entities: unknown) => WebVttParser };
const parser = new WebVTTParser(require('webvtt-parser/html-entities.json'));

/** Where the package departs from the specification: it continues after a bad signature, sorts cues, and takes NOTE and
 * STYLE directly before a timing line for a block. */
const departs = (content: string): boolean =>
  !scanSubtitles(content, 'vtt').signatureOk ||
  /(?:^|[\r\n])(?:NOTE|STYLE)[^\r\n]*[\r\n]+(?:[^\r\n]+(?:\r\n|[\r\n]))*?[^\r\n]*-->/.test(content) ||
  scanSubtitles(content, 'vtt').cues.some(({ startMs }, index, cues) => startMs < (cues[index - 1]?.startMs ?? 0));

const own = (content: string) =>
  scanSubtitles(content.replaceAll('\0', '\ufffd'), 'vtt').cues.map(({ id, startMs, endMs, segments }) => ({
    id,
    startMs,
    endMs,
    text: segments
      .map(({ from, to }) => content.replaceAll('\0', '\ufffd').slice(from, to).replace(/\r\n?/g, '\n'))
      .join(''),
  }));
const theirs = (content: string) =>
  parser.parse(content, 'metadata').cues.map(({ id, startTime, endTime, text }) => ({
    id,
    startMs: Math.round(startTime * 1000),
    endMs: Math.round(endTime * 1000),
    text,
  }));

const files = fixtureFiles().filter(({ format, content }) => format === 'vtt' && !departs(content));

it('covers most files', () => {
  expect(files.length).toBeGreaterThan(110);
});

describe.each(files)('$path', ({ content }) => {
  it('has the cues that the W3C parser finds', () => {
    expect(own(content)).toEqual(theirs(content));
  });

  it('gets no new parser error by a substitution', () => {
    const output = substituteText(content, 'vtt', (runs) => runs.map(() => 'a --> b\n\n<i>& WEBVTT\nNOTE')).content;
    expect(theirs(output).map(({ id, startMs, endMs }) => [id, startMs, endMs])).toEqual(
      theirs(content).map(({ id, startMs, endMs }) => [id, startMs, endMs]),
    );
    const complaints = (text: string) =>
      parser
        .parse(text, 'subtitles')
        .errors.map(({ message }) => message)
        .sort();
    const before = complaints(content);
    for (const complaint of complaints(output)) expect(before).toContain(complaint);
  });
});
