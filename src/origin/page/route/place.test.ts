import { expect, it } from 'vitest';
import { hashOf, home, placeOf } from './place.ts';

const id = '0123456789abcdef0123456789abcdef';

it.each([
  ['', home],
  ['#/', home],
  ['#/nonsense', home],
  [`#/videos/${id}`, { view: 'video', id }],
  [`#${id}`, { view: 'video', id }],
  ['#/?q=a+b&state=failed&sort=title', { view: 'library', q: 'a b', state: 'failed', sort: 'title' }],
  ['#/?state=nope&sort=nope', home],
])('reads %j', (hash, place) => {
  expect(placeOf(hash)).toEqual(place);
});

it('writes what it reads', () => {
  for (const hash of ['#/', `#/videos/${id}`, '#/?q=a+b&state=failed&sort=title'])
    expect(hashOf(placeOf(hash))).toBe(hash);
});
