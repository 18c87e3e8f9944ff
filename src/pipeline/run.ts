import type { Effects } from './effects/types.ts';
import type { Job } from './job.ts';
import type { Progress } from './progress.ts';
import type { Report, StageTools, Video } from './stages/types.ts';
import type { Surroundings } from './surroundings/types.ts';

/** State of one running job. */
export interface Run {
  readonly job: Job;
  readonly video: Video;
  readonly effects: Effects;
  readonly progress: Progress;
  readonly surroundings: Surroundings;
  /** Makes the tools of a stage. Default: it reports no progress. */
  tools(report?: Report): StageTools;
  /** Sentences for the user so far. */
  readonly notices: readonly string[];
}
