import type { VideoView } from '../../videos/view.ts';
import { englishName } from './model/languages.ts';

const done: readonly (readonly [stage: 'transcribe' | 'translate' | 'publish', word: string])[] = [
  ['transcribe', 'transcribed'],
  ['translate', 'translated'],
  ['publish', 'published'],
];

/** One line on a finished job: how long its stages took, and what it has cost. */
export function JobSummary({ video: { job, language } }: { readonly video: VideoView }) {
  if (job.state !== 'done') return null;
  const spent = job.spent && job.spent.amount > 0 ? [`${job.spent.amount} ${job.spent.unit}`] : [];
  const times = done.flatMap(([stage, word]) => {
    const { state, seconds } = job.stages[stage];
    return state === 'done' && seconds !== undefined && seconds !== null ? [`${word} in ${seconds.toFixed(1)} s`] : [];
  });
  return (
    <p class="job-summary">
      <span class="chip ok">ready</span>
      <span class="dim small">
        {[...(language === null ? [] : [`spoken in ${englishName(language)}`]), ...times, ...spent].join(', ')}
      </span>
    </p>
  );
}
