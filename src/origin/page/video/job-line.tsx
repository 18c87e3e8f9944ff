import type { VideoView } from '../../videos/view.ts';

const stageWords: Readonly<Record<string, string>> = {
  store: 'Storing',
  transcribe: 'Transcribing',
  translate: 'Translating',
  publish: 'Publishing',
};

/** What the job of a video does, while it is not done. */
export function JobLine(props: {
  readonly job: VideoView['job'];
  readonly onRetry: () => void;
  /** Gives up the languages that an addition could not make. */
  readonly onGiveUp: () => void;
}) {
  const { job, onRetry, onGiveUp } = props;
  if (job.state === 'failed' && job.error) {
    return (
      <div class="job-line failed" role="alert">
        <span>{`${job.error.message} ${job.error.next}`}</span>
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
  if (job.state === 'done') return null;
  const working = Object.entries(job.stages).find(([, { state }]) => state === 'working');
  const [stage = '', { fraction = null } = {}] = working ?? [];
  return (
    <div class="job-line">
      <span role="status">{working ? (stageWords[stage] ?? stage) : 'Waiting for its turn'}</span>
      <span class="gauge">
        <i style={{ width: `${Math.round((fraction ?? 0) * 100)}%` }} />
      </span>
      {fraction !== null && <span class="small dim">{`${Math.round(fraction * 100)} %`}</span>}
    </div>
  );
}
