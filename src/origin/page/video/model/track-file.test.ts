import { expect, it } from 'vitest';
import { readTrack, writeTrack } from './track-file.ts';

const file = [
  '\ufeffWEBVTT - A title',
  'STYLE\n::cue { color: red }',
  'NOTE before',
  'first\n00:01.000 --> 00:02.500 line:0 align:start\n<i>One</i> &amp;\ntwo',
  'NOTE between',
  '1:00:03.000 --> 1:00:04.000\nThree',
  'NOTE behind\n',
].join('\n\n');

it.each([
  ['line feeds', file],
  ['carriage returns and line feeds', file.replaceAll('\n', '\r\n')],
  ['a file that ends in a cue', 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne'],
  ['a cue without text', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nTwo\n'],
])('writes a file with %s as it was', (_, vtt) => {
  const written = writeTrack(readTrack(vtt));
  expect(written.replace(/\n$/, '')).toBe(vtt.replace(/\n$/, ''));
});

it('reads times, settings, identifier and text', () => {
  const [first, second] = readTrack(file).cues;
  expect(first).toMatchObject({
    id: 'first',
    startMs: 1000,
    endMs: 2500,
    settings: 'line:0 align:start',
    payload: '<i>One</i> &amp;\ntwo',
  });
  expect(second).toMatchObject({ id: '', startMs: 3_603_000, payload: 'Three' });
});

it('writes an edited cue anew, and keeps all other bytes', () => {
  const { cues, tail } = readTrack(file);
  const [first, second] = cues as [(typeof cues)[0], (typeof cues)[0]];
  const edited = { ...first, source: null, endMs: 2600, payload: 'Eins\n\n--> zwei' };
  expect(writeTrack({ cues: [edited, second], tail })).toBe(
    file
      .replace('00:01.000 --> 00:02.500', '00:00:01.000 --> 00:00:02.600')
      .replace('<i>One</i> &amp;\ntwo', 'Eins\n--&gt; zwei'),
  );
});
