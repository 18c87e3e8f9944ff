import type { JsonValue } from '../../src/base/json.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { OperationRow } from '../../src/contracts/types.ts';
import type { Unit } from '../model/amounts.ts';
import type { Check } from '../model/check.ts';
import type { Preflight } from '../model/preflight.ts';
import type { ForbiddenPlace, Resource } from '../model/resource.ts';

/** The cost of one call, in the unit that its operation's price names. `body` is undefined if it is not JSON. */
export interface Cost {
  /** The most that it can cost, known before it is sent. */
  atMost(body: JsonValue | undefined): number;
  /** The price of an accepted call by the price list. Absent: no check counts it. */
  charged?(body: JsonValue | undefined): number;
}

/** Failures that no check can prove, and why. If a check proves one, the row is stale and fails the power run. */
export interface Unproven {
  readonly operations: 'all' | readonly string[];
  readonly failures: readonly string[];
  readonly reason: string;
}

/** The facts of the suite about one provider: `conformance/providers/<provider>.ts`. */
export interface ProviderSuite {
  readonly id: ProviderId;
  /** The rows of its contract, without schemas. */
  readonly operations: readonly OperationRow[];
  readonly checks: readonly Check[];
  /** By operation: those whose price names a unit. */
  readonly costs: Readonly<Record<string, Cost>>;
  /** By kind: the resources that a live run creates, marks, finds again and removes. */
  readonly resources: Readonly<Record<string, Resource>>;
  /** The settings that a live run never changes. */
  readonly forbidden: readonly ForbiddenPlace[];
  /** The first request of a live run. Absent: one to the base URL. */
  readonly preflight?: Preflight;
  /** The limits of a live run by default. */
  readonly budget: Readonly<Partial<Record<Unit, number>>>;
  readonly unproven: readonly Unproven[];
}

type Rows = readonly OperationRow[];
/** Ids of the operations whose price names a unit. */
type Priced<R extends Rows> = Extract<R[number], { readonly price: { readonly unit: string } }>['id'];
/** The kinds of resources that operations create. */
type Created<R extends Rows> = Extract<R[number]['creates'], string>;
/** Ids of the operations that create one kind. */
type Creating<R extends Rows, Kind> = Extract<R[number], { readonly creates: Kind }>['id'];

/** A suite whose parts fit the rows: each price has its cost, each `creates` its resource and each creator its marking. */
interface FittingSuite<R extends Rows> extends Omit<ProviderSuite, 'costs' | 'resources' | 'forbidden' | 'preflight'> {
  readonly operations: R;
  readonly costs: Readonly<Record<Priced<R>, Cost>>;
  readonly resources: {
    readonly [Kind in Created<R>]: Resource<R[number]['id'], Creating<R, Kind>> & { readonly kind: Kind };
  };
  readonly forbidden: readonly ForbiddenPlace<R[number]['id']>[];
  readonly preflight: Preflight<R[number]['id']>;
}

/**
 * Declares the suite of a provider. An operation without a cost for its price or a resource for its creation does not
 * compile.
 */
export const defineSuite = <const R extends Rows>(suite: FittingSuite<R>): ProviderSuite =>
  suite as unknown as ProviderSuite;
