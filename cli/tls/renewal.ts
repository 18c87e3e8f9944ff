import { X509Certificate } from 'node:crypto';
import type { Clock } from '../../src/base/clock.ts';
import type { Certificate } from '../../src/listener/index.ts';
import { DAY_MS } from './library.ts';

/** A certificate is renewed when this much of its life is left, in days. */
const RENEWED_DAYS = 10;
/** How often its end is looked at, in milliseconds. */
const EVERY_MS = 3_600_000;

/** What a renewal depends on. */
export interface RenewalOptions {
  /** Makes a certificate that lives from the present on. */
  readonly make: () => Promise<Certificate>;
  readonly clock: Clock;
  /** Called with what prevented a renewal. It is tried again at the next look. */
  readonly onProblem: (error: unknown) => void;
  /** How often the certificate's end is looked at, in milliseconds. Default: an hour. */
  readonly everyMs?: number;
}

/**
 * Renews a certificate before it ends, for servers that run longer than it lives. Nothing is made while no server uses it. Its timer does
 * not keep the process running.
 */
export class Renewal {
  readonly #options: RenewalOptions;
  readonly #users = new Set<(renewed: Certificate) => void>();
  #end: number;
  #timer: NodeJS.Timeout | null = null;
  #making: Promise<void> | null = null;

  /** @param first the certificate that is in use */
  constructor(first: Certificate, options: RenewalOptions) {
    this.#options = options;
    this.#end = endOf(first);
  }

  /** For `TlsOptions`. */
  readonly onRenewal = (use: (renewed: Certificate) => void): (() => void) => {
    this.#users.add(use);
    this.#timer ??= setInterval(() => void this.#look(), this.#options.everyMs ?? EVERY_MS).unref();
    return () => {
      this.#users.delete(use);
      if (this.#users.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
    };
  };

  #look(): Promise<void> {
    const left = this.#end - this.#options.clock.now();
    if (left < RENEWED_DAYS * DAY_MS) this.#making ??= this.#renew();
    return this.#making ?? Promise.resolve();
  }

  async #renew(): Promise<void> {
    try {
      const renewed = await this.#options.make();
      for (const use of this.#users) use(renewed);
      this.#end = endOf(renewed);
    } catch (error) {
      this.#options.onProblem(error);
    } finally {
      this.#making = null;
    }
  }
}

/** When a certificate ends: the first of a chain. Milliseconds since the epoch. */
const endOf = ({ cert }: Certificate): number => Date.parse(new X509Certificate(cert).validTo);
