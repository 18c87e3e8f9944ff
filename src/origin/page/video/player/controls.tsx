import { useStore } from '../../../../pages/parts/use-store.ts';
import { clock } from '../model/times.ts';
import { Icon } from './icons.tsx';
import type { Player } from './player.ts';

/** A choice of the captions menu. */
export interface CaptionChoice {
  readonly language: string;
  readonly label: string;
}

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** The bar below the picture. */
export function Controls(props: {
  readonly player: Player;
  readonly captions: readonly CaptionChoice[];
  /** Language of the captions that are shown; '' for none. */
  readonly shown: string;
  readonly onCaptions: (language: string) => void;
  readonly onFullscreen: () => void;
}) {
  const { player, captions, shown, onCaptions, onFullscreen } = props;
  const { time, length, isPlaying, isMuted, rate } = useStore(player.state);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a border of its own
    <div class="controls" role="group" aria-label="Player">
      <button type="button" aria-label={isPlaying ? 'Pause' : 'Play'} onClick={() => player.toggle()}>
        <Icon name={isPlaying ? 'pause' : 'play'} />
      </button>
      <span class="time">
        {clock(time)}
        <span class="of"> / {clock(length)}</span>
      </span>
      <input
        class="seek"
        type="range"
        min={0}
        max={length || 1}
        step={0.1}
        value={time}
        style={{ '--done': `${length > 0 ? (time / length) * 100 : 0}%` }}
        aria-label="Time"
        aria-valuetext={`${clock(time)} of ${clock(length)}`}
        onInput={({ currentTarget }) => player.seek(Number(currentTarget.value))}
      />
      <button type="button" aria-label={isMuted ? 'Sound on' : 'Sound off'} onClick={() => player.mute()}>
        <Icon name={isMuted ? 'mute' : 'sound'} />
      </button>
      <span class="menu">
        <select
          aria-label="Speed"
          value={String(rate)}
          onChange={({ currentTarget }) => player.setRate(Number(currentTarget.value))}
        >
          {RATES.map((one) => (
            <option key={one} value={String(one)}>
              {`${one}×`}
            </option>
          ))}
        </select>
      </span>
      {captions.length > 0 && (
        <span class="menu">
          <Icon name="captions" />
          <select aria-label="Captions" value={shown} onChange={({ currentTarget }) => onCaptions(currentTarget.value)}>
            <option value="">Off</option>
            {captions.map(({ language, label }) => (
              <option key={language} value={language} lang={language}>
                {label}
              </option>
            ))}
          </select>
        </span>
      )}
      <button type="button" aria-label="Full screen" onClick={onFullscreen}>
        <Icon name="full" />
      </button>
    </div>
  );
}
