/** The options of `caption-harness journal`. */
export interface JournalFlags {
  readonly url?: string;
  /** The same, by the name that the option has in other commands. */
  readonly control?: string;
  readonly controlToken?: string;
  readonly tenant?: string;
  readonly format: 'pretty' | 'json' | 'har' | 'http';
  readonly follow?: true;
  readonly provider?: string;
  readonly operation?: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: string;
  readonly rule?: string;
  readonly unmatched?: true;
  readonly since?: string;
  readonly limit?: number;
}
