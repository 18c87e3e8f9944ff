import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Room, rooms } from './import-table.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s*['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]/g;

function importsOf(file: string, text = readFileSync(join(root, file), 'utf8')): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, named, dynamic]) => ({
    from: file,
    to: join(dirname(file), named ?? dynamic ?? ''),
    typesOnly: type !== undefined,
  }));
}

const isIn = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}/`) || path === `${folder}.ts`;
const roomOf = (file: string): Room | undefined => rooms.find(({ path }) => isIn(file, path));

function problem({ from, to, typesOnly }: Import): string | null {
  const room = roomOf(from);
  if (!room) return `${from} is in no room`;
  if (isIn(to, room.path) && (roomOf(to) === room || !room.path.includes('/'))) return null;
  if (room.mayImport.some((folder) => isIn(to, folder))) return null;
  if (typesOnly && room.typesOnly?.some((folder) => isIn(to, folder))) return null;
  return `${from} may not import ${to}${typesOnly ? ' (types)' : ''}`;
}

const isTest = (file: string): boolean => /\.test\.ts$|(^|\/)test-support\//.test(file);
const sources = ['src', 'mocks', 'conformance', 'cli', 'entry', 'fixtures'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !isTest(file)),
);

/** The files that can reach themselves by imports, types included. */
function filesInCircles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const reaches = (from: string): boolean => {
    const seen = new Set<string>();
    const open = [...(imports.get(from) ?? [])];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (file === from) return true;
      if (seen.has(file)) continue;
      seen.add(file);
      open.push(...(imports.get(file) ?? []));
    }
    return false;
  };
  return [...imports.keys()].filter(reaches);
}

const importsByFile = new Map(sources.map((file) => [file, importsOf(file).map(({ to }) => to)]));

describe('the imports of the sources', () => {
  it('make no circle', () => {
    expect(filesInCircles(importsByFile)).toEqual([]);
  });

  it('never climb: no room may import one that stands on it', () => {
    const standsOn = new Map(
      rooms.map((room) => [
        room.path,
        rooms
          .filter((other) => other !== room && room.mayImport.some((folder) => isIn(other.path, folder)))
          .map(({ path }) => path),
      ]),
    );
    expect(filesInCircles(standsOn)).toEqual([]);
  });

  it('would show a circle', () => {
    const imports = new Map([
      ['a.ts', ['b.ts']],
      ['b.ts', ['c.ts']],
      ['c.ts', ['b.ts']],
    ]);
    expect(filesInCircles(imports)).toEqual(['b.ts', 'c.ts']);
  });
});

/** Node's modules that workerd has with `nodejs_compat`. */
const IN_WORKERD = ['node:buffer', 'node:crypto', 'node:events'];

/** The modules of Node that files reach, each with the file that imports it; types are left out. */
function nodeModulesBehind(
  entries: readonly string[],
  read = (file: string) => readFileSync(join(root, file), 'utf8'),
) {
  const seen = new Set<string>();
  const open = [...entries];
  const found: string[] = [];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = read(file);
    open.push(...importsOf(file, text).flatMap(({ to, typesOnly }) => (typesOnly ? [] : [to])));
    const own = text.matchAll(/(?:from|import\(?)\s*['"](node:[\w/]+)['"]/g);
    found.push(...[...own].map(([, name = '']) => `${name} in ${file}`));
  }
  return found;
}

describe('what runs in a Worker', () => {
  const worker = readdirSync(join(root, 'examples/worker/src')).map((name) => `examples/worker/src/${name}`);
  const clients = ['workers-ai-binding', 'stream-binding', 'translateplus'].map((name) => `src/clients/${name}.ts`);

  it('reaches no module of Node that workerd lacks', () => {
    const reached = nodeModulesBehind(['src/pipeline/core.ts', ...clients, ...worker]);
    expect(reached.filter((line) => !IN_WORKERD.includes(line.split(' ')[0] ?? ''))).toEqual([]);
  });

  it('would show one', () => {
    const files: Record<string, string> = {
      'a.ts': "import { b } from './b.ts';\nimport type { D } from './d.ts';",
      'b.ts': "const c = await import('./c.ts');",
      'c.ts': "import { readFile } from 'node:fs/promises';",
      'd.ts': "import 'node:net';",
    };
    expect(nodeModulesBehind(['a.ts'], (file) => files[file] ?? '')).toEqual(['node:fs/promises in c.ts']);
  });
});

describe('the import table', () => {
  it('is kept by every source file', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(
      sources
        .flatMap((file) => importsOf(file))
        .map(problem)
        .filter(Boolean),
    ).toEqual([]);
  });

  it.each([
    ['mocks/translateplus/app.ts', "import { x } from '../../src/clients/translateplus.ts';"],
    ['mocks/translateplus/app.ts', "import { x } from '../gcore-ai/app.ts';"],
    ['mocks/cloudflare/stream/app.ts', "import { x } from '../workers-ai/app.ts';"],
    ['mocks/translateplus/app.ts', "const x = await import('../../conformance/run/runner.ts');"],
    ['src/clients/translateplus.ts', "export { x } from '../../mocks/start.ts';"],
    ['src/origin/index.ts', "import { x } from '../../cli/options.ts';"],
    ['conformance/run/runner.ts', "import { x } from '../../cli/options.ts';"],
    ['entry/index.ts', "import { x } from '../cli/options.ts';"],
    ['src/base/clock.ts', "import type { x } from '../contracts/types.ts';"],
    ['conformance/checks/translateplus/credits.ts', "import { x } from '../../../mocks/kernel/world/world.ts';"],
    ['conformance/mutants/translateplus.ts', "import { defaultSeams } from '../../mocks/kernel/world/seams.ts';"],
  ])('would catch %s: %s', (file, text) => {
    expect(importsOf(file, text).map(problem)).toEqual([expect.stringContaining('may not import')]);
  });

  it('lets mutants take the types of the seams', () => {
    const text = "import type { Seams } from '../../mocks/kernel/world/seams.ts';";
    expect(importsOf('conformance/mutants/x.ts', text).map(problem)).toEqual([null]);
  });
});
