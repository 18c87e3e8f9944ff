import type { JsonValue } from '../../../src/base/json.ts';
import type { Arrangement, Credential, CredentialName } from '../target.ts';
import type { Answer } from './answer.ts';

/** A request of a check. */
export interface CheckRequest {
  readonly method?: string;
  /** Path and query below the provider's base URL; an absolute URL from a target is used unchanged. */
  readonly path: string;
  /** Sent in this spelling, after the credential's headers; a header of the same name replaces theirs. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON body, with its Content-Type. */
  readonly json?: JsonValue;
  /** Any other body, sent unchanged. */
  readonly body?: string | Uint8Array;
  /** Send the body in chunks, without a Content-Length. */
  readonly chunked?: boolean;
  /** Default: `full`. Null sends no credential. */
  readonly credential?: CredentialName | null;
  /** The check expects a refusal for too many requests: do not wait and send again. */
  readonly limited?: boolean;
  /**
   * If the check has no own tenant, it may reuse the answer of an equal earlier request: `always`, or only while
   * only GETs were sent since. Saves requests where they are limited and cost money.
   */
  readonly shared?: 'always' | 'unchanged';
}

/** The tools of a check's steps. */
export interface CheckContext {
  /** The seed of samples; the same seed gives the same samples. */
  readonly seed: number;
  /** True if the target can be arranged: then every row of a table is affordable. */
  readonly arranged: boolean;
  /** Sends one request; redirects are not followed. Fails the check without a complete answer. */
  send(request: CheckRequest): Promise<Answer>;
  /** Sends the first `bytes` of a request's body, then cuts the connection without waiting for an answer. */
  cut(request: CheckRequest, bytes: number): Promise<void>;
  /** The parts of a credential, for example the account id. Skips the check if the target has none. */
  credential(name?: CredentialName): Promise<Credential>;
  /** Arranges the tenant. Skips the check if the target cannot be arranged. */
  given(arrangement: Arrangement, tenant?: 'own' | 'neighbour'): Promise<void>;
  /** Lets this many seconds pass: on the tenant's clock, or in real time. */
  wait(seconds: number): Promise<void>;
  /** The target's time in epoch milliseconds, as exactly as it is known. */
  now(): Promise<number>;
  /** The known value of a switch of the provider; undefined if it is unknown. */
  declared(switchName: string): Promise<string | undefined>;
  /**
   * Carries out steps that must succeed before the requirement can be tested. If the target fails in them, the
   * check ends as untestable: "needs <what>, but the target did not set this up". Not for the requirement itself.
   */
  prerequisite<T>(what: string, steps: () => Promise<T>): Promise<T>;
  /**
   * Makes something once. Where each check has its own tenant, that is once per call. Where all checks share an account,
   * it is made once per run under this name, so that one wait serves many checks: they must not change it.
   * @param end removes it at the end of the run; it must not throw
   */
  kept<T>(name: string, make: () => Promise<T>, end?: (made: T) => Promise<unknown>): Promise<T>;
  /** Ends the check as skipped. */
  skip(reason: string): never;
}
