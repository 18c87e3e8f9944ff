import type { JsonObject } from '../../base/json.ts';

/** What several origins share. */
export interface SharedOptions {
  /** URL of the Redis that they share. */
  readonly redis: string;
  /** Beginning of the names of its keys; one that workers have, too, shares rates and payments with them. Default: `caption-harness`. */
  readonly prefix?: string | undefined;
  /** How workers caption the uploads of this origin, as they read it: plain JSON, without credentials. Default: nothing. */
  readonly request?: JsonObject | undefined;
}
