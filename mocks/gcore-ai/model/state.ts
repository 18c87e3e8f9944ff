import type { Tenant } from '../../kernel/world/tenant.ts';
import { TaskIndex } from './task-index.ts';
import type { TaskRow } from './task-row.ts';
import type { SubtitleRow, VideoRow } from './video-row.ts';

/** The state of Gcore Streaming for an account: plain data. */
export interface GcoreState {
  /** In the order of their creation. */
  readonly tasks: TaskRow[];
  /** In the order of their creation. */
  videos: VideoRow[];
  /** In the order of their creation. */
  subtitles: SubtitleRow[];
  /** The seeds that are already planted. */
  readonly planted: SeedName[];
}

/** Rows of printed documents: of the guides (in the tenant `samples`) and of the SDK suites (by a switch). */
type SeedName = 'guide' | 'sdk-suites';

const indexes = new WeakMap<GcoreState, TaskIndex>();

/** The state of an account. */
export const stateOf = (tenant: Tenant): GcoreState =>
  tenant.state<GcoreState>('gcore-ai', () => ({ tasks: [], videos: [], subtitles: [], planted: [] }));

/** The tasks of an account in every order of a list. Made from the state, so that the state stays plain data. */
export function tasksOf(tenant: Tenant): TaskIndex {
  const state = stateOf(tenant);
  let index = indexes.get(state);
  if (!index) {
    index = new TaskIndex(state.tasks);
    indexes.set(state, index);
  }
  return index;
}
