/** The options of `snapshot save` and `snapshot restore`. */
export interface SnapshotFlags {
  readonly url?: string;
  /** The same, by the name that the option has in other commands. */
  readonly control?: string;
  readonly controlToken?: string;
  readonly tenant?: string;
}
