const MARKER = "the run's marker stands where the check looks";
const SHARED = 'looks at everything in the account, which others use too';

/** Checks that say nothing on a real account, with the reason. */
export const exceptions: Readonly<Record<string, string>> = {
  'gcore-ai/results/task-data-unset': MARKER,
  'gcore-ai/videos/repeats': MARKER,
  'gcore-ai/tasks-list/ordering-task-id': SHARED,
  'gcore-ai/tasks-list/ordering-started-at': SHARED,
  'gcore-ai/tasks-list/count': SHARED,
  'gcore-ai/tasks-list/filters-together': SHARED,
};
