import { Worker } from 'node:worker_threads';
import type { TaskAnswer, Tasks } from './types.ts';

/** How a thread is made. */
export interface WorkThreadOptions {
  /** The thread's program, which calls `serveTasks`; asked for when a thread is started. */
  readonly program: () => URL;
  /** What one task may take, in milliseconds from its beginning. Default: 60,000, far above what work linear in a body takes. */
  readonly taskMs?: number;
  /** Heap of the thread in megabytes. Default: 1,024, far above what work linear in a body takes. */
  readonly heapMb?: number;
}

/** Milliseconds after which an idle thread is ended. */
const IDLE_MS = 10_000;

interface Waiting {
  readonly task: string;
  readonly input: readonly unknown[];
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * A thread for work that would leave other requests unanswered. It is made at first use, carries out one task after the other,
 * and keeps the process alive only while it has some. A task that takes too long, or ends the thread, fails alone: those that wait
 * get a new thread.
 */
export class WorkThread<T extends Tasks> {
  readonly #program: () => URL;
  readonly #taskMs: number;
  readonly #heapMb: number;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | null = null;
  #running: Waiting | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor({ program, taskMs = 60_000, heapMb = 1_024 }: WorkThreadOptions) {
    this.#program = program;
    this.#taskMs = taskMs;
    this.#heapMb = heapMb;
  }

  /**
   * Carries out a task in the thread.
   * @throws {Error} what the task threw, as a message alone; or that the thread ended
   */
  run<N extends keyof T & string>(task: N, ...input: Parameters<T[N]>): Promise<ReturnType<T[N]>> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, input, resolve: resolve as Waiting['resolve'], reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running) return;
    clearTimeout(this.#timer);
    this.#running = this.#waiting.shift() ?? null;
    if (this.#running) this.#begin(this.#running);
    else if (this.#worker) this.#rest(this.#worker);
  }

  #begin({ task, input }: Waiting): void {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const tooLong = () => this.#end(worker, new Error(`${task} took more than ${this.#taskMs} ms. It was ended.`));
    this.#timer = setTimeout(tooLong, this.#taskMs);
    worker.ref();
    worker.postMessage({ task, input });
  }

  #rest(worker: Worker): void {
    worker.unref();
    this.#timer = setTimeout(() => this.#end(worker, new Error('An idle thread was ended.')), IDLE_MS);
    this.#timer.unref();
  }

  #start(): Worker {
    const worker = new Worker(this.#program(), { resourceLimits: { maxOldGenerationSizeMb: this.#heapMb } });
    worker.on('message', (answer: TaskAnswer) => {
      if (this.#worker !== worker) return;
      const done = this.#running;
      this.#running = null;
      if (answer.kind === 'done') done?.resolve(answer.result);
      else done?.reject(new Error(answer.message));
      this.#next();
    });
    worker.once('error', (error) => this.#end(worker, error));
    worker.once('exit', () => this.#end(worker, new Error('The thread ended.')));
    return worker;
  }

  /** Gives a thread up, with the task that it has. */
  #end(worker: Worker, reason: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    void worker.terminate();
    const failed = this.#running;
    this.#running = null;
    failed?.reject(reason);
    this.#next();
  }
}
