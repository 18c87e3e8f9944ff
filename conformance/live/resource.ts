import type { JsonValue } from '../../src/base/json.ts';
import type { ProviderId } from '../../src/contracts/types.ts';
import type { WireRequest } from '../wire/exchange.ts';

/** One kind of request that creates things. */
export interface Creator {
  readonly method: 'POST';
  readonly path: RegExp;
  /** The request with the run's marker in it, or null where it has no place for one. */
  mark(request: WireRequest, marker: string): WireRequest | null;
  /** The ids of what an accepting answer says was created. */
  idsIn(answer: JsonValue): readonly unknown[];
  /** How many things the request asks for. */
  count(request: WireRequest): number;
}

/** One look for things that carry a marker. */
export interface Search {
  /** Path and query of page `page`, counted from 1. */
  path(where: {
    readonly account: string;
    readonly marker: string;
    readonly since: string;
    readonly page: number;
  }): string;
  /** The things listed, and the ids of those that carry the marker. */
  read(
    answer: JsonValue,
    marker: string,
  ): { readonly listed: readonly JsonValue[]; readonly marked: readonly unknown[] };
  /** True when nothing younger than the run can be on later pages. */
  isPast(listed: readonly JsonValue[], since: string): boolean;
}

/** A kind of thing that a run creates on a real account: how it is known again, and how it is removed. */
export interface Resource {
  readonly provider: ProviderId;
  /** One word, unique within the provider. */
  readonly kind: string;
  readonly creators: readonly Creator[];
  /** The member that holds an id, and the operations of the contract that list many of them. */
  readonly idMember: string;
  readonly listedBy: readonly string[];
  /** The form of an id. What has another form is never put into a path. */
  readonly idForm: RegExp;
  /** Paths of one of them, or of something below it; group 1 is the id. */
  readonly place: RegExp;
  /** Ids that checks use because no resource has them. */
  readonly unusedIds: readonly string[];
  readonly searches: readonly Search[];
  /** The request that removes it, or brings it to rest. */
  remove(account: string, id: string): { readonly method: 'DELETE' | 'POST'; readonly path: string };
  /** Statuses that mean it is removed or at rest, besides 2xx. */
  readonly restStatuses: readonly number[];
  /** What the provider has made for one of them on its own account, and which has to be brought to rest as well. */
  readonly orders?: {
    readonly resource: Resource;
    path(id: string): string;
    /** The ids of what is still at work. */
    read(answer: JsonValue, id: string): readonly unknown[];
  };
  /** Why something of it stays all the same; absent where removing leaves nothing. */
  readonly retained?: string;
}

/** A setting of the whole account: requests that would change it are never sent. */
export interface ForbiddenPlace {
  readonly provider: ProviderId;
  readonly path: RegExp;
  /** The methods that change it. */
  readonly methods: RegExp;
  readonly what: string;
}
