import { Icon } from '../parts/icon.tsx';
import { durationText, sizeText } from '../parts/words.ts';
import type { UploadItem, UploadQueue } from './queue.ts';

const CHIPS = {
  waiting: ['waiting', ''],
  sending: ['uploading', 'accent'],
  checking: ['checking', 'accent'],
  paused: ['paused', 'warn'],
  'needs-file': ['needs you', 'warn'],
  failed: ['failed', 'bad'],
} as const satisfies Record<UploadItem['state'], readonly [word: string, tone: string]>;

/** One file on its way: percent, speed, time left, and what can be done with it. */
export function UploadRow(props: {
  readonly item: UploadItem;
  readonly queue: UploadQueue;
  readonly onChoose: () => void;
}) {
  const { item, queue, onChoose } = props;
  const { key, name, state, problem } = item;
  const [word, tone] = CHIPS[state];
  const percent = Math.floor((item.sent / Math.max(1, item.size)) * 100);
  return (
    <li class="row upload" data-state={state}>
      <span class="poster none">
        <Icon name="up" />
      </span>
      <div class="what">
        <b class="title">{name}</b>
        <div class={`sub ${state === 'failed' ? 'bad' : 'faint'}`} {...(state === 'failed' ? { role: 'alert' } : {})}>
          {lineOf(item, percent)}
          {problem !== null && state !== 'failed' && <span class="warn-text"> {problem}</span>}
        </div>
        {state !== 'failed' && <progress class="meter" max={100} value={percent} aria-label={`Upload of ${name}`} />}
      </div>
      <span class="tags" />
      <span class={`chip state ${tone}`}>{word}</span>
      <span class="actions">
        {state === 'needs-file' && (
          <button type="button" class="button" onClick={onChoose}>
            Choose the file
          </button>
        )}
        {(state === 'sending' || state === 'waiting') && (
          <IconButton icon="pause" label={`Pause ${name}`} onClick={() => queue.pause(key)} />
        )}
        {state === 'paused' && <IconButton icon="play" label={`Resume ${name}`} onClick={() => queue.resume(key)} />}
        {state === 'failed' && (
          <button type="button" class="button" aria-label={`Try again: ${name}`} onClick={() => queue.resume(key)}>
            Try again
          </button>
        )}
        <IconButton
          icon="close"
          label={state === 'failed' ? `Remove ${name}` : `Cancel ${name}`}
          onClick={() => queue.cancel(key)}
        />
      </span>
    </li>
  );
}

function IconButton(props: {
  readonly icon: 'pause' | 'play' | 'close';
  readonly label: string;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      class="button quiet icon-button"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}

function lineOf({ state, size, problem, perSecond, secondsLeft }: UploadItem, percent: number): string {
  switch (state) {
    case 'failed':
      return problem ?? 'It failed.';
    case 'needs-file':
      return `${sizeText(size)}, stopped when the page was left. Choose or drop the same file to go on.`;
    case 'waiting':
      return `${sizeText(size)}, waiting for its turn`;
    case 'checking':
      return `${sizeText(size)}, the server looks at the video`;
    case 'paused':
      return `${sizeText(size)}, paused at ${percent} %`;
    case 'sending': {
      const speed = perSecond === null ? [] : [`${sizeText(perSecond)}/s`];
      const left = secondsLeft === null ? [] : [`${durationText(secondsLeft)} left`];
      return [`${sizeText(size)}, ${percent} %`, ...speed, ...left].join(', ');
    }
  }
}
