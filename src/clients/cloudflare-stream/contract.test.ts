import { expect, it } from 'vitest';
import { operations } from '../../contracts/cloudflare-stream/operations.ts';
import { PATHS } from './paths.ts';

it('has the paths of the contract', () => {
  const stream = '/accounts/{account_id}/stream';
  const own = operations.flatMap(({ id, path }) => (path.startsWith(stream) ? [[id, path.slice(stream.length)]] : []));
  expect(PATHS).toEqual(Object.fromEntries(own));
});
