import type { z } from 'zod';
import type { TranslateSubtitlesRequest, TranslateSubtitlesResponse } from '../../contracts/translateplus/schemas.ts';
import type { CallOptions, ClientOptions } from '../http.ts';

/** How to reach TranslatePlus. */
export interface TranslatePlusOptions extends ClientOptions {
  readonly apiKey: string;
}

/** What to translate. `content` is the whole file as one string; `source` is `auto` unless given. */
export type SubtitlesInput = Omit<z.infer<typeof TranslateSubtitlesRequest>, 'source'> & {
  readonly source?: string | undefined;
};

/** The translated file: everything but cue text as it was sent. */
export type TranslatedSubtitles = z.infer<typeof TranslateSubtitlesResponse>;

/**
 * The account. The three credit numbers are in every source; the rest is null where a service leaves it out, since
 * the sources disagree about it (translateplus-wp and -polylang, READMEs of translateplus-js and -java).
 */
export interface AccountSummary {
  readonly totalCredits: number;
  readonly creditsUsed: number;
  readonly creditsRemaining: number;
  /** Percent of the credits that are used. */
  readonly creditsPercentage: number | null;
  readonly email: string | null;
  readonly fullName: string | null;
  readonly planName: string | null;
  readonly concurrency: number | null;
  readonly effectiveConcurrency: number | null;
  readonly concurrencyLimit: number | null;
  readonly totalRequests: number | null;
  readonly successfulRequests: number | null;
  readonly failedRequests: number | null;
  /** Percent. */
  readonly successRate: number | null;
}

/** What the service says about itself: `ok` with status 200, `error` with status 503 (docs page health). */
export interface Health {
  readonly status: 'ok' | 'error';
  readonly service: string;
  readonly version: string;
}

/** A client of TranslatePlus. Every method rejects with a `TranslatePlusError` and with nothing else. */
export interface TranslatePlusClient {
  /**
   * Translates a subtitle file: one credit a block. Sent again only when the service certainly did not do the work.
   * @throws {TranslatePlusError}
   */
  translateSubtitles(input: SubtitlesInput, options?: CallOptions): Promise<TranslatedSubtitles>;
  /** Credits and request counts. Free. */
  getAccountSummary(options?: CallOptions): Promise<AccountSummary>;
  /** Language name to code, whichever of the two documented shapes the service sends. Free. */
  listSupportedLanguages(options?: CallOptions): Promise<Record<string, string>>;
  /** Whether the service says it is up; the key is not sent. A service that says it is down is an answer, no error. */
  getHealth(options?: CallOptions): Promise<Health>;
}
