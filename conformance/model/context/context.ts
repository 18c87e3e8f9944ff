import type { JsonValue } from '../../../src/base/json.ts';
import type { Arrangement, Credential, CredentialName } from '../target.ts';
import type { Answer } from './answer.ts';

/** A request as a check writes it. */
export interface CheckRequest {
  readonly method?: string;
  /** Path and query below the provider's base URL; an absolute URL, which a target handed out, is taken as it is. */
  readonly path: string;
  /** Sent in this spelling, after the credential's headers; a header of the same name takes their place. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON body, with its Content-Type. */
  readonly json?: JsonValue;
  /** Any other body, as it is. */
  readonly body?: string | Uint8Array;
  /** Send the body in chunks, without a Content-Length. */
  readonly chunked?: boolean;
  /** Default: `full`; null sends none. */
  readonly credential?: CredentialName | null;
  /** A refusal for too many requests is wanted: do not wait and send again. */
  readonly limited?: boolean;
  /**
   * Where no tenant of the check's own exists, the answer to an equal earlier request will do: `always`, or only while
   * nothing but GETs was sent since. Keeps the number of requests small where they are limited and cost money.
   */
  readonly shared?: 'always' | 'unchanged';
}

/** What a check's steps work with. */
export interface CheckContext {
  /** Chooses samples; the same seed chooses the same. */
  readonly seed: number;
  /** True when the target can be arranged: then every row of a table is affordable. */
  readonly arranged: boolean;
  /** Sends one request; redirects are not followed. Fails the check when no complete answer comes. */
  send(request: CheckRequest): Promise<Answer>;
  /** Sends the first `bytes` of a request's body, then cuts the connection without waiting for an answer. */
  cut(request: CheckRequest, bytes: number): Promise<void>;
  /** The parts of a credential, for example the account id; skips the check where the target was given none. */
  credential(name?: CredentialName): Promise<Credential>;
  /** Arranges the tenant, or skips the check where the target cannot be arranged. */
  given(arrangement: Arrangement, tenant?: 'own' | 'neighbour'): Promise<void>;
  /** Lets so many seconds pass: on the tenant's clock, or really. */
  wait(seconds: number): Promise<void>;
  /** The target's time in epoch milliseconds, as well as it is known. */
  now(): Promise<number>;
  /** The value a switch of the provider is known to have; undefined when nothing is known about the target. */
  declared(switchName: string): Promise<string | undefined>;
  /**
   * Carries out steps that have to hold before the requirement can be looked at. Where the target fails in them, the
   * check ends as untestable: "needs <what>, which the target did not bring about". Not for what the check demands.
   */
  prerequisite<T>(what: string, steps: () => Promise<T>): Promise<T>;
  /** Ends the check as skipped. */
  skip(reason: string): never;
}
