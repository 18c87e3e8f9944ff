import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Check } from '../model/check.ts';
import { operationOf } from '../model/config/capabilities.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Deviation, WireRule } from '../model/wire-rule.ts';

/** The first answer of an operation that does not fit the contract, of 429 and 5xx only if there is no other; and the check that got it. */
interface FirstDeviation extends Deviation {
  readonly check: string;
  readonly exchange: Exchange;
}

/** The answers of one operation in a run. */
export interface Judged {
  /** Those with a status below 300: without one, the operation was not seen at work. */
  readonly successes: number;
  readonly deviation: FirstDeviation | null;
}

/** Judges each answer of a run when it arrives, by the rules of the wire checks. Holds no more than one exchange each. */
export class WireLog {
  readonly #rules = new Map<string, WireRule>();
  readonly #judged = new Map<string, Judged>();
  readonly #bases: ReadonlyMap<string, readonly string[]>;

  /** @param checks any checks; those without a rule are ignored */
  constructor(baseUrls: Readonly<Partial<Record<ProviderId, string>>>, checks: readonly Check[]) {
    this.#bases = new Map(Object.entries(baseUrls).map(([provider, url = '']) => [provider, basesOf(url)]));
    for (const { provider, wire } of checks) if (wire) this.#rules.set(keyOf(provider, wire.operation), wire);
  }

  /** Judges one exchange that a check has made. */
  note({ id, provider }: Pick<Check, 'id' | 'provider'>, exchange: Exchange): void {
    if (exchange.response === null || this.#rules.size === 0) return;
    const operation = operationBelow(provider, exchange, this.#bases.get(provider) ?? []);
    const rule = operation === undefined ? undefined : this.#rules.get(keyOf(provider, operation));
    if (operation === undefined || rule === undefined) return;
    const key = keyOf(provider, operation);
    const { successes, deviation } = this.of(provider, operation);
    // What a gateway answers in between must not hide what the service does.
    const isOpen = deviation === null || (isPassing(deviation.exchange) && !isPassing(exchange));
    const found = isOpen ? rule.judge(exchange) : null;
    this.#judged.set(key, {
      successes: successes + (exchange.response.status < 300 ? 1 : 0),
      deviation: found === null ? deviation : { ...found, check: id, exchange },
    });
  }

  /** Forgets the deviations that one check has met: it is repeated, and meets those again that last. */
  forget(check: string): void {
    for (const [key, judged] of this.#judged) {
      if (judged.deviation?.check === check) this.#judged.set(key, { ...judged, deviation: null });
    }
  }

  /** What the run has seen of an operation so far. */
  of(provider: ProviderId, operation: string): Judged {
    return this.#judged.get(keyOf(provider, operation)) ?? { successes: 0, deviation: null };
  }
}

/** True for an answer that may pass by itself. */
const isPassing = ({ response }: Exchange): boolean =>
  response !== null && (response.status === 429 || response.status >= 500);

/** The operation of a request below one of the base URLs. */
function operationBelow(provider: ProviderId, { request }: Exchange, bases: readonly string[]): string | undefined {
  for (const base of bases) {
    const found = operationOf(provider, request, base);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Where the paths of a provider may begin. URLs of uploads come from the server: they may begin at its root, or lack the path that a
 * proxy has put before the base URL.
 */
function basesOf(baseUrl: string): string[] {
  const [, origin = '', path = ''] = /^(\w+:\/\/[^/]+)(.*?)\/*$/.exec(baseUrl) ?? [];
  const segments = path.split('/').filter((segment) => segment !== '');
  return Array.from({ length: segments.length + 1 }, (_, cut) => [origin, ...segments.slice(cut)].join('/'));
}

const keyOf = (provider: string, operation: string): string => `${provider} ${operation}`;
