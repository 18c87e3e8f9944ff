/** Program of the thread that edits and converts large subtitle files. */
import { serveTasks } from '../../base/work-thread/serve-tasks.ts';
import { subtitleTasks } from './subtitle-tasks.ts';

serveTasks(subtitleTasks);
