import { WorkThread } from '../../../src/base/work-thread/index.ts';
import type { fileTasks } from './file-tasks.ts';
import { fileWorkerProgram } from './program.ts';

/**
 * Works on large subtitle files, for all tenants: `factsOf` looks at a file, `translateFile` translates it. Fails as `WorkThread`
 * does, which is an internal error of the service.
 */
export const fileThread = new WorkThread<typeof fileTasks>({ program: fileWorkerProgram });
