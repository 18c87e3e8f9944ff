import type { Clock } from '../base/clock.ts';
import type { Report } from './stages/types.ts';

/** The stages of a job, in their order. */
export const stages = ['transcribe', 'translate', 'publish'] as const;

/** Names a stage. */
export type Stage = (typeof stages)[number];

/** Something happened to a job. */
export interface ProgressEvent {
  /** The source as the caller named it. */
  readonly video: string;
  readonly stage: Stage;
  readonly state: 'working' | 'done' | 'failed';
  /** How much of the stage is done, 0 to 1; null when there is no telling. */
  readonly fraction: number | null;
  /** Until the stage is done, by its pace so far; null when there is no telling. */
  readonly secondsLeft: number | null;
  /** The language at work, in stages that have several. */
  readonly language?: string;
  /** What a service says of its work. */
  readonly doing?: string;
}

/** Tells of one job's progress. */
export interface Progress {
  /** The report of a stage's part that counts for `1 / parts` of it. */
  part(
    stage: Stage,
    parts: number,
    language?: string,
  ): { readonly report: Report; end(state: 'done' | 'failed'): void };
}

/** Makes a teller. Time left is what the work took so far, scaled to what is left of it. */
export function createProgress(
  video: string,
  clock: Clock,
  listener: ((event: ProgressEvent) => void) | undefined,
): Progress {
  const begun = new Map<Stage, number>();
  const shares = new Map<Stage, Map<string, number>>();
  const tell = (event: Omit<ProgressEvent, 'video' | 'secondsLeft' | 'fraction'>, known: boolean): void => {
    if (!listener) return;
    const { stage } = event;
    const sum = [...(shares.get(stage)?.values() ?? [])].reduce((total, share) => total + share, 0);
    const fraction = known || sum > 0 ? Math.min(1, sum) : null;
    const elapsed = (clock.now() - (begun.get(stage) ?? clock.now())) / 1000;
    const secondsLeft = fraction === null || fraction === 0 ? null : Math.round((elapsed * (1 - fraction)) / fraction);
    listener({ video, ...event, fraction, secondsLeft });
  };
  return {
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
