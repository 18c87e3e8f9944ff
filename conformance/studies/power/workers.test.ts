import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPowerWorkers, WorkerError } from './workers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Workers of a program that answers each job with `expression`, in which the request is called `asked`. */
function workersThat(expression: string, count = 1) {
  const program = join(folder, 'program.mjs');
  writeFileSync(program, `process.on('message', (asked) => process.send(${expression}));`);
  return openPowerWorkers(count, { program, words: [] });
}

const job = { kind: 'mutant', id: 'a/b', checks: [] } as const;

it('hands a job to a worker and gives its result', async () => {
  const pool = workersThat('{ result: asked.job.id }', 2);
  try {
    const [one, other] = pool.each;
    expect(await Promise.all([one?.run(job), other?.run({ ...job, id: 'a/c' })])).toEqual(['a/b', 'a/c']);
    expect(await one?.run(job)).toBe('a/b');
  } finally {
    pool.close();
  }
});

it('hands sets and maps of a plan on as they are', async () => {
  const pool = workersThat('{ result: [...asked.job.met].map(([pair, ids]) => [pair, ids.size]) }');
  try {
    const met = new Map([['a b', new Set(['c', 'd'])]]);
    expect(await pool.each[0]?.run({ kind: 'refusals', provider: 'translateplus', met })).toEqual([['a b', 2]]);
  } finally {
    pool.close();
  }
});

it('names the job that broke in a worker', async () => {
  const pool = workersThat(`{ problem: 'it broke' }`);
  try {
    await expect(pool.each[0]?.run(job)).rejects.toThrow(WorkerError);
    await expect(pool.each[0]?.run(job)).rejects.toThrow('mutant a/b: it broke');
    await expect(pool.each[0]?.plan([job, job])).rejects.toThrow('planning 2 jobs: it broke');
  } finally {
    pool.close();
  }
});

it('says so when a worker ends early, and later', async () => {
  const pool = workersThat('process.exit(3)');
  try {
    await expect(pool.each[0]?.run(job)).rejects.toThrow('a worker ended with 3');
    await expect(pool.each[0]?.run(job)).rejects.toThrow('its worker has ended with 3');
  } finally {
    pool.close();
  }
});
