import type { Tenant } from './tenant.ts';

/** Something that a provider keeps for a tenant. Times are clock times in milliseconds. */
export interface ShownResource {
  /** `task`, `video`, `track`, or another word. */
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  /** In the words of the provider. */
  readonly state: string;
  readonly created?: number | null;
  /** Length of its media. */
  readonly seconds?: number | null;
  /** The id of the video that a track belongs to. */
  readonly parent?: string;
  /** True if `trackText` has its text. Default: false. */
  readonly hasText?: boolean;
}

/** The newest resources of a tenant. */
interface NewestResources {
  /** How many there are. */
  readonly total: number;
  /** Oldest first; there may be more than were asked for. */
  readonly items: readonly ShownResource[];
}

/** What a mock shows of its state to people. */
export interface ShownState {
  /**
   * The resources of a tenant, oldest first; tracks after their video. Does not change the state. May have the newest `most` only:
   * then it says how many there are.
   */
  readonly resources: (tenant: Tenant, most: number) => readonly ShownResource[] | NewestResources;
  /** What planned effects are, by kind, such as "the task goes on". */
  readonly plans?: Readonly<Record<string, string>>;
  /** The text of a track as WebVTT, or null. */
  readonly trackText?: (tenant: Tenant, id: string) => string | null;
}

/** The last `most` resources of rows, of which each has some. Does not read the rows before. */
export function newest<Row>(
  rows: readonly Row[],
  most: number,
  resourcesOf: (row: Row) => readonly ShownResource[],
): readonly ShownResource[] {
  const groups: (readonly ShownResource[])[] = [];
  let count = 0;
  for (let at = rows.length - 1; at >= 0 && count < most; at -= 1) {
    const group = resourcesOf(rows[at] as Row);
    groups.push(group);
    count += group.length;
  }
  return groups.reverse().flat().slice(-most);
}
