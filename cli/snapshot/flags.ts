/** The options of `snapshot save` and `snapshot restore`. */
export interface SnapshotFlags {
  readonly url?: string;
  readonly controlToken?: string;
  readonly tenant?: string;
}
