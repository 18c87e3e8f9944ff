import { expect, it } from 'vitest';
import { operationOf, requestFor, resourceOf, resources } from './resources.ts';

it('finds each kind of resource by provider and name, and no other', () => {
  expect(resources.length).toBeGreaterThan(2);
  for (const resource of resources) expect(resourceOf(resource.provider, resource.kind)).toBe(resource);
  expect(resourceOf('translateplus', 'castle')).toBeUndefined();
});

it('fills account and id into the path of an operation', () => {
  const { method, path } = requestFor('cloudflare-stream', 'deleteVideo', { account: 'acc', id: 'vid' });
  expect([method, path]).toEqual(['DELETE', expect.stringContaining('/acc/stream/vid')]);
  expect(path).not.toMatch(/[{}]/);
});

it('refuses an operation that does not exist', () => {
  expect(() => operationOf('gcore-ai', 'noSuchOperation')).toThrow(TypeError);
});
