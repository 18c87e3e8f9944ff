import { fileURLToPath } from 'node:url';
import { bundleProgram } from './bundle-program.ts';
import { INSPECTOR } from './inspector-file.ts';

/** Before all tests: builds the program that reads media from its sources, which Node 20 cannot load as they are. */
export default async function buildInspector(): Promise<void> {
  await bundleProgram(fileURLToPath(new URL('../../src/media/inspector.ts', import.meta.url)), INSPECTOR);
}
