import type { Clock } from '../base/clock.ts';
import type { Report } from './stages/types.ts';

/** The stages of a job, in their order. */
const stages = ['transcribe', 'translate', 'publish'] as const;

/** Name of a stage. */
export type Stage = (typeof stages)[number];

/** One progress event of a job. */
export interface ProgressEvent {
  /** The source as given by the caller. */
  readonly video: string;
  readonly stage: Stage;
  readonly state: 'working' | 'done' | 'failed';
  /** Finished share of the stage, 0 to 1; null while unknown. */
  readonly fraction: number | null;
  /** Estimated seconds until the end of the stage; null while unknown. */
  readonly secondsLeft: number | null;
  /** The language at work, in stages that have several. */
  readonly language?: string;
  /** What this run has paid for translations so far; missing before the first payment. */
  readonly spent?: { readonly amount: number; readonly unit: string };
  /** A service's text on its work. */
  readonly doing?: string;
}

/** Reports one job's progress. */
export interface Progress {
  /** Counts a payment, which the next events report. */
  pay(price: { readonly amount: number; readonly unit: string }): void;
  /** Returns the report function of a part that counts for `1 / parts` of its stage. */
  part(
    stage: Stage,
    parts: number,
    language?: string,
  ): { readonly report: Report; end(state: 'done' | 'failed'): void };
}

/** Makes a reporter. Estimates the remaining time from the elapsed time and the finished share. */
export function createProgress(
  video: string,
  clock: Clock,
  listener: ((event: ProgressEvent) => void) | undefined,
): Progress {
  const begun = new Map<Stage, number>();
  const shares = new Map<Stage, Map<string, number>>();
  let spent: { readonly amount: number; readonly unit: string } | null = null;
  const tell = (event: Omit<ProgressEvent, 'video' | 'secondsLeft' | 'fraction'>, known: boolean): void => {
    if (!listener) return;
    const { stage } = event;
    const sum = [...(shares.get(stage)?.values() ?? [])].reduce((total, share) => total + share, 0);
    const fraction = known || sum > 0 ? Math.min(1, sum) : null;
    const elapsed = (clock.now() - (begun.get(stage) ?? clock.now())) / 1000;
    const secondsLeft = fraction === null || fraction === 0 ? null : Math.round((elapsed * (1 - fraction)) / fraction);
    listener({ video, ...event, fraction, secondsLeft, ...(spent === null ? {} : { spent }) });
  };
  return {
    pay({ amount, unit }) {
      spent = { amount: (spent?.amount ?? 0) + amount, unit };
    },
    part(stage, parts, language) {
      const id = language ?? '';
      const naming = language === undefined ? {} : { language };
      const own = shares.get(stage) ?? new Map<string, number>();
      shares.set(stage, own);
      if (!begun.has(stage)) begun.set(stage, clock.now());
      const set = (share: number) => own.set(id, Math.max(own.get(id) ?? 0, share / parts));
      tell({ stage, state: 'working', ...naming }, false);
      return {
        report(fraction, doing) {
          if (fraction !== null) set(fraction);
          tell({ stage, state: 'working', ...naming, ...(doing === undefined ? {} : { doing }) }, fraction !== null);
        },
        end(state) {
          if (state === 'done') set(1);
          const all = [...own.values()].reduce((total, share) => total + share, 0);
          tell({ stage, state: state === 'done' && all < 0.999 ? 'working' : state, ...naming }, true);
        },
      };
    },
  };
}
