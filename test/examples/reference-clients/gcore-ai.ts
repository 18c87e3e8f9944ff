import { type Diary, type Environment, openBench } from './diary.ts';
import { clientsIn } from './gcore-options.ts';
import { meetRefusals } from './gcore-refusals.ts';
import { useTasks } from './gcore-tasks.ts';
import { useVideos } from './gcore-videos.ts';

/** Everything the reference client of Gcore can do, done. */
export async function useGcore(environment: Environment, diary: Diary): Promise<void> {
  const clientOf = clientsIn(environment);
  await useTasks(await openBench('gc-tasks', environment, diary), clientOf);
  await useVideos(await openBench('gc-videos', environment, diary), clientOf);
  for (const name of ['gc-tasks-neighbour', 'gc-videos-neighbour']) {
    const neighbour = await openBench(name, environment, diary);
    await neighbour.note('tasks', clientOf(neighbour).listTasks());
    await neighbour.note('videos', clientOf(neighbour).listVideos());
  }
  await meetRefusals(await openBench('gc-refusals', environment, diary), clientOf);
  const limited = await openBench('gc-limited', environment, diary);
  await limited.arrange({ limits: { 'gcore-ai': { requests: 3, seconds: 60 } } });
  for (let n = 0; n < 5; n += 1) {
    await limited.note(`list ${n}`, clientOf(limited, { maxAttempts: 1, maxWaitSeconds: 0 }).listTasks());
  }
  const beside = await openBench('gc-limited-neighbour', environment, diary);
  await beside.arrange({ limits: { 'gcore-ai': { requests: 3, seconds: 60 } } });
  await beside.note('tasks of a neighbour', clientOf(beside, { maxAttempts: 1, maxWaitSeconds: 0 }).listTasks());
  await limited.note('patiently', clientOf(limited, { maxWaitSeconds: 60 }).listTasks());
}
