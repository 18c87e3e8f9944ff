/** Program of a thread that has every fault. */
import { serveTasks } from '../work-thread/serve-tasks.ts';

/** Its tasks. */
export const faultyTasks = {
  double: (number: number): number => number * 2,
  spin: (): void => {
    for (;;);
  },
  fill: (): void => {
    for (const all: object[] = []; ; ) all.push({ one: all.length });
  },
  exit: (): void => process.exit(1),
  throw: (): void => {
    throw new Error('this file is odd');
  },
};

serveTasks(faultyTasks);
