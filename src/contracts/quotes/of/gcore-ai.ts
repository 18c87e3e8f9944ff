import { gcoreOperations } from '../gcore-operations.ts';
import { gcoreTasks } from '../gcore-tasks.ts';
import { gcoreVideos } from '../gcore-videos.ts';
import type { ProviderQuotes } from '../quoted-text.ts';

/** The texts that the documented rows of Gcore quote. */
export const gcoreQuotes: ProviderQuotes = {
  provider: 'gcore-ai',
  texts: [gcoreOperations, gcoreTasks, ...gcoreVideos],
};
