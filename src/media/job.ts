/** A job of a child process. */
export type Job =
  | { readonly task: 'inspect'; readonly path: string }
  | { readonly task: 'packets'; readonly path: string; readonly track: number | null }
  | { readonly task: 'sound'; readonly path: string; readonly copy: string; readonly track: number | null }
  | {
      readonly task: 'piece';
      readonly path: string;
      readonly copy: string;
      readonly from: number;
      readonly to: number;
    };

/** Limits of a job. The child ends itself above any of them. */
export interface JobLimits {
  /** Resident memory of the whole child process. */
  readonly memoryBytes: number;
  readonly cpuMilliseconds: number;
  /** Time from beginning to end. */
  readonly wallMilliseconds: number;
}

/** Sent to the child. */
export interface JobRequest {
  readonly job: Job;
  readonly limits: JobLimits;
  /** Size of the file. */
  readonly bytes: number;
}

/** Sent by the child: `ready` once, then one answer for each request. `failed` is an error of the machine. */
export type JobAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly message: string; readonly code: string | null };

const MB = 1_000_000;

/**
 * Returns the limits of a job by the size of the file: tables grow with it, and a film without index is read to its end. Speech
 * has a sample for every 60 to 90 bytes, of which the reader keeps as many. No camera or encoder makes a small file that needs more: two
 * hours of Opus with packets of 60 bytes, 27 MB, take 4.3 s of processor time of the 15 that they may, on a slow machine.
 */
export function limitsOf(task: Job['task'], bytes: number): JobLimits {
  const megabytes = bytes / MB;
  // A child without a file has some 60 MB.
  const memoryBytes = Math.min(1_000 * MB, 180 * MB + bytes);
  return task === 'inspect'
    ? { memoryBytes, cpuMilliseconds: 1_000 + 60 * megabytes, wallMilliseconds: 20_000 + 100 * megabytes }
    : { memoryBytes, cpuMilliseconds: 5_000 + 400 * megabytes, wallMilliseconds: 60_000 + 500 * megabytes };
}
