import type { Tenant } from '../../kernel/world/tenant.ts';
import { TaskIndex } from './task-index.ts';
import type { TaskRow } from './task-row.ts';
import type { SubtitleRow, VideoRow } from './video-row.ts';

/** What Gcore Streaming remembers of an account: plain data. */
export interface GcoreState {
  /** In the order of their creation. */
  readonly tasks: TaskRow[];
  /** In the order of their creation. */
  videos: VideoRow[];
  /** In the order of their creation. */
  subtitles: SubtitleRow[];
  /** The seeds that were planted already. */
  readonly planted: SeedName[];
}

/** Rows that printed documents refer to: the guides' (of the tenant `samples`) and the SDK suites' (by a switch). */
export type SeedName = 'guide' | 'sdk-suites';

const indexes = new WeakMap<GcoreState, TaskIndex>();

/** The state of an account. */
export const stateOf = (tenant: Tenant): GcoreState =>
  tenant.state<GcoreState>('gcore-ai', () => ({ tasks: [], videos: [], subtitles: [], planted: [] }));

/** The tasks of an account in every order that a list may have. Made from the state, so that the state stays plain data. */
export function tasksOf(tenant: Tenant): TaskIndex {
  const state = stateOf(tenant);
  let index = indexes.get(state);
  if (!index) {
    index = new TaskIndex(state.tasks);
    indexes.set(state, index);
  }
  return index;
}
