import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildPages } from '../../scripts/pages.mjs';
import { builtPages, builtPrograms } from './built-programs.ts';
import { bundleProgram } from './bundle-program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run of tests, in which the first file that needs them builds the two programs. */
    programs: string;
  }
}

/** Before all tests: builds the programs of children and threads from their sources, which Node 20 cannot load as they are. */
export default async function buildPrograms(project: TestProject): Promise<() => void> {
  const root = new URL('../../', import.meta.url);
  const source = (path: string) => fileURLToPath(new URL(path, root));
  const cache = source('node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const programs = mkdtempSync(`${cache}/programs-`);
  project.provide('programs', programs);
  await Promise.all([
    buildPages(fileURLToPath(builtPages)),
    bundleProgram(source('src/media/inspector.ts'), builtPrograms.inspector),
    bundleProgram(source('src/subtitles/work/subtitle-worker.ts'), builtPrograms.subtitleWorker),
    bundleProgram(source('src/egress-guard/preload.ts'), builtPrograms.egressGuard, 'cjs'),
    bundleProgram(source('mocks/translateplus/work/file-worker.ts'), builtPrograms.fileWorker),
  ]);
  return () => rmSync(programs, { recursive: true, force: true });
}
