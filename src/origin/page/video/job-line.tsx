import type { VideoView } from '../../videos/view.ts';
import { failedStageOf, paidText, progressOf, stageNames } from '../job/steps.ts';

/** What the job of a video does while it is not done: how far it is, or why it stopped and how it goes on. */
export function JobLine(props: {
  readonly video: VideoView;
  readonly onRetry: () => void;
  /** Gives up the languages that an addition could not make. */
  readonly onGiveUp: () => void;
}) {
  const { video, onRetry, onGiveUp } = props;
  const { job } = video;
  if (job.state === 'done') return null;
  if (job.state === 'failed' && job.error) {
    const stage = failedStageOf(job);
    const paid = paidText(job);
    return (
      <div class="job-line failed" role="alert">
        <span>
          <b>{stage === null ? 'Captioning stopped' : `${stageNames[stage].noun} stopped`}</b>
          {`: ${job.error.message} ${job.error.next}`}
          {paid !== null && ` Already paid: ${paid}, which is not paid again.`}
        </span>
        <button type="button" class="button" onClick={onRetry}>
          Go on
        </button>
        {job.adding.length > 0 && (
          <button type="button" class="button" onClick={onGiveUp}>
            Leave it out
          </button>
        )}
      </div>
    );
  }
  const { text, fraction } = progressOf(video);
  return (
    <div class="job-line">
      <span role="status">{text}</span>
      <span class="gauge">
        <i style={{ width: `${Math.round((fraction ?? 0) * 100)}%` }} />
      </span>
      {fraction !== null && <span class="small dim">{`${Math.round(fraction * 100)} %`}</span>}
    </div>
  );
}
