import { Worker } from 'node:worker_threads';
import type { TranslationOptions } from '../../kernel/language/fake-translation.ts';
import { fileWorkerProgram } from './program.ts';
import type { FileFacts, SubtitleFile } from './translate-file.ts';

/** Message to the thread. Without `options` it inspects the file, with them it translates it. */
export interface FileJob {
  readonly id: number;
  readonly file: SubtitleFile;
  readonly options: TranslationOptions | null;
}

/** Message from the thread. */
export type FileAnswer =
  | { readonly id: number; readonly result: FileFacts | string }
  | { readonly id: number; readonly error: string };

interface Waiting {
  resolve(result: FileFacts | string): void;
  reject(error: Error): void;
}

/** The memory limit of the thread. Bodies are limited and need memory in proportion to their size: this is far above. */
const HEAP_MB = 1_024;
/** Milliseconds after which an idle thread is ended. */
const IDLE_MS = 10_000;

let thread: Worker | null = null;
let idle: NodeJS.Timeout | null = null;
let count = 0;
const waiting = new Map<number, Waiting>();

/** Inspects a file in the thread. */
export const factsInThread = (file: SubtitleFile): Promise<FileFacts> => run(file, null) as Promise<FileFacts>;

/** Translates a file in the thread. */
export const translateInThread = (file: SubtitleFile, options: TranslationOptions): Promise<string> =>
  run(file, options) as Promise<string>;

/** The thread starts at first use, runs one job after the other, and keeps the process alive only during jobs. */
function run(file: SubtitleFile, options: TranslationOptions | null): Promise<FileFacts | string> {
  if (idle) clearTimeout(idle);
  thread ??= start();
  thread.ref();
  const job: FileJob = { id: count++, file, options };
  const result = new Promise<FileFacts | string>((resolve, reject) => waiting.set(job.id, { resolve, reject }));
  thread.postMessage(job);
  return result;
}

function start(): Worker {
  const worker = new Worker(fileWorkerProgram(), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  const fail = (error: Error) => {
    if (thread === worker) thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: FileAnswer) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) one?.reject(new Error(answer.error));
    else one?.resolve(answer.result);
    if (waiting.size === 0) rest(worker);
  });
  worker.once('error', fail);
  worker.once('exit', () => {
    if (thread === worker) fail(new Error('The thread for subtitle files ended.'));
  });
  return worker;
}

function rest(worker: Worker): void {
  worker.unref();
  idle = setTimeout(() => {
    if (thread === worker) thread = null;
    worker.terminate();
  }, IDLE_MS);
  idle.unref();
}
