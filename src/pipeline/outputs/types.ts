/** What is known of an output file. */
export interface OutputRecord {
  /** Absolute path of the output file. */
  readonly path: string;
  /** Key of the job that wrote it. */
  readonly key: string;
  /** The job's source as given by the caller. */
  readonly video: string;
  /** SHA-256 of the written text, in hex. */
  readonly sha256: string;
}

/** Records on output files: which job wrote them. */
export interface Outputs {
  /** Returns the record of a file; null without one. @throws {StateFileError} */
  find(path: string): Promise<OutputRecord | null>;
  /** Replaces the record of a file. Durable when the promise resolves. */
  keep(record: OutputRecord): Promise<void>;
}
