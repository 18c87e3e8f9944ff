import type { LogStore } from './log-store.ts';

/** What a Workflow instance gets. */
export interface JobParams {
  readonly id: string;
}

/** What the queue carries: a video changed its state. Deliveries may repeat, so the receiver compares `key`. */
export interface VideoEvent {
  readonly key: string;
  readonly id: string;
  readonly state: 'done' | 'failed';
}

/** The bindings, variables and secrets of the Worker: wrangler.jsonc and README.md. */
export interface Env {
  /** Videos, tracks and records. */
  readonly MEDIA: R2Bucket;
  readonly AI: Ai;
  readonly JOBS: Workflow<JobParams>;
  readonly EVENTS: Queue<VideoEvent>;
  /** Logs of jobs and accounts, each with one holder. */
  readonly LOGS: DurableObjectNamespace<LogStore>;
  /** The page. */
  readonly ASSETS: Fetcher;
  readonly TRANSLATEPLUS_API_KEY?: string;
  readonly TRANSLATEPLUS_BASE_URL?: string;
  /** Longest piece of sound that is sent at once, in seconds. Default: that of `contracts/workers-ai/facts.ts`. */
  readonly PIECE_SECONDS?: string;
  /** Seconds before a failed step is tried again. Default: 10. */
  readonly STEP_RETRY_SECONDS?: string;
  /** Who knows it may change things; without it everybody may. */
  readonly API_TOKEN?: string;
  /** Gets a POST for every finished or failed video. */
  readonly WEBHOOK_URL?: string;
  /** For direct uploads: an API token of R2, the account and the name of the bucket. */
  readonly R2_ACCOUNT_ID?: string;
  readonly R2_BUCKET?: string;
  readonly R2_ACCESS_KEY_ID?: string;
  readonly R2_SECRET_ACCESS_KEY?: string;
}
