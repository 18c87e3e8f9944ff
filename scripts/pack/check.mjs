// Packs the package and has publint judge it: npm run check:package. publint is fetched, at one version.
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
  execFileSync('npx', ['--yes', 'publint@0.3.15', 'run', join(folder, filename), '--strict'], {
    cwd: folder,
    stdio: 'inherit',
    shell,
  });
} catch (error) {
  process.exitCode = error.status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
