import type { WaitingClock } from '../../../src/base/clock.ts';
import { createControlClient, type TenantArrangement } from '../../../src/control-client/index.ts';

/** Where to find the mocks: the variables that `caption-harness exec` and `mutate` set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a client was given or told, call by call. Everything a client can notice is in it. */
export type Diary = string[];

/** A tenant of one's own, on a clock that only clients' waits move. */
export interface Bench {
  credentials(provider: string, scope?: string): Readonly<Record<string, string>>;
  readonly clock: WaitingClock;
  arrange(settings: TenantArrangement): Promise<void>;
  /** Makes one operation fail from now on, with a refusal of the catalogue. */
  fail(failure: string, operation: string): Promise<void>;
  /** Writes down what came of a call, and hands it on; null when it failed. */
  note<T>(what: string, call: Promise<T>): Promise<T | null>;
}

/** Opens a tenant. The same name on the same mocks writes the same diary. */
export async function openBench(name: string, environment: Environment, diary: Diary): Promise<Bench> {
  const control = createControlClient({ url: environment.CAPTION_HARNESS_CONTROL_URL ?? '' });
  const tenant = await control.createTenant({ name, clock: 'manual' });
  let now = Date.parse(tenant.clock.now);
  const write = (what: string, value: unknown) => {
    diary.push(`${name}: ${what}: ${withoutPorts(JSON.stringify(value) ?? 'nothing')}`);
  };
  return {
    credentials: (provider, scope = 'full') => tenant.credentials[provider]?.[scope] ?? {},
    clock: {
      now: () => now,
      sleep: async (milliseconds) => {
        diary.push(`${name}: waits ${milliseconds} ms`);
        now = Date.parse((await control.advance(name, milliseconds / 1000)).clock.now);
      },
    },
    arrange: async (settings) => {
      await control.updateTenant(name, settings);
    },
    fail: (failure, operation) =>
      control.addFault(name, { match: { operation }, effect: { type: 'failure', failure } }).then(() => {}),
    note: async (what, call) => {
      try {
        const value = await call;
        write(what, value);
        return value;
      } catch (error) {
        const { requestId: _id, ...facts } = error as Record<string, unknown>;
        write(what, { failed: error instanceof Error ? error.message : String(error), ...facts });
        return null;
      }
    },
  };
}

/** Ports differ from run to run, and so do the ids of requests. */
const withoutPorts = (text: string): string => text.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1');
