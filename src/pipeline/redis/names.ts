/** Names of the keys in Redis. */
export interface Names {
  readonly prefix: string;
  /** Hash: worker to the time at which it was heard last, in epoch milliseconds of Redis. */
  readonly workers: string;
  /** Time at which the last outage ended. */
  readonly outage: string;
  /** Time at which any worker was heard last. */
  readonly heard: string;
  /** Hash: path of an output file to its record. */
  readonly outputs: string;
  /** Hash: key of a job to what became of its video. */
  readonly videos: string;
  /** List of the entries of a job's log. */
  log(job: string): string;
  /** Hash: step of a job to its holder. */
  held(job: string): string;
  heldBack(job: string): string;
  /** Keys of an account begin so. */
  account(id: string): string;
  /** List of the times of the last requests of one window. */
  window(account: string, counted: string): string;
}

/** Returns the names of keys that begin with a prefix. */
export const namesIn = (prefix: string): Names => ({
  prefix,
  workers: `${prefix}:workers`,
  outage: `${prefix}:outage`,
  heard: `${prefix}:heard`,
  outputs: `${prefix}:outputs`,
  videos: `${prefix}:videos`,
  log: (job) => `${prefix}:job:${job}:log`,
  held: (job) => `${prefix}:job:${job}:held`,
  heldBack: (job) => `${prefix}:job:${job}:held-back`,
  account: (id) => `${prefix}:account:${id}`,
  window: (account, counted) => `${prefix}:pace:${account}:${counted}`,
});
