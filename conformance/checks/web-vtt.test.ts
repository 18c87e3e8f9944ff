import { expect, it } from 'vitest';
import { webVtt } from './web-vtt.ts';

const CUES = [
  { start: 1_000, end: 2_500, text: 'One\ntwo' },
  { start: 3_600_000, end: 3_601_000, text: 'R&D <3' },
];

it.each([
  'WEBVTT\n\n00:01.000 --> 00:02.500\nOne\ntwo\n\n01:00:00.000 --> 01:00:01.000\nR&amp;D &#60;3',
  '\ufeffWEBVTT a file\r\nKind: x\r\n\r\n\r\n1\r\n00:00:01.000 --> 00:02.500 line:0\r\nOne\r\ntwo\r\n\r\nNOTE x\r\n\r\nb c\r\n01:00:00.000\t-->\t01:00:01.000\r\nR&amp;D &lt;3\r\n\r\n\r\n',
])('reads %j', (file) => {
  expect(webVtt(file)).toEqual({ cues: CUES });
});

it.each([
  '1\n00:00:01,000 --> 00:00:02,000\nSRT',
  'WEBVTTX\n\n00:01.000 --> 00:02.000\nx',
  'WEBVTT\n\n00:01,000 --> 00:02,000\nx',
  'WEBVTT\n\n1:00:01.000 --> 1:00:02.000\nx',
  'WEBVTT\n\n00:01.000 --> 00:61.000\nx',
  'WEBVTT\n\na\nb\n00:01.000 --> 00:02.000\nx',
])('has a problem with %j', (file) => {
  expect(webVtt(file)).toHaveProperty('problem');
});
