import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterEach, expect, it } from 'vitest';
import { joinChunks } from '../scripts/join-chunks.mjs';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `one` and `two` share two chunks, because `later` needs one of them alone; `sub/three` shares another one with them. */
const SOURCES = {
  'one.js': `import { x } from './x.js'; import { y } from './y.js'; import { z } from './z.js';
    export const all = [x(), y(), z()]; export const later = async () => (await import('./later.js')).later;`,
  'two.js': `import { x } from './x.js'; import { y } from './y.js'; import { z } from './z.js'; export const same = [x, y, z];`,
  'sub/three.js': `import { z } from '../z.js'; export const three = z();`,
  'later.js': `import { y } from './y.js'; export const later = y();`,
  'x.js': `import { y } from './y.js'; const name = 'x'; export const x = () => name + y();`,
  'y.js': `const name = 'y'; let calls = 0; export const y = () => name + ++calls;`,
  'z.js': `const name = 'z'; export const z = () => name;`,
};

it('joins chunks that the same entry points load, and keeps one copy of each module', async () => {
  folder = mkdtempSync(join(tmpdir(), 'join-'));
  mkdirSync(join(folder, 'src/sub'), { recursive: true });
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(folder, 'src', name), text);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const dist = join(folder, 'dist');
  const options = { bundle: true, format: 'esm', minifyWhitespace: true, logLevel: 'error' } as const;
  const { metafile } = await build({
    ...options,
    absWorkingDir: folder,
    entryPoints: ['src/one.js', 'src/two.js', 'src/sub/three.js'],
    outbase: 'src',
    outdir: dist,
    splitting: true,
    metafile: true,
  });
  const before = readdirSync(dist).length;
  await joinChunks(dist, metafile, options);
  const files = readdirSync(dist);
  expect(files.length).toBe(before - 1);
  expect(files).toContain('joined-1.js');
  // What only some load stays out of what the others load.
  expect(readFileSync(join(dist, 'sub/three.js'), 'utf8')).not.toContain('joined');
  const load = (name: string) => import(pathToFileURL(join(dist, name)).href);
  const [one, two, three] = await Promise.all([load('one.js'), load('two.js'), load('sub/three.js')]);
  expect([one.all, three.three, await one.later()]).toEqual([['xy1', 'y2', 'z'], 'z', 'y3']);
  expect(two.same.map((each: () => string) => each())).toEqual(['xy4', 'y5', 'z']);
});
