import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TenantControl } from '../../tenant-control.ts';
import type { MockAnswer, MockCall, MockRequest, MocksReady } from './messages.ts';
import { mockWorkerProgram } from './program.ts';

/** The mocks, in a thread of this process. */
export interface MockThread extends Pick<MocksReady, 'baseUrls'> {
  readonly control: TenantControl;
  /** Stops the servers and ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * Starts the mocks in a thread of their own, so that they answer on one core while a run works on another.
 * @param program the program of the thread. Default: the one of this build
 * @throws {Error} what prevents the thread from starting
 */
export async function startMockThread(program: URL = mockWorkerProgram()): Promise<MockThread> {
  // Its own temporary folder: a thread cannot remove its files when the process ends early.
  const folder = mkdtempSync(join(tmpdir(), 'caption-harness-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const worker = new Worker(program, { env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder } });
  const waiting = new Map<number, Waiting>();
  let ended: Error | undefined;
  const end = (reason: Error) => {
    ended ??= reason;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('error', end);
  const exited = once(worker, 'exit').then(() => {
    end(new Error('the thread of the mocks has ended'));
    process.off('exit', remove);
    remove();
  });
  exited.catch(() => {});
  const ready = await new Promise<MocksReady>((resolve, reject) => {
    waiting.set(0, { resolve: resolve as Waiting['resolve'], reject });
    worker.on('message', (answer: MockAnswer | MocksReady) => {
      if (answer.kind === 'ready') return settle(waiting, 0)?.resolve(answer);
      const call = settle(waiting, answer.id);
      if (answer.kind === 'done') call?.resolve(answer.result);
      else call?.reject(Object.assign(new Error(answer.message), { name: answer.name }));
    });
  });
  let calls = 0;
  const ask = (call: MockCall, given: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended);
      calls += 1;
      waiting.set(calls, { resolve, reject });
      worker.postMessage({ id: calls, call, given } satisfies MockRequest);
    });
  const close = async () => {
    if (ended === undefined) await ask('close', []);
    await exited;
  };
  return { baseUrls: ready.baseUrls, control: controlBy(ask), close };
}

function settle(waiting: Map<number, Waiting>, id: number): Waiting | undefined {
  const found = waiting.get(id);
  waiting.delete(id);
  return found;
}

const controlBy = (ask: (call: MockCall, given: readonly unknown[]) => Promise<unknown>): TenantControl => ({
  createTenant: (...given) => ask('createTenant', given) as ReturnType<TenantControl['createTenant']>,
  updateTenant: (...given) => ask('updateTenant', given) as ReturnType<TenantControl['updateTenant']>,
  seed: (...given) => ask('seed', given) as ReturnType<TenantControl['seed']>,
  addFault: (...given) => ask('addFault', given) as ReturnType<TenantControl['addFault']>,
  advance: (...given) => ask('advance', given) as ReturnType<TenantControl['advance']>,
  deleteTenant: (...given) => ask('deleteTenant', given) as ReturnType<TenantControl['deleteTenant']>,
});
