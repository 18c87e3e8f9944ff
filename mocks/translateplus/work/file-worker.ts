/** Program of the thread that works on large subtitle files, one job after the other. */
import { parentPort } from 'node:worker_threads';
import type { FileAnswer, FileJob } from './file-thread.ts';
import { factsOf, translateFile } from './translate-file.ts';

parentPort?.on('message', ({ id, file, options }: FileJob) => {
  let answer: FileAnswer;
  try {
    answer = { id, result: options === null ? factsOf(file) : translateFile(file, options) };
  } catch (error) {
    answer = { id, error: String(error) };
  }
  parentPort?.postMessage(answer);
});
