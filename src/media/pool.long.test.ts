// Covers: child.ts

import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleProgram } from '../../test/support/bundle-program.ts';
import type { JobOutcome } from './child.ts';
import { Pool } from './pool.ts';
import { inspectorProgram, useInspectorProgram } from './program.ts';

/** Milliseconds: some faults cost a second of CPU, on a machine that does much else. */
const PATIENCE = 60_000;

const program = inspectorProgram();
beforeAll(async () => {
  const greedy = new URL('../../node_modules/.cache/caption-harness/greedy.mjs', import.meta.url);
  await bundleProgram(fileURLToPath(new URL('./test-support/greedy.ts', import.meta.url)), greedy);
  useInspectorProgram(greedy);
});
afterAll(() => useInspectorProgram(program));

const run = (pool: Pool, path: string): Promise<JobOutcome> => pool.run({ task: 'inspect', path }, 1_000);
const pidOf = (outcome: JobOutcome): number => (outcome.kind === 'done' ? Number(outcome.result) : 0);

it.each(['heap', 'buffers', 'one', 'spin', 'hang', 'abort', 'exit'])(
  'loses only the child to a file whose fault is: %s',
  async (fault) => {
    const pool = new Pool(1);
    let most = 0;
    const before = process.memoryUsage.rss();
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss() - before);
    }, 5);
    expect(await run(pool, fault)).toEqual({ kind: 'died' });
    clearInterval(watching);
    expect(most).toBeLessThan(100_000_000);
    expect(await run(pool, 'fine')).toMatchObject({ kind: 'done' });
  },
  PATIENCE,
);

it('distinguishes a fault of the machine from one of the file', async () => {
  expect(await run(new Pool(1), 'throw')).toEqual({ kind: 'failed', message: 'no', code: 'EACCES' });
});

it('gives a child one file after the other, and keeps the limit of children', async () => {
  const pool = new Pool(2);
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => run(pool, 'fine')));
  const children = new Set(outcomes.map(pidOf));
  expect(children.has(0)).toBe(false);
  expect([1, 2]).toContain(children.size);
});

it('repeats a job that a child with others before it could not do', async () => {
  const pool = new Pool(1);
  const outcomes = [await run(pool, 'keep'), await run(pool, 'keep'), await run(pool, 'keep')];
  expect(new Set(outcomes.map(pidOf)).size).toBe(3);
  expect(outcomes.map(pidOf)).not.toContain(0);
});

it('gives a child that read a large file no other', async () => {
  const pool = new Pool(1);
  const ofLarge = pidOf(await pool.run({ task: 'inspect', path: 'fine' }, 50_000_000));
  const next = pidOf(await run(pool, 'fine'));
  expect(next).not.toBe(ofLarge);
  expect(pidOf(await run(pool, 'fine'))).toBe(next);
  // But pieces of it are cut one after the other.
  const piece = { task: 'piece', path: 'fine', copy: '', from: 0, to: 1 } as const;
  expect(pidOf(await pool.run(piece, 50_000_000))).toBe(next);
  expect(pidOf(await pool.run(piece, 50_000_000))).toBe(next);
});

it(
  'serves waiting files when earlier files kill children',
  async () => {
    const pool = new Pool(2);
    const faults = ['spin', 'exit', 'abort', 'fine', 'exit', 'fine'].map((fault) => run(pool, fault));
    expect((await Promise.all(faults)).map(({ kind }) => kind)).toEqual([
      'died',
      'died',
      'died',
      'done',
      'died',
      'done',
    ]);
  },
  PATIENCE,
);

it('reports a program that cannot be started', async () => {
  const used = inspectorProgram();
  useInspectorProgram(new URL('file:///nowhere/inspector.mjs'));
  const outcome = await run(new Pool(1), 'fine');
  useInspectorProgram(used);
  expect(outcome).toMatchObject({ kind: 'not-started' });
});
