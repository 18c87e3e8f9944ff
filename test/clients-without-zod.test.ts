import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

// Over every client at once: what a program that imports one of them loads.
const root = fileURLToPath(new URL('../', import.meta.url));
const clients = readdirSync(`${root}src/clients`).filter((name) => /^[a-z-]+\.ts$/.test(name));

it('finds the clients', () => {
  expect(clients).toContain('gcore-ai.ts');
});

it.each(clients)('%s needs no package, zod least of all', async (name) => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`src/clients/${name}`],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  });
  const files = Object.keys(metafile.inputs);
  expect(files.filter((file) => file.includes('node_modules/'))).toEqual([]);
  expect(files.filter((file) => /schemas\.ts$|contract\.ts$/.test(file))).toEqual([]);
});
