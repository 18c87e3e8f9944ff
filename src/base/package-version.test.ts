import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageVersion } from './package-version.ts';

it('is what package.json says', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(packageVersion()).toBe(version);
});
