import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { run } from './support/programs.ts';

const knip = fileURLToPath(new URL('../node_modules/knip/bin/knip.js', import.meta.url));

it('finds no file, export or dependency that nothing uses', { timeout: 180_000 }, async () => {
  const { code, stdout } = await run(process.execPath, [knip, '--no-progress'], {
    cwd: fileURLToPath(new URL('../', import.meta.url)),
  });
  expect([stdout, code]).toEqual(['', 0]);
});
