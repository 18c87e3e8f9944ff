import type { WaitingClock } from '../../base/clock.ts';
import type { JsonValue } from '../../base/json.ts';
import { type ClientError, isClientError } from '../../clients/http.ts';
import { CaptionError } from '../errors.ts';
import type { JobLog } from './job-log.ts';
import { PATIENCE, type Patience, patiently, pauseAfter, rest, throwIfCancelled } from './patience.ts';
import type { Effect, Effects } from './types.ts';

/** Options for carrying out effects. */
export interface EffectsOptions {
  readonly log: JobLog;
  readonly key: string;
  readonly clock: WaitingClock;
  readonly signal?: AbortSignal | undefined;
  readonly patience?: Patience;
  /** Whether to repeat a paid effect whose answer was lost. Default: false: stop with an error. */
  readonly payAgain?: boolean | undefined;
}

/** Seconds until the search for a request whose connection broke, because the server may still process it. */
const SETTLE_MS = 5_000;

/**
 * Carries out effects of one job: writes a durable intent before each, and a durable outcome after it. For an intent
 * without outcome, first looks whether the effect happened.
 */
export function createEffects(options: EffectsOptions): Effects {
  const { log, clock, signal, key } = options;
  const patience = options.patience ?? PATIENCE;
  const underWay = new Map<string, Promise<JsonValue>>();
  const joined = new Map<string, Promise<unknown>>();
  const read = <T>(call: () => Promise<T>) => patiently(call, clock, signal, patience);

  /** Two concurrent requests for the same effect share it. */
  const shared = <T extends JsonValue>(
    name: string,
    begin: () => Promise<T>,
    believed: (run: number) => boolean = () => true,
  ): Promise<T> => {
    const known = log.record(name);
    if (known?.state === 'done' && believed(known.run)) return Promise.resolve(known.outcome as T);
    const running = underWay.get(name) ?? begin().finally(() => underWay.delete(name));
    underWay.set(name, running);
    return running as Promise<T>;
  };

  const record = async <T extends JsonValue>(effect: Effect<T>, outcome: T): Promise<T> => {
    try {
      await log.end(effect.name, outcome, effect.portable ?? false);
    } catch (error) {
      await effect.unrecorded?.();
      throw error;
    }
    await effect.recorded?.();
    return outcome;
  };

  const begin = async <T extends JsonValue>(effect: Effect<T>): Promise<void> => {
    await effect.prepare?.();
    try {
      await log.begin(effect.name, effect.intent ?? {});
    } catch (error) {
      await effect.unrecorded?.();
      throw error;
    }
  };

  /**
   * Looks for an effect that was begun. Returns its outcome, or null if it must be done.
   * @param late whether the service may still process it
   */
  const settle = async <T extends JsonValue>(
    effect: Effect<T>,
    late: boolean,
  ): Promise<{ readonly outcome: T } | null> => {
    let finding = await read(() => effect.find());
    if (finding.state === 'not-done' && late && !effect.noLateness) {
      await rest(clock, SETTLE_MS, signal);
      finding = await read(() => effect.find());
    }
    if (finding.state === 'done') return { outcome: await record(effect, finding.outcome) };
    if (finding.state === 'lost' && !options.payAgain) {
      throw new CaptionError({
        kind: 'lost-answer',
        cause: finding.cause,
        next: finding.next ?? 'Nothing was paid twice; allow paying again to continue.',
      });
    }
    if (log.record(effect.name) && !effect.keepsIntent) await log.undo(effect.name);
    return null;
  };

  const carryOut = async <T extends JsonValue>(effect: Effect<T>): Promise<T> => {
    const begun = log.record(effect.name)?.state === 'open';
    if (begun || effect.paid) {
      const settled = await settle(effect, begun);
      if (settled) return settled.outcome;
    }
    let waited = 0;
    for (let tries = 1; ; tries += 1) {
      throwIfCancelled(signal);
      await begin(effect);
      let failure: ClientError;
      try {
        return await record(effect, await effect.do());
      } catch (error) {
        // Errors of our own come before any request.
        if (error instanceof CaptionError) await log.undo(effect.name);
        if (!isClientError(error)) throw error;
        failure = error;
      }
      const unknown = failure.chargePossible;
      if (!unknown) await log.undo(effect.name);
      throwIfCancelled(signal);
      const pause = pauseAfter(failure, tries, patience);
      const step = unknown ? Math.max(SETTLE_MS, pause ?? 0) : pause;
      const impatient = step === null || waited + step > patience.seconds * 1000;
      if (impatient && !unknown) throw failure;
      if (!impatient) {
        waited += step;
        await rest(clock, step, signal);
      }
      if (unknown) {
        const settled = await settle(effect, false);
        if (settled) return settled.outcome;
        if (pause === null || impatient) throw failure;
      }
    }
  };

  /** Names of effects of earlier runs whose results this run has looked up. */
  const lookedUp = new Set<string>();

  /** Looks up the result of an effect that an earlier run finished, and carries it out again if its result is gone. */
  const renew = async <T extends JsonValue>(effect: Effect<T>): Promise<T> => {
    const known = log.record(effect.name);
    if (known?.state === 'done') {
      if (await read(async () => (await effect.holds?.(known.outcome as T)) ?? true)) {
        lookedUp.add(effect.name);
        return known.outcome as T;
      }
      await log.undo(effect.name);
    }
    return carryOut(effect);
  };

  return {
    once: (effect) =>
      shared(
        effect.name,
        () => renew(effect),
        (run) => !effect.holds || run === log.run || lookedUp.has(effect.name),
      ),
    isDone: (name) => log.record(name)?.state === 'done',
    remember: (name, work) =>
      shared(name, async () => {
        const outcome = await work();
        await log.end(name, outcome, true);
        return outcome;
      }),
    together<T>(name: string, work: () => Promise<T>) {
      const running = joined.get(name) ?? work();
      joined.set(name, running);
      running.catch(() => joined.delete(name));
      return running as Promise<T>;
    },
    read,
    sleep: (milliseconds) => rest(clock, milliseconds, signal),
    now: () => clock.now(),
    signal,
    key,
    run: log.run,
    log,
    payAgain: options.payAgain ?? false,
  };
}
