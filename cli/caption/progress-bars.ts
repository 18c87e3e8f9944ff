import type { ProgressEvent, Stage } from '../../src/pipeline/index.ts';
import { timeLeft } from './overall.ts';
import { fitting } from './terminal-width.ts';

const STAGES: readonly Stage[] = ['transcribe', 'translate', 'publish'];
const WIDTH = 24;

/** Rows of a terminal that bars leave to other lines: the overall line, the cursor, and two lines of what was before. */
const FREE_ROWS = 4;

/** Where progress is drawn. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  write(text: string): unknown;
}

/** Draws the progress of a run. */
export interface ProgressBars {
  show(event: ProgressEvent): void;
  /** Ends the bars of a video, however it ended. */
  end(video: string): void;
  /** Removes what is drawn, so that other lines can be written. */
  clear(): void;
}

/**
 * Draws bars on a terminal and redraws them in place: one per stage of a single video, else one per video at work; never more
 * than the terminal has rows less four. Elsewhere writes one line when a stage of a video ends.
 * @param overall returns the line below the bars; undefined for a single video
 */
export function createProgressBars(screen: Screen, overall?: () => string): ProgressBars {
  const latest = new Map<string, Map<Stage, ProgressEvent>>();
  let drawn = 0;
  const clear = () => {
    if (drawn > 0) screen.write(`\u001b[${drawn}A\u001b[J`);
    drawn = 0;
  };
  const barLines = (): string[] => {
    if (!overall) return [...latest.values()].flatMap((events) => stagesOf(events).map(barLine));
    return [...latest].flatMap(([video, events]) => {
      const event = stagesOf(events).at(-1);
      return event ? [`${barLine(event)}  ${video}`] : [];
    });
  };
  const draw = () => {
    clear();
    const bars = barLines().slice(0, Math.max(0, (screen.rows ?? 24) - FREE_ROWS));
    const lines = overall ? [...bars, overall()] : bars;
    for (const line of lines) screen.write(`${fitting(line, (screen.columns ?? 80) - 1)}\n`);
    drawn = lines.length;
  };
  return {
    show(event) {
      const { video, stage, state, language } = event;
      if (!screen.isTTY) {
        if (state === 'working') return;
        const which = state === 'failed' && language !== undefined ? ` (${language})` : '';
        screen.write(`${video}: ${stage} ${state}${which}\n`);
        return;
      }
      const events = latest.get(video) ?? new Map<Stage, ProgressEvent>();
      events.set(stage, event);
      latest.set(video, events);
      draw();
    },
    end(video) {
      latest.delete(video);
      if (screen.isTTY && drawn > 0) draw();
    },
    clear,
  };
}

const stagesOf = (events: ReadonlyMap<Stage, ProgressEvent>): ProgressEvent[] =>
  STAGES.flatMap((stage) => events.get(stage) ?? []);

/** `translate   ############------------  50 %  12 s left  es`. */
export function barLine({ stage, state, fraction, secondsLeft, language, doing }: ProgressEvent): string {
  const share = fraction ?? 0;
  const full = Math.round(share * WIDTH);
  const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
  const percent = fraction === null ? '    ' : `${String(Math.floor(share * 100)).padStart(3)} %`;
  const left = state === 'working' ? (secondsLeft === null ? '' : `${timeLeft(secondsLeft)} left`) : state;
  return [stage.padEnd(10), bar, percent, left, language ?? '', doing ?? ''].filter((part) => part !== '').join('  ');
}
