import type { JsonObject, JsonValue } from '../../../../src/base/json.ts';
import type { ProviderId } from '../../../../src/contracts/providers.ts';

/** An answer to a probe's request, as far as a decision may depend on it. */
export interface ProbedAnswer {
  readonly status: number;
  /** The value of a header, in any case of its name. */
  readonly header: (name: string) => string | undefined;
  /** The body as JSON; undefined for another body. */
  readonly json: JsonValue | undefined;
  /** The body as text. */
  readonly text: string;
  /** Path and query of the request. */
  readonly path: string;
}

/** How an answer tells which value of a switch a service has. */
export interface SwitchProbe<CheckName extends string = string> {
  readonly switch: string;
  /** `section/name` of the check that asks. */
  readonly check: CheckName;
  /** The operation whose answers decide. Default: any that the check asks for. */
  readonly operation?: string;
  /** Returns a value of the switch, or undefined where this answer tells none. */
  readonly decide: (answer: ProbedAnswer) => string | undefined;
}

/**
 * Which check of a live run shows whether a row is true; the switch that holds the other possibilities, if one does; and the value
 * of the switch under which the row is true. Without that value, the result of the check decides.
 */
type RowProbe<CheckName extends string = string> =
  | CheckName
  | readonly [check: CheckName, switchName: string, under?: string];

/** The probes of one provider. */
export interface ProviderProbes<CheckName extends string = string> {
  /** By kind and id of the row: `failure caption-too-large`. */
  readonly rows: Readonly<Record<string, RowProbe<CheckName>>>;
  /** In the order of their weight: the first that decides counts. */
  readonly switches: readonly SwitchProbe<CheckName>[];
}

/** A decision of a recorded run. It holds names of this project's tables only, never a value that a service sent. */
export interface Decision {
  readonly provider: ProviderId;
  /** `switch name=value`, or kind and id of another row. */
  readonly row: string;
  /** The id of the check that saw it. */
  readonly check: string;
  /** For rows that are no switch: whether the service does as assumed. */
  readonly holds: boolean;
}

/** The members of an object; none for another value. */
export const membersOf = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
