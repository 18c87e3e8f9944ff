import { useEffect } from 'preact/hooks';
import { useStore } from '../../../pages/parts/use-store.ts';
import type { VideoView } from '../../videos/view.ts';
import { failedStageOf, progressOf, stageNames } from '../job/steps.ts';
import { Icon } from '../parts/icon.tsx';
import { clockText, sizeText, whenText } from '../parts/words.ts';
import type { Posters } from '../poster/posters.ts';
import { hashOf } from '../route/place.ts';
import type { OriginStore } from '../store/origin-store.ts';
import { stateLooks } from './states.ts';

/** Languages of a row; the others are counted. */
const MOST_CHIPS = 3;

/** A row of the library. */
export function VideoRow(props: {
  readonly id: string;
  readonly at: number;
  readonly count: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly store: OriginStore;
  readonly posters: Posters;
}) {
  const { id, at, count, top, store, posters } = props;
  const video = useStore(store.videos.of(id));
  useEffect(() => {
    if (video !== null && video !== 'deleted') posters.want(video);
  }, [video]);
  if (video === null || video === 'deleted') return <EmptyRow at={at} count={count} top={top} />;
  const { word, tone } = stateLooks[video.job.state];
  return (
    <li class="row" style={{ top: `${top}px` }} aria-setsize={count} aria-posinset={at + 1} data-at={at}>
      <Poster video={video} />
      <div class="what">
        <a class="title" href={hashOf({ view: 'video', id })}>
          {video.title}
        </a>
        <Line video={video} />
      </div>
      <Languages tracks={video.tracks} />
      <span class={`chip state ${tone}`}>{word}</span>
      <span class="actions">
        {video.job.state === 'failed' && <RetryButton video={video} store={store} />}
        <button
          type="button"
          class="button quiet icon-button"
          aria-label={`Delete ${video.title}`}
          title="Delete"
          onClick={() => store.deleting.set(video)}
        >
          <Icon name="bin" />
        </button>
      </span>
    </li>
  );
}

/** The place of a row that is not read yet. */
export function EmptyRow({ at, count, top }: { readonly at: number; readonly count: number; readonly top: number }) {
  return (
    <li
      class="row loading"
      style={{ top: `${top}px` }}
      aria-setsize={count}
      aria-posinset={at + 1}
      aria-busy="true"
      data-at={at}
    >
      <span class="poster none" />
      <div class="what">
        <span class="bone" />
      </div>
    </li>
  );
}

function Poster({ video }: { readonly video: VideoView }) {
  return (
    <span class={`poster ${video.poster === null ? 'none' : ''}`}>
      {video.poster === null ? <Icon name="film" /> : <img src={video.poster} alt="" width="112" height="63" />}
      <span class="length">{clockText(video.durationSeconds)}</span>
    </span>
  );
}

function Line({ video }: { readonly video: VideoView }) {
  const { job, bytes, created } = video;
  if (job.state === 'failed') {
    const stage = failedStageOf(job);
    return (
      <div class="sub bad">
        {stage === null ? '' : `${stageNames[stage].noun} stopped: `}
        {job.error?.message}
      </div>
    );
  }
  if (job.state === 'queued' || job.state === 'working') {
    const { text, fraction } = progressOf(video);
    return (
      <>
        <div class="sub faint">{text}</div>
        <progress
          class="meter"
          aria-label={`Captioning of ${video.title}`}
          {...(fraction === null ? {} : { value: fraction })}
        />
      </>
    );
  }
  return (
    <div class="sub faint">
      {sizeText(bytes)}, <time dateTime={created}>{whenText(created)}</time>
    </div>
  );
}

function Languages({ tracks }: Pick<VideoView, 'tracks'>) {
  const more = tracks.slice(MOST_CHIPS);
  return (
    <span class="tags">
      {tracks.slice(0, MOST_CHIPS).map(({ language, label }) => (
        <span key={language} class="chip" lang={language}>
          {label}
        </span>
      ))}
      {more.length > 0 && (
        <span class="chip" title={more.map(({ label }) => label).join(', ')}>
          +{more.length}
        </span>
      )}
    </span>
  );
}

function RetryButton({ video, store }: { readonly video: VideoView; readonly store: OriginStore }) {
  // The answer to a paid request was lost: its own page asks before it pays again.
  if (video.job.error?.kind === 'lost-answer') {
    return (
      <a class="button" href={hashOf({ view: 'video', id: video.id })}>
        Decide
      </a>
    );
  }
  return (
    <button
      type="button"
      class="button"
      aria-label={`Go on with ${video.title}`}
      onClick={() => void store.retry(video, false)}
    >
      Go on
    </button>
  );
}
