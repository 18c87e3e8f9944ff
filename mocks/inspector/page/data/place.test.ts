import { expect, it } from 'vitest';
import { hashOf, type Place, placeOf } from './place.ts';

it.each<[string, Place]>([
  ['', { view: 'requests', tenant: null, item: null }],
  ['#/nope', { view: 'requests', tenant: null, item: null }],
  ['#/state?tenant=demo', { view: 'state', tenant: 'demo', item: null }],
  ['#/requests?tenant=a%26b&item=a-1', { view: 'requests', tenant: 'a&b', item: 'a-1' }],
])('reads %j', (hash, place) => {
  expect(placeOf(hash)).toEqual(place);
  expect(placeOf(hashOf(place))).toEqual(place);
});
