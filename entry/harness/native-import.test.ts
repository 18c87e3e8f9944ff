import { expect, it } from 'vitest';
import { nativeImport } from './native-import.ts';

it('loads an ES module by Node, not by what replaces import()', async () => {
  const url = new URL('data:text/javascript,export const url = import.meta.url');
  expect((await nativeImport<{ url: string }>(url)).url).toBe(url.href);
});
