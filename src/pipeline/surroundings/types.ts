import type { WaitingClock } from '../../base/clock.ts';
import type { JsonValue } from '../../base/json.ts';
import type { Pacer } from '../../base/pacer.ts';
import type { ProviderId } from '../../contracts/providers.ts';
import type { OpenAccounts } from '../accounts/types.ts';
import type { JobLog } from '../effects/job-log.ts';
import type { Outputs } from '../outputs/types.ts';

/**
 * What the pipeline needs of the place where it runs. A folder of one machine (`folder/`, the default), a Redis that several
 * machines share, or the storage of a Durable Object implements it. The pipeline keeps and shares nothing outside of it,
 * except temporary copies of media.
 */
export interface Surroundings {
  /**
   * Makes the place usable, so that an unusable one is reported before anything is created or paid.
   * @throws {CaptionError} of kind `options`
   */
  prepare(): Promise<void>;
  /** The logs of jobs, each with one holder at a time. */
  readonly jobs: JobLogs;
  /** Opens the accounts that a run pays from. They are shared with every other run in these surroundings. */
  openAccounts(run: AccountsRun): OpenAccounts;
  /** Records on output files: which job wrote them. */
  readonly outputs: Outputs;
  /**
   * Returns the pacer of a provider for one account. All pacers of an account count together with those of every other worker
   * that shares the surroundings; in a folder, with those of the same process.
   * @param account name of the account; not a secret. The services behind one listener have one name.
   */
  pacer(provider: ProviderId, account: string, clock: WaitingClock): Pacer;
  /**
   * Keeps a track that is not published, because it may have been paid. Returns its place, for people.
   * @param job key of the job
   * @param name for example `es.vtt`
   */
  keepTrack(job: string, name: string, text: string): Promise<string>;
}

/** The surroundings of a run, ready, with its accounts open. */
export interface OpenSurroundings {
  readonly surroundings: Surroundings;
  readonly accounts: OpenAccounts;
}

/** The logs of jobs. */
export interface JobLogs {
  /** Name of a job's log, for people, and unique in this process. */
  placeOf(key: string): string;
  /**
   * Claims a job: opens its log, or starts one, and holds it until `close`. While it is held, the implementation renews its
   * lease; `lost` of the log fires if it cannot.
   * @throws {CaptionError} when another run holds the job, or when it is unfinished and `earlier` refuses that
   */
  claim(key: string, claim: JobClaim): Promise<JobLog>;
  /** Reads a log without claiming its job, which may be running. The log takes no entries. */
  peek(key: string, servers: string): Promise<JobLog>;
  /** Waits until no run holds the job. */
  untilFree(key: string, wait: ClaimWait): Promise<void>;
}

/** How to claim a job. */
export interface JobClaim {
  /** Names the servers and accounts: of other servers only portable outcomes count. */
  readonly servers: string;
  /** What to do with the state of an earlier run. Default: resume. */
  readonly earlier?: 'resume' | 'refuse' | 'restart' | undefined;
  /** How to wait for another run that holds the job; without it, that is an error. */
  readonly wait?: ClaimWait | undefined;
  /**
   * The step of the job that is claimed, where several workers may work at different steps of one job. Default: the whole job,
   * without which no step is held. A folder always claims the whole job.
   */
  readonly step?: string | undefined;
}

/** How to wait for something that another run holds. */
export interface ClaimWait {
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
  /** Called once, at the start of a wait, with the holder's name, for example `process 7`. */
  readonly onWait?: ((holder: string) => void) | undefined;
}

/** What the accounts of a run need. */
export interface AccountsRun {
  readonly clock: WaitingClock;
  /** How to wait for another run that holds an account, where only one run at a time may. Without it, that is an error. */
  readonly wait?: ClaimWait | undefined;
}

/** A log of JSON entries that an implementation holds for a job. See `beginJobLog`. */
export interface HeldLog {
  /** Its name, for people. */
  readonly place: string;
  /** Its entries when it was claimed. */
  readonly entries: readonly JsonValue[];
  /** Resolves when the entry is durable. Entries keep the order of the calls. Rejects when the log is no longer held. */
  append(entry: JsonValue): Promise<void>;
  /** Releases it. */
  release(): Promise<void>;
  /** Fires when another run may hold it, because its lease was not renewed in time. */
  readonly lost?: AbortSignal | undefined;
}
