import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../test/support/programs.ts';

const program = fileURLToPath(new URL('side-by-side.mjs', import.meta.url));
let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'side-by-side-'));
  const scripts = { good: "node -p '1 + 1'", bad: "node -p '2 + 2; process.exit(3)'" };
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ scripts }));
});
afterAll(() => rmSync(cwd, { recursive: true }));
const sideBySide = (...words: string[]) => run(process.execPath, [program, ...words], { cwd });

it('prints the command first, then each script as a whole', async () => {
  const outcome = await sideBySide('good', '--', process.execPath, '-p', '"command"');
  expect(outcome).toMatchObject({ code: 0, stdout: 'command\n2\n' });
});

it('fails when a script fails, and says which', async () => {
  const { code, stdout } = await sideBySide('bad', 'good', '--', process.execPath, '-p', '0');
  expect([code, stdout]).toEqual([1, expect.stringMatching(/^0\n.*bad: failed\n2\n$/s)]);
});

it('fails when the command fails', async () => {
  const { code, stdout } = await sideBySide('good', '--', process.execPath, '-e', 'process.exit(7)');
  expect([code, stdout]).toEqual([1, expect.stringMatching(/: failed\n2\n$/)]);
});
