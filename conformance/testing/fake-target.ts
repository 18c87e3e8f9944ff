import type { Arrangement, Credential, CredentialName, Session, Target } from '../model/target.ts';

/** The requests to a fake target, in order. */
export interface FakeTarget extends Target {
  readonly log: string[];
}

/** A target without a control API: its sessions only record their calls. */
export function fakeTarget(url: string, options: Partial<Target> & Partial<Session> = {}): FakeTarget {
  const log: string[] = [];
  let opened = 0;
  const session = (name: string): Session => ({
    credential: async (which: CredentialName): Promise<Credential | null> => ({ apiKey: `secret-${which}` }),
    arrange: async (arrangement: Arrangement) => {
      log.push(`${name} arrange ${JSON.stringify(arrangement)}`);
    },
    now: async () => 0,
    wait: async (seconds) => {
      log.push(`${name} wait ${seconds}`);
    },
    switchValue: async () => undefined,
    close: async () => {
      log.push(`${name} close`);
    },
    ...pick(options, ['credential', 'arrange', 'now', 'wait', 'switchValue']),
  });
  return {
    log,
    kind: 'url',
    baseUrls: { translateplus: url },
    controlled: true,
    open: async () => {
      opened += 1;
      log.push(`session-${opened} open`);
      return session(`session-${opened}`);
    },
    close: async () => {},
    ...pick(options, ['kind', 'baseUrls', 'controlled', 'open', 'keepsConnections']),
  };
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const entries = keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]);
  return Object.fromEntries(entries) as Partial<Pick<T, K>>;
}
