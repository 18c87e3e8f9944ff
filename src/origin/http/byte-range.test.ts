import { expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';

const part = (start: number, end: number) => ({ kind: 'part', start, end });

it.each([
  ['bytes=0-0', part(0, 0)],
  ['bytes=10-19', part(10, 19)],
  ['bytes=90-', part(90, 99)],
  ['bytes=90-1000', part(90, 99)],
  ['bytes=0-99999999999999999999999', part(0, 99)],
  ['bytes=-10', part(90, 99)],
  ['bytes=-100', part(0, 99)],
  ['bytes=-99999', part(0, 99)],
  ['BYTES=0-1', part(0, 1)],
  // Empty elements of a list do not count (5.6.1).
  ['bytes=, 0-1 ,', part(0, 1)],
  ['bytes=0-1,100-', part(0, 1)],
  ['bytes=0-9, 10-19', part(0, 19)],
  ['bytes=5-20,0-9', part(0, 20)],
  ['bytes=0-9,-1000', part(0, 99)],
])('takes of 100 bytes for %s one part', (header, expected) => {
  expect(byteRange(header, 100)).toEqual(expected);
});

it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=100-,200-300', 'bytes=99999999999999999999-'])(
  'finds no part of 100 bytes for %s',
  (header) => {
    expect(byteRange(header, 100)).toEqual({ kind: 'unsatisfiable' });
  },
);

it.each([
  undefined,
  '',
  'bytes',
  'bytes=',
  'bytes=-',
  'bytes=,',
  'bytes=a-b',
  'bytes=5-2',
  'bytes=0-1,5-2',
  'bytes=99999999999999999999-99999999999999999998',
  'bytes=1.5-2',
  'bytes=0x1-2',
  'bytes=+1-2',
  'bytes=0-1;2-3',
  'bytes=0 - 1',
  'lines=0-1',
  'bytes=0-1,50-51',
])('takes the whole of 100 bytes for %s', (header) => {
  expect(byteRange(header, 100)).toEqual({ kind: 'whole' });
});

it('finds no part of an empty file', () => {
  expect(byteRange('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' });
  expect(byteRange('bytes=-5', 0)).toEqual({ kind: 'whole' });
});
