// Packs the package and has publint and attw judge it: npm run check:package. Both are fetched, at one version each. What attw says of CommonJS
// and of resolution without `exports` does not count: the package is ES modules only (docs/runtimes.md).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'package-'));
const shell = process.platform === 'win32';
try {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(execFileSync('npm', args, { cwd, encoding: 'utf8', shell, maxBuffer: 2 ** 25 }));
  const file = join(folder, filename);
  for (const words of [
    ['publint@0.3.15', 'run', file, '--strict'],
    ['@arethetypeswrong/cli@0.18.5', file, '--profile', 'esm-only', '--format', 'ascii'],
  ]) {
    execFileSync('npx', ['--yes', ...words], { cwd: folder, stdio: 'inherit', shell });
  }
} catch (error) {
  process.exitCode = error.status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
