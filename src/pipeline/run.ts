import type { Accounts } from './accounts/types.ts';
import type { Effects } from './effects/types.ts';
import type { Job } from './job.ts';
import type { Progress } from './progress.ts';
import type { Video } from './stages/types.ts';

/** State of one running job. */
export interface Run {
  readonly job: Job;
  readonly video: Video;
  readonly effects: Effects;
  readonly progress: Progress;
  readonly accounts: Accounts;
}
