import { parentPort } from 'node:worker_threads';
import type { TaskAnswer, TaskRequest, Tasks } from './types.ts';

/** Carries out tasks in the thread whose program calls this, one after the other, until the thread is ended. */
export function serveTasks(tasks: Tasks): void {
  parentPort?.on('message', (request: TaskRequest) => parentPort?.postMessage(carryOut(tasks, request)));
}

function carryOut(tasks: Tasks, { task, input }: TaskRequest): TaskAnswer {
  try {
    return { kind: 'done', result: tasks[task]?.(...(input as never[])) };
  } catch (error) {
    return { kind: 'failed', message: String(error) };
  }
}
