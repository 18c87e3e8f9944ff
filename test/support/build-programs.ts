import { fileURLToPath } from 'node:url';
import { builtPrograms } from './built-programs.ts';
import { bundleProgram } from './bundle-program.ts';

/** Before all tests: builds the programs of children and threads from their sources, which Node 20 cannot load as they are. */
export default async function buildPrograms(): Promise<void> {
  const root = new URL('../../', import.meta.url);
  const source = (path: string) => fileURLToPath(new URL(path, root));
  await Promise.all([
    bundleProgram(source('src/media/inspector.ts'), builtPrograms.inspector),
    bundleProgram(source('src/subtitles/work/subtitle-worker.ts'), builtPrograms.subtitleWorker),
    bundleProgram(source('mocks/translateplus/work/file-worker.ts'), builtPrograms.fileWorker),
  ]);
}
