import type { VideoView } from '../../videos/view.ts';
import { stateLooks } from '../library/states.ts';
import { durationText } from '../parts/words.ts';
import type { OriginStore } from '../store/origin-store.ts';
import { Failure } from './failure.tsx';
import { progressOf, stageNames, stageOrder, timelineOf } from './steps.ts';

/** The job of a video: finished stages in one line that unfolds, the one at work with its progress, and a failure with its next step. */
export function JobPanel(props: {
  readonly video: VideoView;
  readonly store: OriginStore;
  /** Gives up the languages that an addition could not make. */
  readonly onGiveUp: () => void;
}) {
  const { video, store, onGiveUp } = props;
  const { job } = video;
  const { word, tone } = stateLooks[job.state];
  const isAtWork = job.state === 'queued' || job.state === 'working';
  const { text, fraction } = progressOf(video);
  const line = timelineOf(video);
  return (
    <div class="job">
      {job.state === 'failed' && <Failure video={video} store={store} onGiveUp={onGiveUp} />}
      {isAtWork && (
        <div class="job-now">
          <span role="status">{text}</span>
          <progress class="meter" aria-label="Captioning" {...(fraction === null ? {} : { value: fraction })} />
        </div>
      )}
      <details class="timeline">
        <summary>
          <span class={`chip ${tone}`}>{word}</span>
          <span class="dim">{line}</span>
        </summary>
        <ol>
          {stageOrder.map((name) => {
            const { state, seconds } = job.stages[name];
            return (
              <li key={name} data-stage={name} data-state={state}>
                <span>{stageNames[name].noun}</span>
                <span class="dim">
                  {STATES[state]}
                  {seconds === undefined ? '' : `, ${durationText(seconds)}`}
                </span>
              </li>
            );
          })}
        </ol>
      </details>
    </div>
  );
}

const STATES = {
  waiting: 'waiting',
  working: 'at work',
  done: 'done',
  failed: 'stopped',
  skipped: 'not needed',
} as const;
