import type { Budget } from '../../conformance/live/budget.ts';
import { spendingOf, spendingText } from '../../conformance/live/spending.ts';
import { failsRun } from '../../conformance/model/result.ts';
import type { RunEvent } from '../../conformance/run/runner.ts';
import type { Clock } from '../../src/base/clock.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { timeLeft } from '../caption/overall.ts';
import type { Screen } from '../caption/progress-bars.ts';
import { fitting } from '../caption/terminal-width.ts';

const BAR_WIDTH = 12;
const PIPE_LINE_MS = 10_000;
const REDRAW_MS = 1_000;
/** Below this share of the work a guess of the time that is left says nothing. */
const FIRST_GUESS = 0.02;

/** What the progress of a live run is made of. */
export interface LiveProgressOptions {
  readonly screen: Screen;
  readonly budget: Budget;
  /** The providers that the run may use. */
  readonly providers: readonly ProviderId[];
  /** By check: the requests that it may send, which tell how much of the run is over. */
  readonly weights: ReadonlyMap<string, number>;
  readonly clock: Clock;
}

/** Shows how far a live run is. */
export interface LiveProgress {
  onEvent(event: RunEvent): void;
  onRemoved(removed: number, of: number): void;
  /** Removes the bar. */
  end(): void;
}

/**
 * Shows checks, failures, what is spent of the budget, and the time that is left: as one line in place on a terminal, elsewhere as
 * a line every ten seconds.
 */
export function openLiveProgress({ screen, budget, providers, weights, clock }: LiveProgressOptions): LiveProgress {
  const started = clock.now();
  const state = { done: 0, total: 0, failed: 0, weight: 0, cleaning: '' };
  const weightOf = (id: string): number => 1 + (weights.get(id) ?? 0);
  const whole = [...weights.keys()].reduce((sum, id) => sum + weightOf(id), 0);

  const left = (): string => {
    const share = whole === 0 ? 0 : state.weight / whole;
    if (share < FIRST_GUESS || share >= 1) return '';
    return `about ${timeLeft(Math.ceil(((clock.now() - started) / 1000) * (1 / share - 1)))} left`;
  };
  const facts = (): string =>
    [
      state.cleaning || `${state.done}/${state.total} checks`,
      `${state.failed} failed`,
      state.cleaning ? '' : left(),
      `spent ${spendingText(spendingOf(budget, providers))}`,
    ]
      .filter((part) => part !== '')
      .join('  ');
  const bar = (): string => {
    const full = state.total === 0 ? 0 : Math.round((state.done / state.total) * BAR_WIDTH);
    return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
  };
  const clear = () => {
    if (screen.isTTY) screen.write('\r\u001b[K');
  };
  const draw = () => {
    if (screen.isTTY) screen.write(`\r\u001b[K${fitting(`${bar()}  ${facts()}`, (screen.columns ?? 80) - 1)}`);
  };
  const timer = screen.isTTY
    ? setInterval(draw, REDRAW_MS)
    : setInterval(() => screen.write(`${facts()}\n`), PIPE_LINE_MS);
  timer.unref();
  return {
    onEvent(event) {
      if (event.type === 'repeated') return;
      state.total = event.total;
      if (event.type === 'checked') {
        state.done = event.done;
        state.weight += weightOf(event.result.id);
        if (failsRun(event.result.status) && !event.result.known) state.failed += 1;
      }
      draw();
    },
    onRemoved(removed, of) {
      state.cleaning = `cleaning up: ${removed} of ${of} removed`;
      draw();
    },
    end() {
      clearInterval(timer);
      clear();
    },
  };
}
