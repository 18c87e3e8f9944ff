/** Program of the thread that works on large subtitle files. */
import { serveTasks } from '../../../src/base/work-thread/serve-tasks.ts';
import { fileTasks } from './file-tasks.ts';

serveTasks(fileTasks);
