import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DiskChange, DiskModel, LOSSES, type Loss } from './disk-model.ts';

/** Something whose disk loses power. */
export interface Trial {
  /** The folder as it was before, all of it flushed. */
  readonly before: string;
  readonly changes: readonly DiskChange[];
  /** Opens what is left, as a program does at its start. Rejects when that fails or something promised is missing. */
  readonly check: Check;
  /** A shorter one, for disks without some of the flushes. Default: `check`. */
  readonly quickCheck?: Check;
}

/** @see Trial */
export type Check = (folder: string, promised: readonly unknown[]) => Promise<void>;

/** What became of a trial. */
export interface Outcome {
  /** Moments at which the power went. */
  readonly moments: number;
  /** Different states of the disk that were opened. */
  readonly states: number;
  readonly failures: readonly string[];
}

/** Cuts the power after every change, in every way, and opens what is left. `stopAtFirst` failure: one is enough. */
export async function everyCrashPoint(trial: Trial, stopAtFirst = false): Promise<Outcome> {
  const { changes, check } = trial;
  const failures: string[] = [];
  const seen = new Set<string>();
  for (let moment = 0; moment <= changes.length; moment += 1) {
    const model = new DiskModel();
    model.load(trial.before);
    for (const change of changes.slice(0, moment)) model.apply(change);
    const promised = changes.slice(0, moment).flatMap((one) => (one.kind === 'promise' ? [one.value] : []));
    for (const loss of Object.keys(LOSSES) as Loss[]) {
      const state = `${promised.length} ${model.restore(loss, null)}`;
      if (seen.has(state)) continue;
      seen.add(state);
      const folder = mkdtempSync(join(tmpdir(), 'power-'));
      try {
        model.restore(loss, folder);
        await check(folder, promised);
      } catch (error) {
        failures.push(`after ${describe(changes[moment - 1])}, losing ${loss}: ${(error as Error).message}`);
        if (stopAtFirst) return { moments: moment, states: seen.size, failures };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  }
  return { moments: changes.length + 1, states: seen.size, failures };
}

/** Where a trial's program flushes. */
export const flushSites = (changes: readonly DiskChange[]): readonly string[] => [
  ...new Set(changes.flatMap((one) => ('site' in one ? [`${one.kind}: ${one.site}`] : []))),
];

/** The changes as they were without the flushes of one site. */
export const without = (changes: readonly DiskChange[], site: string): readonly DiskChange[] =>
  changes.filter((one) => !('site' in one && `${one.kind}: ${one.site}` === site));

function describe(change: DiskChange | undefined): string {
  if (change === undefined) return 'nothing';
  const { kind, ...rest } = change;
  return `${kind} ${JSON.stringify(rest, (name, value) => (name === 'bytes' ? undefined : value)).slice(0, 120)}`;
}
