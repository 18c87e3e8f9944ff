import type { WaitingClock } from '../../src/base/clock.ts';
import type { Credential, CredentialName, Session } from '../model/target.ts';

/** The session of a check on a server without a control API: it uses the given credential, and waits. */
export class PlainSession implements Session {
  readonly #credential: Credential | null;
  readonly #clock: WaitingClock;

  constructor(credential: Credential | null, clock: WaitingClock) {
    this.#credential = credential;
    this.#clock = clock;
  }

  async credential(name: CredentialName): Promise<Credential | null> {
    return name === 'full' ? this.#credential : null;
  }

  arrange(): Promise<void> {
    return Promise.reject(new Error('a target without a control API cannot be arranged'));
  }

  async now(): Promise<number> {
    return this.#clock.now();
  }

  wait(seconds: number, signal?: AbortSignal): Promise<void> {
    return this.#clock.sleep(seconds * 1000, signal);
  }

  async switchValue(): Promise<undefined> {}

  async close(): Promise<void> {}
}
