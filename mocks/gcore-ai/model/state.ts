import { RowTable } from '../../kernel/world/row-table.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { TaskIndex } from './task-index.ts';
import type { TaskRow } from './task-row.ts';
import type { SubtitleRow, VideoRow } from './video-row.ts';

/** The state of Gcore Streaming for an account: plain data. */
export interface GcoreState {
  /** In the order of their creation. */
  readonly tasks: TaskRow[];
  /** In the order of their creation. */
  readonly videos: VideoRow[];
  /** In the order of their creation. */
  readonly subtitles: SubtitleRow[];
  /** The seeds that are already planted. */
  readonly planted: SeedName[];
}

/** Rows of printed documents: of the guides (in the tenant `samples`) and of the SDK suites (by a switch). */
type SeedName = 'guide' | 'sdk-suites';

const indexes = new WeakMap<GcoreState, TaskIndex>();
const videoTables = new WeakMap<GcoreState, ReturnType<typeof makeVideos>>();
const subtitleTables = new WeakMap<GcoreState, ReturnType<typeof makeSubtitles>>();

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

const makeVideos = ({ videos }: GcoreState) =>
  new RowTable(videos, { id: ({ id }: VideoRow) => id, slug: ({ slug }: VideoRow) => slug });

const makeSubtitles = ({ subtitles }: GcoreState) =>
  new RowTable(subtitles, { id: ({ id }: SubtitleRow) => id, video: ({ video }: SubtitleRow) => video });

/** The videos of an account, found by id and by slug. Made from the state; only this table adds and removes videos. */
export const videosOf = (tenant: Tenant): ReturnType<typeof makeVideos> => tableOf(videoTables, makeVideos, tenant);

/** The subtitles of an account, found by id and by video. Made from the state; only this table adds and removes subtitles. */
export const subtitlesOf = (tenant: Tenant): ReturnType<typeof makeSubtitles> =>
  tableOf(subtitleTables, makeSubtitles, tenant);

function tableOf<Table>(made: WeakMap<GcoreState, Table>, make: (state: GcoreState) => Table, tenant: Tenant): Table {
  const state = stateOf(tenant);
  const table = made.get(state) ?? make(state);
  made.set(state, table);
  return table;
}
