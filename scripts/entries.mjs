// What is built: the entry points that package.json exports, the programs of users, and those of children and threads.
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** The programs of users: `bin` of package.json. */
export const programs = Object.keys(manifest.bin);

/** The entry points that are ES modules, by their path within `entry/` and `dist/`: `index`, `clients/gcore-ai`. */
export const modules = Object.values(manifest.exports).flatMap(
  (target) => /^\.\/dist\/(.+)\.js$/.exec(target.default ?? '')?.[1] ?? [],
);

/** Packages that stay outside: what npm installs with this one, and what users install themselves. */
export const outside = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });

/** The entry points of the one build, as esbuild takes them. */
export const entryPoints = [
  ...modules.map((name) => ({ in: `entry/${name}.ts`, out: name })),
  ...programs.map((name) => ({ in: `cli/${name}.ts`, out: name })),
  { in: 'src/media/inspector.ts', out: 'inspector' },
  { in: 'src/subtitles/work/subtitle-worker.ts', out: 'subtitle-worker' },
  { in: 'mocks/translateplus/work/file-worker.ts', out: 'file-worker' },
  { in: 'conformance/targets/mock/thread/mock-worker.ts', out: 'mock-worker' },
];
