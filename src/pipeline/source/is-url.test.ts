// Covers: ../look/requests.ts
import { win32 } from 'node:path';
import { expect, it } from 'vitest';
import { distinctRequests } from '../look/requests.ts';
import { isUrl } from './is-url.ts';
import { safeTitle } from './title.ts';

it.each([
  ['https://example.com/a.mp4', true],
  ['FILE:///C:/a.mp4', true],
  ['s3://bucket/a.mp4', true],
  ['C:\\films\\a.mp4', false],
  ['c:/films/a.mp4', false],
  ['\\\\server\\share\\a.mp4', false],
  ['talk: one.mp4', false],
  ['http://[', false],
])('tells addresses from paths, those of Windows too: %s', (source, expected) => {
  expect(isUrl(source)).toBe(expected);
});

it('a path with a colon is one video, however it is written', () => {
  const requests = [
    ...distinctRequests(['talk: one.mp4', './talk: one.mp4', 'https://a.example/x', 'https://a.example/x']),
  ];
  expect(requests.map(({ video }) => video)).toEqual(['talk: one.mp4', 'https://a.example/x']);
});

it('a video has its name whichever separator its path has', () => {
  expect([win32.join('C:\\films', 'a.mp4'), 'C:/films/a.mp4', '/films/a.mp4'].map((path) => safeTitle(path))).toEqual([
    'a',
    'a',
    'a',
  ]);
});
