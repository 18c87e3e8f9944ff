import type { JsonValue } from '../../src/base/json.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { WireRequest } from './exchange.ts';

/** One operation that creates resources. */
export interface Creator {
  /** The request with the run's marker in it, or null if it has no place for one. */
  mark(request: WireRequest, marker: string): WireRequest | null;
  /** The ids of the created resources in a successful answer: its JSON body, null for another body, and its headers. */
  idsIn(answer: JsonValue, header: (name: string) => string | undefined): readonly unknown[];
  /** The number of resources that the request creates. */
  count(request: WireRequest): number;
}

/** How to search for resources with a marker. */
export interface Search<Id extends string = string> {
  /** The operation that lists them. */
  readonly operation: Id;
  /** The query of page `page`, counted from 1, without the question mark. */
  query(where: { readonly marker: string; readonly since: string; readonly page: number }): string;
  /** The resources listed, and the ids of those that carry the marker. */
  read(
    answer: JsonValue,
    marker: string,
  ): { readonly listed: readonly JsonValue[]; readonly marked: readonly unknown[] };
  /** True if later pages can have only resources older than the run. */
  isPast(listed: readonly JsonValue[], since: string): boolean;
}

/**
 * A kind of resource that a run creates on a real account: how it is recognised, and how it is removed. Paths and methods
 * come from the contract's rows, by the ids of operations.
 */
export interface Resource<Id extends string = string, Creating extends string = string> {
  readonly provider: ProviderId;
  /** One word, unique within the provider: the value of `creates` in the operations' rows. */
  readonly kind: string;
  /** By operation: those whose row creates this kind. */
  readonly creators: Readonly<Record<Creating, Creator>>;
  /** The member that holds an id, and the operations that list many of them. */
  readonly idMember: string;
  readonly listedBy: readonly Id[];
  /** The form of an id. A text of another form is never used in a path. */
  readonly idForm: RegExp;
  /** The operation that reads one. Its path, and every path below, belong to the resource whose id it holds. */
  readonly item: Id;
  /** Unused ids that checks request. */
  readonly unusedIds: readonly string[];
  readonly searches: readonly Search<Id>[];
  /** The operation that removes or stops it. */
  readonly remove: Id;
  /** Statuses besides 2xx that mean it is removed or stopped. */
  readonly restStatuses: readonly number[];
  /** Jobs that the provider started for one of them, which must be stopped as well. */
  readonly orders?: {
    readonly resource: Resource<Id>;
    /** The operation that lists it, and its query. */
    readonly operation: Id;
    query(id: string): string;
    /** The ids of running jobs. */
    read(answer: JsonValue, id: string): readonly unknown[];
  };
  /** Why a part of it stays; absent if removing leaves nothing. */
  readonly retained?: string;
}

/** A setting of the whole account: requests that would change it are never sent. */
export interface ForbiddenPlace<Id extends string = string> {
  /** Operations with its path. */
  readonly at: readonly Id[];
  /** Also the paths below. */
  readonly below?: true;
  /** The methods that change it. */
  readonly methods: RegExp;
  readonly what: string;
}
