import type { ProviderId } from '../providers.ts';

/** Sentences of one text, and what rows of a contract rest on them. */
export interface QuotedText {
  /** The text: page or file, and its version where it has one. */
  readonly source: string;
  /** When the text was read, `YYYY-MM-DD`. */
  readonly read: string;
  /** By kind and id of the row (`failure caption-invalid`, `switch mp4=on`): the text's own words. `[...]` leaves words out. */
  readonly quotes: Readonly<Record<string, string>>;
}

/** A row's sentence, with its source and the day on which it was read. */
export interface Quote {
  readonly text: string;
  readonly source: string;
  readonly read: string;
}

/** The texts that one provider's documented rows quote. */
export interface ProviderQuotes {
  readonly provider: ProviderId;
  readonly texts: readonly QuotedText[];
}
