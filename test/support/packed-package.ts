import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What `npm pack --json` says of a package. Sizes in bytes. */
interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** A project whose only files are the package as npm packs it, what it depends on, and the MCP package that it asks for. */
export interface PackedPackage {
  /** The folder of the project, at a test's time. */
  project(): string;
  /** The folder of the package in it, at a test's time. */
  path(): string;
  report(): PackReport;
}

/**
 * Packs `dist` as it is, or builds it where there is none, into `folder`. It packs a copy of the repository's files, by the same scripts: other
 * tests read the repository meanwhile. Returns the path of the package, and what npm says of it.
 */
export function packInto(folder: string): { readonly file: string; readonly report: PackReport } {
  if (!existsSync(`${root}dist/bin`)) npm(['run', 'build'], root);
  const copy = `${folder}/copy`;
  for (const { path } of pack(root, ['--dry-run']).files) cpSync(root + path, `${copy}/${path}`);
  cpSync(`${root}scripts/pack`, `${copy}/scripts/pack`, { recursive: true });
  execFileSync(process.execPath, [`${copy}/scripts/pack/prepack.mjs`]);
  const report = pack(copy, []);
  return { file: join(copy, report.filename), report };
}

/** The package as `packInto` packs it, unpacked as npm would install it. Its dependencies are those of the repository. */
export function usePackedPackage(): PackedPackage {
  let folder = '';
  let report: PackReport | null = null;
  const project = () => `${folder}/project`;
  const path = () => `${project()}/node_modules/caption-harness`;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'packed-'));
    const packed = packInto(folder);
    report = packed.report;
    mkdirSync(path(), { recursive: true });
    execFileSync('tar', ['xzf', packed.file, '--strip-components=1', '-C', path()]);
    writeFileSync(`${project()}/package.json`, JSON.stringify({ name: 'project', type: 'module' }));
    const { dependencies } = JSON.parse(readFileSync(`${path()}/package.json`, 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of [...Object.keys(dependencies), '@modelcontextprotocol/server', 'vitest']) {
      const to = `${project()}/node_modules/${name}`;
      mkdirSync(dirname(to), { recursive: true });
      symlinkSync(`${root}node_modules/${name}`, to);
    }
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { project, path, report: () => report as PackReport };
}

function pack(cwd: string, options: readonly string[]): PackReport {
  const [report] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', ...options], cwd)) as [PackReport];
  return report;
}

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 25 });
