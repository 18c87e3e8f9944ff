import type { ZodType } from 'zod';
import type { Evidence } from '../base/evidence.ts';
import type { JsonValue } from '../base/json.ts';

/** What a credential must be able to do. `none`: no credential is looked at. */
export type Permission = 'none' | 'read' | 'write';

/** An HTTP method that an operation answers to. */
export type Method = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete' | 'options';

/** One possible successful answer of an operation. */
export interface SuccessAnswer {
  readonly status: number;
  readonly description: string;
  /** JSON body; absent for an empty one or for another content type. */
  readonly schema?: ZodType;
  /** `application/json` unless said otherwise. */
  readonly contentType?: string;
}

/** Whether a call may be carried out twice. `costly`: a second time would pay, or create, again. */
type Repeat = 'safe' | 'costly';

/**
 * What one successful call costs: in words a user reads, and in which unit a live run counts it (`credits` of
 * translation, `minutes` of media put through AI). `free` is both.
 */
export type Price = 'free' | { readonly text: string; readonly unit: 'credits' | 'minutes' };

/** What every operation says. */
interface AnyOperation<FailureId extends string> {
  /** camelCase name, unique within the provider. */
  readonly id: string;
  /** Path with `{parameters}`. */
  readonly path: string;
  /** Other paths for the same operation, open only under a switch. */
  readonly aliases?: readonly string[];
  /** The path begins at the root of the server, not below the base URL. */
  readonly isAtRoot?: true;
  readonly summary: string;
  readonly permission: Permission;
  readonly price: Price;
  /** Catalogued failures that this operation can answer with. */
  readonly failures: readonly FailureId[];
  readonly evidence: Evidence;
}

/** An operation that creates nothing and may be repeated. @public declarations name it */
export interface PlainOperation<FailureId extends string> extends AnyOperation<FailureId> {
  readonly method: Exclude<Method, 'post' | 'put'>;
  readonly repeat?: 'safe';
  readonly creates?: null;
}

/** An operation that may create something or charge for each call: it has to say so. @public declarations name it */
export interface MakingOperation<FailureId extends string> extends AnyOperation<FailureId> {
  readonly method: 'post' | 'put';
  readonly repeat: Repeat;
  /** The kind of resource that one call adds to the account and that has to be removed by itself, else null. */
  readonly creates: string | null;
}

/** One method and path of a provider: a row of `operations.ts`, without schemas, so that clients may import it. */
export type OperationRow<FailureId extends string = string> = PlainOperation<FailureId> | MakingOperation<FailureId>;

/** What an operation takes and answers: its entry in `schemas.ts`. */
export interface OperationShape {
  readonly request?: {
    readonly contentType?: string;
    readonly query?: ZodType;
    readonly body?: ZodType;
  };
  readonly success: readonly SuccessAnswer[];
}

/** An operation, whole. */
export type Operation<FailureId extends string = string> = OperationRow<FailureId> & OperationShape;

/** One catalogued refusal. */
export interface Failure {
  readonly status: number;
  /** The wire body; `{name}` placeholders in strings and names of members are filled when it is sent. A string body is sent as it is. */
  readonly body: JsonValue;
  /** `application/json` unless said otherwise. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Values of placeholders for an answer that a fault causes without stating them, where those of every failure would not be
   * true of this one (`forced-values.ts`).
   */
  readonly usual?: Readonly<Record<string, string | number>>;
  /** What happened, in a sentence for the user who meets the refusal. */
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly evidence: Evidence;
}

/** Why processing a medium fails, after the request for it was accepted. */
export interface ProcessingReason {
  readonly meaning: string;
  readonly evidence: Evidence;
}

/** A medium that exists only in the mock, and what happens to it. */
export interface SampleMedium {
  readonly url: string;
  readonly meaning: string;
}

/** A provider's refusals by id. */
export type FailureCatalogue = Readonly<Record<string, Failure>>;

/** A promise about how the provider behaves that is neither a schema nor a refusal. */
interface Behaviour {
  readonly statement: string;
  readonly evidence: Evidence;
}

/** A provider's behaviours by id. */
export type BehaviourTable = Readonly<Record<string, Behaviour>>;

/** An allowed alternative: what the sources leave open, for the user to choose. The suite is green under every value. */
interface Switch {
  /** What is decided. */
  readonly question: string;
  /** Each value with the evidence that speaks for it. The first is the default. */
  readonly values: Readonly<Record<string, Evidence>>;
}

/** A provider's switches by name. */
export type SwitchTable = Readonly<Record<string, Switch>>;

/** The value of each switch by default: its first. */
export function defaultSwitches(table: SwitchTable): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([name, entry]) => [name, Object.keys(entry.values)[0] ?? '']));
}
