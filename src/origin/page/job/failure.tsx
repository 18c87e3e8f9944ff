import type { VideoView } from '../../videos/view.ts';
import type { OriginStore } from '../store/origin-store.ts';
import { failedStageOf, paidText, stageNames } from './steps.ts';

/** Why a job stopped, what to do, what is paid already, and a button that goes on from there. */
export function Failure(props: {
  readonly video: VideoView;
  readonly store: OriginStore;
  readonly onGiveUp: () => void;
}) {
  const { video, store, onGiveUp } = props;
  const { job } = video;
  const stage = failedStageOf(job);
  const paid = paidText(job);
  const isLost = job.error?.kind === 'lost-answer';
  return (
    <section class="failure" aria-label="What stopped the captions">
      <h2>{stage === null ? 'Captioning stopped' : `${stageNames[stage].noun} stopped`}</h2>
      <p role="alert">{job.error?.message}</p>
      <dl>
        <dt>Next step</dt>
        <dd>{job.error?.next}</dd>
        <dt>Paid already</dt>
        <dd>{paid === null ? 'nothing' : `${paid}. What was finished is kept, and is not paid again.`}</dd>
      </dl>
      <div class="failure-actions">
        <button type="button" class="button main" onClick={() => void store.retry(video, isLost)}>
          {isLost ? 'Pay again, and go on' : 'Go on'}
        </button>
        {job.adding.length > 0 && (
          <button type="button" class="button" onClick={onGiveUp}>
            Leave it out
          </button>
        )}
      </div>
    </section>
  );
}
