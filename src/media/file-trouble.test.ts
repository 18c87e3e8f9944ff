import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fileTrouble } from './file-trouble.ts';

const thrown = (cause: () => unknown): unknown => {
  try {
    return cause();
  } catch (error) {
    return error;
  }
};

it('names what the demuxer throws, an error of Node with a code, too', () => {
  const odd = thrown(() => new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.of(0xff)));
  for (const error of [new Error('no index'), odd]) {
    expect(fileTrouble(error, 'cannot be read')).toMatchObject({
      trouble: 'not-media',
      detail: expect.stringMatching(/^cannot be read \(.+\)$/),
    });
  }
});

it('passes on an error of the machine', () => {
  const error = thrown(() => readFileSync('/'));
  expect(() => fileTrouble(error, 'cannot be read')).toThrow(error as Error);
});
