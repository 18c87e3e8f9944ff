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

/** What a mock shows of its state to people. */
export interface ShownState {
  /** The resources of a tenant, oldest first; tracks after their video. Does not change the state. */
  readonly resources: (tenant: Tenant) => readonly ShownResource[];
  /** What planned effects are, by kind, such as "the task goes on". */
  readonly plans?: Readonly<Record<string, string>>;
  /** The text of a track as WebVTT, or null. */
  readonly trackText?: (tenant: Tenant, id: string) => string | null;
}
