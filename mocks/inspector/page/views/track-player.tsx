import { useEffect, useRef, useState } from 'preact/hooks';
import { controlToken } from '../data/call.ts';
import { cuesOf, type PageCue, playerTime, shownAt } from '../data/cues.ts';
import type { Resource } from '../data/tenant-state.ts';
import { CueList } from './cue-list.tsx';

/** A track over a player: a surface of the video's length on which the cues appear at their times. No media is needed. */
export function TrackPlayer(props: {
  readonly address: string;
  readonly resource: Resource;
  readonly onClose: () => void;
}) {
  const { address, resource, onClose } = props;
  const [cues, setCues] = useState<readonly PageCue[] | null>(null);
  const [time, setTime] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const started = useRef({ at: 0, time: 0 });
  const last = cues?.at(-1)?.end ?? 0;
  const length = Math.max(resource.seconds ?? 0, last, 1);
  useEffect(() => {
    let isWanted = true;
    fetch(address, { headers: controlToken.headers })
      .then((answer) => (answer.ok ? answer.text() : ''))
      .catch(() => '')
      .then((text) => isWanted && setCues(cuesOf(text)));
    return () => {
      isWanted = false;
    };
  }, [address]);
  useEffect(() => {
    if (!isPlaying) return;
    started.current = { at: performance.now(), time };
    const timer = setInterval(() => {
      const next = started.current.time + (performance.now() - started.current.at) / 1000;
      setTime(Math.min(next, length));
      if (next >= length) setPlaying(false);
    }, 100);
    return () => clearInterval(timer);
  }, [isPlaying, length]);
  const seek = (to: number) => {
    started.current = { at: performance.now(), time: to };
    setTime(to);
  };
  return (
    <aside class="side open" aria-label={`Track ${resource.title}`}>
      <div class="line">
        <h2>{resource.title}</h2>
        <span class="grow" />
        <button type="button" class="button quiet" onClick={onClose}>
          Close
        </button>
      </div>
      <div class="player">
        <div class="caption">
          {shownAt(cues ?? [], time).map((cue) => (
            <span key={cue.start}>{cue.text.trim()}</span>
          ))}
        </div>
        <div class="controls">
          <button
            type="button"
            onClick={() => {
              if (!isPlaying && time >= length) seek(0);
              setPlaying(!isPlaying);
            }}
          >
            {isPlaying ? 'Pause' : 'Play'}
          </button>
          <input
            type="range"
            min={0}
            max={length}
            step={0.1}
            value={time}
            aria-label="Time"
            aria-valuetext={`${playerTime(time)} of ${playerTime(length)}`}
            onInput={({ currentTarget }) => seek(Number(currentTarget.value))}
          />
          <span>{`${playerTime(time)} / ${playerTime(length)}`}</span>
        </div>
      </div>
      {cues === null ? <p class="dim">Reading …</p> : <CueList cues={cues} time={time} onSeek={seek} />}
    </aside>
  );
}
