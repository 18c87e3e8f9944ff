import { describe, expect, it } from 'vitest';
import { scanSubtitles } from './scan.ts';

const summary = (content: string) =>
  scanSubtitles(content, 'vtt').cues.map(({ id, startMs, endMs, settings, segments }) =>
    [id, startMs, endMs, settings, ...segments.map(({ from, to }) => content.slice(from, to))].join('|'),
  );

describe('timing lines', () => {
  it.each([
    ['00:01.000 --> 00:02.000', '|1000|2000||x'],
    ['\t00:01.000-->00:02.000align:start', '|1000|2000|align:start|x'],
    ['\f00:01.000\f-->\f00:02.000 line:0 ', '|1000|2000|line:0|x'],
    ['1:00:01.000 --> 0000001:00:02.000', '|3601000|3602000||x'],
    ['60:00:01.000 --> 61:00:02.000', '|216001000|219602000||x'],
    ['00:05.000 --> 00:02.000', '|5000|2000||x'],
  ])('reads %j', (line, cue) => {
    expect(summary(`WEBVTT\n\n${line}\nx`)).toEqual([cue]);
  });

  it.each([
    '00:01,000 --> 00:02.000',
    '00:01.00 --> 00:02.000',
    '00:01.0000 --> 00:02.000',
    '00:00:01.0000 --> 00:00:02.000',
    '60:00.000 --> 61:00.000',
    '00:60.000 --> 00:61.000',
    '0:01.000 --> 00:02.000',
    '00:001.000 --> 00:02.000',
    '-00:01.000 --> 00:02.000',
    '00:01.000 -> 00:02.000 -->',
    '00:01.000 -->',
    '-->',
    '\u00a000:01.000 --> 00:02.000',
  ])('drops the cue of %j', (line) => {
    expect(summary(`WEBVTT\n\n${line}\nx\n\n00:03.000 --> 00:04.000\ny`)).toEqual(['|3000|4000||y']);
  });
});

describe('blocks', () => {
  const timing = '00:01.000 --> 00:02.000';
  it.each<[string, string, string[]]>([
    ['an arrow in the header', `WEBVTT\nKind: x\n${timing}\na`, ['|1000|2000||a']],
    ['a header up to the first blank line', `WEBVTT x\nb\n\n\n${timing}\na`, ['|1000|2000||a']],
    ['NOTE as an id', `WEBVTT\n\nNOTE\n${timing}\na`, ['NOTE|1000|2000||a']],
    ['a third line with an arrow', `WEBVTT\n\na\nb\n${timing}\nc`, ['|1000|2000||c']],
    [
      'an arrow in the payload',
      `WEBVTT\n\n${timing}\na\nx --> y\nb\n\n${timing}\nc`,
      ['|1000|2000||a', '|1000|2000||c'],
    ],
    ['cues without a blank line', `WEBVTT\n\n1\n${timing}\na\n2\n${timing}\nb`, ['1|1000|2000||a\n2', '|1000|2000||b']],
    ['two timing lines', `WEBVTT\n\n${timing}\n${timing}\na`, ['|1000|2000|', '|1000|2000||a']],
    ['an id before an arrow line that is no timing', `WEBVTT\n\nid\n-->\n${timing}\na`, ['|1000|2000||a']],
    ['white space lines as payload', `WEBVTT\n\n${timing}\n \na\n\t\n\nb`, ['|1000|2000|| \na\n\t']],
    ['CR line ends and no final one', `WEBVTT\r\r${timing}\ra\rb`, ['|1000|2000||a\rb']],
  ])('are read with %s', (_, content, cues) => {
    expect(summary(content)).toEqual(cues);
  });

  it.each(['WEBVTTx', 'webvtt', '\nWEBVTT', '\ufeff\ufeffWEBVTT', ' WEBVTT', '', '\0WEBVTT'])(
    'do not exist after the signature %j',
    (signature) => {
      const { cues, signatureOk } = scanSubtitles(`${signature}\n\n${timing}\na`, 'vtt');
      expect(cues).toEqual([]);
      expect(signatureOk).toBe(false);
    },
  );
});
