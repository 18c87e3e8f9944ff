import type { VideoView } from '../../videos/view.ts';
import { timelineOf } from '../job/steps.ts';

/** One line on a finished job: how long its stages took, and what it has cost. */
export function JobSummary({ job }: { readonly job: VideoView['job'] }) {
  if (job.state !== 'done') return null;
  return (
    <p class="job-summary">
      <span class="chip ok">ready</span>
      <span class="dim small">{timelineOf(job)}</span>
    </p>
  );
}
