import { type PageCue, playerTime } from '../data/cues.ts';

/** The cues that are drawn at most; a track of hours has thousands. */
const MOST = 500;

/** The cues of a track; a click goes to its start. */
export function CueList(props: {
  readonly cues: readonly PageCue[];
  readonly time: number;
  readonly onSeek: (time: number) => void;
}) {
  const { cues, time, onSeek } = props;
  if (cues.length === 0) return <p class="dim">The track has no cues.</p>;
  return (
    <ol class="cues">
      {cues.slice(0, MOST).map((cue) => (
        <li key={`${cue.start} ${cue.text}`}>
          <button
            type="button"
            class="cue"
            {...(cue.start <= time && time < cue.end ? { 'aria-current': 'true' as const } : {})}
            onClick={() => onSeek(cue.start)}
          >
            <span class="mono dim">{playerTime(cue.start)}</span>
            <span>{cue.text.trim()}</span>
          </button>
        </li>
      ))}
      {cues.length > MOST && <li class="dim">{`and ${cues.length - MOST} more`}</li>}
    </ol>
  );
}
