import type { z } from 'zod';
import type { TranslateSubtitlesRequest, TranslateSubtitlesResponse } from '../../contracts/translateplus/schemas.ts';
import type { CallOptions, ClientOptions } from '../http.ts';

/** How to reach TranslatePlus. */
export interface TranslatePlusOptions extends ClientOptions {
  /** Default: `TRANSLATEPLUS_API_KEY` of the environment. */
  readonly apiKey?: string | undefined;
}

/** A translation request. `content` is the whole file as one string. Default of `source`: `auto`. */
export type SubtitlesInput = Omit<z.infer<typeof TranslateSubtitlesRequest>, 'source'> & {
  readonly source?: string | undefined;
};

/** The translated file. Only cue text differs from the request. */
export type TranslatedSubtitles = z.infer<typeof TranslateSubtitlesResponse>;

/**
 * The account. The three credit numbers are in every source. The rest is null if the service omits it, because the
 * sources disagree about it (translateplus-wp and -polylang, READMEs of translateplus-js and -java).
 */
export interface AccountSummary {
  readonly totalCredits: number;
  readonly creditsUsed: number;
  readonly creditsRemaining: number;
  /** Used credits in percent. */
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

/** The service's own health report: `ok` with status 200, `error` with status 503 (docs page health). */
export interface Health {
  readonly status: 'ok' | 'error';
  readonly service: string;
  readonly version: string;
}

/** A client of TranslatePlus. Every method rejects with a `TranslatePlusError` only. */
export interface TranslatePlusClient {
  /**
   * Translates a subtitle file, for one credit per block. Retries only if the service certainly did not do the work.
   * @throws {TranslatePlusError}
   */
  translateSubtitles(input: SubtitlesInput, options?: CallOptions): Promise<TranslatedSubtitles>;
  /** Returns credits and request counts. Free. */
  getAccountSummary(options?: CallOptions): Promise<AccountSummary>;
  /** Returns the codes by language name, from either of the two documented shapes. Free. */
  listSupportedLanguages(options?: CallOptions): Promise<Record<string, string>>;
  /** Returns the service's health, without sending the key. "Down" is a result, not an error. */
  getHealth(options?: CallOptions): Promise<Health>;
}
