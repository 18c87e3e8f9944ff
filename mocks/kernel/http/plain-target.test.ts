import { expect, it } from 'vitest';
import { plainTarget } from './plain-target.ts';

it('finds parameters with a credential, segments after its name, and the token of a mock', () => {
  const targets = [
    '/x?api-key=1',
    '/v2/token/abc',
    '/x?x=mock_a',
    '/x?page=1',
    '/stream/0123/captions',
    '/a?b=it%20is',
  ];
  expect(targets.map(plainTarget)).toEqual([null, null, null, ...targets.slice(3)]);
  expect(targets.map(plainTarget)).toEqual([null, null, null, ...targets.slice(3)]);
});
