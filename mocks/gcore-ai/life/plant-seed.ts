import type { GcoreSeed } from '../../../src/contracts/gcore-ai/seed.ts';
import type { Plant, Planter } from '../../kernel/world/seeds/planter.ts';
import type { World } from '../../kernel/world/world.ts';
import { prepareTask } from './plant-task.ts';
import { prepareVideo } from './plant-video.ts';

/** Plants videos, subtitles and AI tasks of Gcore Streaming. */
export const gcorePlanter = (world: World): Planter => ({
  count: (seed) => {
    const { videos = [], tasks = [] } = seed as GcoreSeed;
    return { 'gcore-ai videos': videos.length, 'gcore-ai tasks': tasks.length };
  },
  async prepare(seed, member, subtitles) {
    const { videos = [], tasks = [] } = seed as GcoreSeed;
    const plants: Plant[] = [];
    for (const [at, one] of videos.entries())
      plants.push(await prepareVideo(one, `${member}.videos[${at}]`, subtitles));
    for (const [at, one] of tasks.entries()) {
      plants.push(await prepareTask(world, one, `${member}.tasks[${at}]`, subtitles));
    }
    return (tenant) => {
      for (const plant of plants) plant(tenant);
    };
  },
});
