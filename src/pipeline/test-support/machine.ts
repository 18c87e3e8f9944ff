import type { DurableLog } from '../../base/durable-log.ts';
import type { DrivenClock } from '../pace/driven-clock.ts';

/** The crash of a program in these tests. */
class Crash extends Error {
  override readonly name = 'Crash';
}

/**
 * A machine that stops at a chosen moment: before the nth event that changes its disk or the outside. From then on it
 * writes, sends and waits for nothing; requests already sent reach their service.
 */
export class Machine {
  /** Writes and requests so far. */
  events = 0;
  readonly #stopBefore: number;
  crashed = false;
  /** The event before which it stopped. */
  moment = '';

  constructor(stopBefore = Number.POSITIVE_INFINITY) {
    this.#stopBefore = stopBefore;
  }

  event(what: string): void {
    this.alive();
    if (this.events === this.#stopBefore) {
      this.crashed = true;
      this.moment = what;
    }
    this.events += 1;
    this.alive();
  }

  alive(): void {
    if (this.crashed) throw new Crash('the machine has stopped');
  }

  /** A log on this machine's disk. */
  log(log: DurableLog): DurableLog {
    return {
      get bytes() {
        return log.bytes;
      },
      append: async (entry) => {
        this.event(`write ${JSON.stringify(entry).slice(0, 120)}`);
        await log.append(entry);
      },
      close: () => log.close(),
    };
  }

  /** A clock with this machine's network. */
  clock(clock: DrivenClock): DrivenClock {
    return {
      now: () => clock.now(),
      sleep: async (milliseconds, signal) => {
        this.alive();
        await clock.sleep(milliseconds, signal);
        this.alive();
      },
      fetch: async (input, init) => {
        if ((init?.method ?? 'GET') === 'GET') this.alive();
        else this.event(`send ${init?.method} ${new URL(String(input)).pathname}`);
        const answer = await clock.fetch(input, init);
        this.alive();
        return answer;
      },
    };
  }
}
