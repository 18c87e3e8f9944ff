// Over docs/guides/: every program in them has the types that the package declares.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { blocksOf } from './support/guide/blocks.ts';
import { run } from './support/programs.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

it('type-checks', { timeout: 240_000 }, async () => {
  mkdirSync(`${root}node_modules/.cache`, { recursive: true });
  const folder = mkdtempSync(`${root}node_modules/.cache/guide-types-`);
  try {
    let programs = 0;
    for (const name of readdirSync(`${root}docs/guides`)) {
      const blocks = blocksOf(readFileSync(`${root}docs/guides/${name}`, 'utf8'));
      for (const [at, { code }] of blocks.filter(({ language }) => language === 'ts').entries()) {
        writeFileSync(join(folder, `${name}-${at}.ts`), code);
        programs += 1;
      }
    }
    const { compilerOptions } = JSON.parse(readFileSync(`${root}tsconfig.json`, 'utf8'));
    const paths = Object.entries(compilerOptions.paths as Record<string, string[]>).map(([id, files]) => [
      id,
      files.map((file) => join(root, file)),
    ]);
    const options = { ...compilerOptions, paths: Object.fromEntries(paths), noUnusedLocals: false };
    const include = ['*.ts', `${root}src/pages/style-sheets.d.ts`];
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include }));
    const tsc = createRequire(import.meta.url)
      .resolve('typescript/package.json')
      .replace('package.json', 'bin/tsc');
    const { code, stdout } = await run(process.execPath, [tsc, '-p', folder]);
    expect([code, stdout]).toEqual([0, '']);
    expect(programs).toBeGreaterThan(5);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
