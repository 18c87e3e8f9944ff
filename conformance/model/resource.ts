import type { JsonValue } from '../../src/base/json.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { WireRequest } from './exchange.ts';

/** One operation that creates resources. */
export interface Creator {
  /** The request with the run's marker in it, or null where it has no place for one. */
  mark(request: WireRequest, marker: string): WireRequest | null;
  /** The ids of what an accepting answer says was created. */
  idsIn(answer: JsonValue): readonly unknown[];
  /** How many resources the request asks for. */
  count(request: WireRequest): number;
}

/** One look for resources that carry a marker. */
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
  /** True when nothing younger than the run can be on later pages. */
  isPast(listed: readonly JsonValue[], since: string): boolean;
}

/**
 * A kind of resource that a run creates on a real account: how it is known again, and how it is removed. Paths and methods
 * come from the contract's rows, by the ids of operations.
 */
export interface Resource<Id extends string = string, Creating extends string = string> {
  readonly provider: ProviderId;
  /** One word, unique within the provider: what the operations' rows say in `creates`. */
  readonly kind: string;
  /** By operation: those whose row creates this kind. */
  readonly creators: Readonly<Record<Creating, Creator>>;
  /** The member that holds an id, and the operations that list many of them. */
  readonly idMember: string;
  readonly listedBy: readonly Id[];
  /** The form of an id. What has another form is never put into a path. */
  readonly idForm: RegExp;
  /** The operation that reads one. Its path, and what is below it, belong to the resource whose id it holds. */
  readonly item: Id;
  /** Ids that checks use because no resource has them. */
  readonly unusedIds: readonly string[];
  readonly searches: readonly Search<Id>[];
  /** The operation that removes it, or brings it to rest. */
  readonly remove: Id;
  /** Statuses that mean it is removed or at rest, besides 2xx. */
  readonly restStatuses: readonly number[];
  /** What the provider has made for one of them on its own account, and which has to be brought to rest as well. */
  readonly orders?: {
    readonly resource: Resource<Id>;
    /** The operation that lists it, and its query. */
    readonly operation: Id;
    query(id: string): string;
    /** The ids of what is still at work. */
    read(answer: JsonValue, id: string): readonly unknown[];
  };
  /** Why something of it stays all the same; absent where removing leaves nothing. */
  readonly retained?: string;
}

/** A setting of the whole account: requests that would change it are never sent. */
export interface ForbiddenPlace<Id extends string = string> {
  /** Operations at whose paths it stands. */
  readonly at: readonly Id[];
  /** Below these paths, too. */
  readonly below?: true;
  /** The methods that change it. */
  readonly methods: RegExp;
  readonly what: string;
}
