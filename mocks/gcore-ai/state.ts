import type { Response } from 'express';
import { deriveNumber } from '../../src/base/derive.ts';
import { exchangeOf } from '../http/app.ts';
import { SAMPLES } from '../world/credentials.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { seedGuide, seedSdkSuites } from './seeds.ts';
import { TaskIndex } from './tasks/task-index.ts';
import type { TaskRow } from './tasks/task-row.ts';
import type { SubtitleRow, VideoRow } from './videos/video-row.ts';

/** What Gcore Streaming remembers of an account: plain data. */
export interface GcoreState {
  /** In the order of their creation. */
  readonly tasks: TaskRow[];
  /** In the order of their creation. */
  videos: VideoRow[];
  /** In the order of their creation. */
  subtitles: SubtitleRow[];
  /** The rows of the SDK suites are there. */
  sdkSeeded: boolean;
}

/** The account that the guides use; its id stands in their URLs. */
export const GUIDE_CLIENT = 2675;

const indexes = new WeakMap<GcoreState, TaskIndex>();

/** The state of an account; the rows that guides and SDK suites refer to are put in where they belong. */
export function stateOf(tenant: Tenant): GcoreState {
  const state = tenant.state<GcoreState>('gcore-ai', () => {
    const fresh: GcoreState = { tasks: [], videos: [], subtitles: [], sdkSeeded: false };
    if (tenant.name === SAMPLES) seedGuide(fresh);
    return fresh;
  });
  if (!state.sdkSeeded && tenant.switch('gcore-ai.sdkSeeds') === 'on') {
    state.sdkSeeded = true;
    seedSdkSuites(tenant, state);
    indexes.delete(state);
  }
  return state;
}

/** The tasks of an account in every order they are asked for. Made from the state, so that the state stays plain data. */
export function tasksOf(tenant: Tenant): TaskIndex {
  const state = stateOf(tenant);
  let index = indexes.get(state);
  if (!index) {
    index = new TaskIndex(state.tasks);
    indexes.set(state, index);
  }
  return index;
}

/** The account whose state a request uses. */
export function ownerOf(world: World, response: Response): Tenant {
  const { tenant, about } = exchangeOf(response);
  return world.tenant(world.seams.ownerOf(tenant.name, 'state', about));
}

/** The number that Gcore has for an account. */
export const clientIdOf = (tenant: Tenant): number =>
  tenant.name === SAMPLES ? GUIDE_CLIENT : 100_000 + (deriveNumber('gcore-client', tenant.name) % 900_000);
