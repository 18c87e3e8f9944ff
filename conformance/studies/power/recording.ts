import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import type { Check } from '../../model/check.ts';
import type { Session, Target } from '../../model/target.ts';
import { judgeWorld } from './judge.ts';
import { recordingSeams, type SeamCall } from './seam-calls.ts';

/** One decision of an honest world, and the check whose request asked for it. */
interface RecordedCall extends SeamCall {
  readonly check: string;
}

/** What an honest world decided during every check of a provider. */
export interface Recording {
  readonly honest: Seams;
  /** In the order in which they were made. */
  readonly calls: readonly RecordedCall[];
  /** By the full name of a switch: the checks during which its value was looked at. */
  readonly switches: ReadonlyMap<string, ReadonlySet<string>>;
  /** The checks that passed. */
  readonly passed: ReadonlySet<string>;
}

const kept = new WeakMap<readonly Check[], Map<number, Promise<Recording>>>();

/**
 * Runs the checks, all of one provider, against an honest world once and keeps every decision. The same list is run once.
 */
export function recordWorld(checks: readonly Check[], seed: number): Promise<Recording> {
  const bySeed = kept.get(checks) ?? new Map<number, Promise<Recording>>();
  kept.set(checks, bySeed);
  const recording = bySeed.get(seed) ?? record(checks, seed);
  bySeed.set(seed, recording);
  return recording;
}

/** Forgets what was recorded, some ten megabytes for each provider. A later call records again. */
export function forgetRecordings(checks: readonly Check[]): void {
  kept.delete(checks);
}

async function record(checks: readonly Check[], seed: number): Promise<Recording> {
  const provider = checks[0]?.provider;
  if (provider === undefined) throw new RangeError('there is no check to record');
  const calls: RecordedCall[] = [];
  const switches = new Map<string, Set<string>>();
  let honest: Seams | undefined;
  let check = '';
  const onSwitch = (name: string) => switches.set(name, (switches.get(name) ?? new Set()).add(check));
  const watch = (target: Target): Target => ({
    ...target,
    open: async (opening) => {
      check = opening.id;
      return telling(await target.open(opening), (name) => onSwitch(`${provider}.${name}`));
    },
    close: async () => {},
  });
  const seams = (given: Seams): Partial<Seams> => {
    honest = given;
    return recordingSeams(given, (call) => calls.push({ ...call, check }));
  };
  const { checks: results } = await judgeWorld({ provider, checks, seed, seams, onSwitch, wrap: watch });
  if (honest === undefined) throw new Error('the world was not asked for its decisions');
  const passed = new Set(results.filter(({ status }) => status === 'passed').map(({ id }) => id));
  return { honest, calls, switches, passed };
}

/** The same session; `onSwitch` hears of each switch whose value the check asks for. */
const telling = (session: Session, onSwitch: (name: string) => void): Session => ({
  ...(session.tenant === undefined ? {} : { tenant: session.tenant }),
  credential: (name) => session.credential(name),
  arrange: (arrangement, tenant) => session.arrange(arrangement, tenant),
  now: () => session.now(),
  wait: (seconds, signal) => session.wait(seconds, signal),
  switchValue: (name) => {
    onSwitch(name);
    return session.switchValue(name);
  },
  close: () => session.close(),
});
