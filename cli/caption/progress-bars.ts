import type { ProgressEvent, Stage } from '../../src/pipeline/index.ts';

const STAGES: readonly Stage[] = ['transcribe', 'translate', 'publish'];
const WIDTH = 24;

/** Where progress is drawn. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Draws the progress of a run. */
export interface ProgressBars {
  show(event: ProgressEvent): void;
  /** Removes what is drawn, so that other lines can be written. */
  clear(): void;
}

/** Draws one bar per stage on a terminal and redraws it in place; elsewhere writes one line when a stage of a video ends. */
export function createProgressBars(screen: Screen): ProgressBars {
  const latest = new Map<string, Map<Stage, ProgressEvent>>();
  let drawn = 0;
  const clear = () => {
    if (drawn > 0) screen.write(`\u001b[${drawn}A\u001b[J`);
    drawn = 0;
  };
  const draw = () => {
    clear();
    const width = (screen.columns ?? 80) - 1;
    const lines = [...latest].flatMap(([video, events]) => [
      ...(latest.size > 1 ? [video] : []),
      ...STAGES.flatMap((stage) => {
        const event = events.get(stage);
        return event ? [barLine(event)] : [];
      }),
    ]);
    for (const line of lines) screen.write(`${[...line].slice(0, width).join('')}\n`);
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
      if (stage === 'publish' && state === 'done') latest.delete(video);
    },
    clear,
  };
}

/** `translate   ############------------  50 %  12 s left  es`. */
export function barLine({ stage, state, fraction, secondsLeft, language, doing }: ProgressEvent): string {
  const share = fraction ?? 0;
  const full = Math.round(share * WIDTH);
  const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
  const percent = fraction === null ? '    ' : `${String(Math.floor(share * 100)).padStart(3)} %`;
  const left = state === 'working' ? (secondsLeft === null ? '' : `${timeLeft(secondsLeft)} left`) : state;
  return [stage.padEnd(10), bar, percent, left, language ?? '', doing ?? ''].filter((part) => part !== '').join('  ');
}

function timeLeft(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
