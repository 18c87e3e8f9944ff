import { expect, it } from 'vitest';
import { uploadTarget, uploadUrl } from './upload-url.ts';

const uid = '0123456789abcdef0123456789abcdef';

it.each([
  [{ host: '127.0.0.1:4010' }, 'http://127.0.0.1:4010/'],
  [{ host: 'mock.example', 'x-forwarded-proto': 'https' }, 'https://mock.example/'],
  [{ host: 'mock.example', 'x-forwarded-proto': 'javascript' }, 'http://mock.example/'],
  [{}, 'http://localhost/'],
])('with %o is below %s', (headers, root) => {
  expect(uploadUrl({ headers }, 'one', uid)).toBe(`${root}upload/one/${uid}`);
});

it('names its owner', () => {
  const path = new URL(uploadUrl({ headers: {} }, 'one', uid)).pathname;
  expect(uploadTarget(path)).toEqual({ tenant: 'one', uid });
  expect(uploadTarget('/upload/one/x')).toBeNull();
});
