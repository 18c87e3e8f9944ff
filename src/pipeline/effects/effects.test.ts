// Covers: begin-log.ts, entries.ts, patience.ts, ../surroundings/folder/job-logs.ts

import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BadRequestError,
  type CallContext,
  OutcomeUnknownError,
  RateLimitError,
  ServerError,
} from '../../clients/http.ts';
import { CaptionError } from '../errors.ts';
import { openJobLog, peekJobLog } from '../surroundings/folder/job-logs.ts';
import { createEffects, type EffectsOptions } from './effects.ts';

import type { Effects, Finding } from './types.ts';

let folder: string;
let path: string;
let waits: number[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'effects-'));
  path = join(folder, 'job.log');
  waits = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const call: CallContext = { service: 'Example', operation: 'make', costly: true, redact: (text) => text };
const unknown = () => new OutcomeUnknownError(call, 'the connection broke.', { reason: 'reset' });
const slowDown = (waitSeconds: number) => new RateLimitError(call, 'too many', { waitSeconds });
const down = () => new ServerError(call, 'it failed', { waitSeconds: null });

async function using<T>(
  run: (effects: Effects) => Promise<T>,
  more: Partial<EffectsOptions> = {},
  servers = 'here',
): Promise<T> {
  const log = await openJobLog(path, { servers });
  const clock = {
    now: () => 0,
    sleep: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
  };
  try {
    return await run(createEffects({ log, key: 'k', clock, ...more }));
  } finally {
    await log.close();
  }
}

/** An effect that counts its `do` and `find` calls. */
function effect(results: readonly (string | Error)[], findings: readonly Finding<string>[] = []) {
  const counts = { done: 0, found: 0 };
  return {
    counts,
    steps: {
      name: 'it',
      async do() {
        const result = results[counts.done] ?? new Error('done too often');
        counts.done += 1;
        if (result instanceof Error) throw result;
        return result;
      },
      async find() {
        const finding = findings[counts.found] ?? { state: 'not-done' };
        counts.found += 1;
        return finding;
      },
    },
  };
}

it('is done once, in this run and in later ones', async () => {
  const { steps, counts } = effect(['a']);
  await using(async ({ once }) => {
    expect(await Promise.all([once(steps), once(steps)])).toEqual(['a', 'a']);
    expect(await once(steps)).toBe('a');
  });
  await using(async ({ once, isDone, run }) => {
    expect([await once(steps), isDone('it'), run]).toEqual(['a', true, 2]);
  });
  expect(counts).toEqual({ done: 1, found: 0 });
});

describe('after a crash between intent and outcome', () => {
  const crash = () => using(({ once }) => once(effect([new Error('kill -9')]).steps)).catch(() => {});

  it('does not repeat an effect that it finds done', async () => {
    await crash();
    const { steps, counts } = effect([], [{ state: 'done', outcome: 'found' }]);
    expect(await using(({ once }) => once(steps))).toBe('found');
    expect(await using(({ once }) => once(steps))).toBe('found');
    expect(counts).toEqual({ done: 0, found: 1 });
  });

  it('waits for a late first request', async () => {
    await crash();
    const { steps, counts } = effect([], [{ state: 'not-done' }, { state: 'done', outcome: 'late' }]);
    expect(await using(({ once }) => once(steps))).toBe('late');
    expect([counts.found, waits]).toEqual([2, [5000]]);
  });

  it('does what was not done, without a wait where late requests do not matter', async () => {
    await crash();
    const { steps } = effect(['now']);
    expect(await using(({ once }) => once({ ...steps, noLateness: true }))).toBe('now');
    expect(waits).toEqual([]);
  });

  it.each([true, undefined])('keeps the intent until the next one if it is to count: %s', async (keepsIntent) => {
    const { steps } = effect([new Error('in the request')]);
    const intent = { lost: 0 };
    await expect(using(({ once }) => once({ ...steps, intent }))).rejects.toThrow('in the request');
    const prepare = () => Promise.reject(new Error('before the intent'));
    const flags = { noLateness: true, ...(keepsIntent ? { keepsIntent } : {}) } as const;
    await expect(using(({ once }) => once({ ...steps, ...flags, prepare }))).rejects.toThrow('before the intent');
    await using(async ({ log }) => {
      expect(log.record('it')).toEqual(keepsIntent ? { state: 'open', intent, run: 1 } : undefined);
    });
  });

  it('stops for a lost payment until paying again is allowed', async () => {
    await crash();
    const lost = { state: 'lost', cause: 'It was paid.' } as const;
    const { steps, counts } = effect(['again'], [lost, lost]);
    await expect(using(({ once }) => once(steps))).rejects.toMatchObject({
      kind: 'lost-answer',
      reason: 'It was paid.',
    });
    expect(counts.done).toBe(0);
    expect(await using(({ once }) => once(steps), { payAgain: true })).toBe('again');
  });
});

describe('when the service is in trouble', () => {
  it('retries a temporary refusal later, without a search', async () => {
    const { steps, counts } = effect([slowDown(40), down(), 'done']);
    expect(await using(({ once }) => once(steps))).toBe('done');
    expect([waits, counts.found]).toEqual([[40_000, 2_000], 0]);
  });

  it('looks for an unknown outcome before it repeats anything', async () => {
    const { steps, counts } = effect([unknown(), 'second'], [{ state: 'not-done' }]);
    expect(await using(({ once }) => once(steps))).toBe('second');
    expect(counts).toEqual({ done: 2, found: 1 });
    const other = effect([unknown()], [{ state: 'done', outcome: 'first' }]);
    expect(await using(({ once }) => once({ ...other.steps, name: 'other' }))).toBe('first');
    expect(other.counts.done).toBe(1);
  });

  it('has a limit of retries, and does not retry a permanent refusal', async () => {
    const endless = effect(Array.from({ length: 9 }, down));
    await expect(using(({ once }) => once(endless.steps))).rejects.toThrow('it failed');
    expect(endless.counts.done).toBe(5);
    const long = effect([slowDown(901)]);
    await expect(using(({ once }) => once({ ...long.steps, name: 'long' }))).rejects.toThrow('too many');
    const no = effect([new BadRequestError(call, 'no')]);
    await expect(using(({ once }) => once({ ...no.steps, name: 'no' }))).rejects.toThrow('no');
    expect([long.counts.done, no.counts.done]).toEqual([1, 1]);
    // A refused effect has not begun, so the next run does not look for it.
    const next = effect(['yes']);
    expect(await using(({ once }) => once({ ...next.steps, name: 'no' }))).toBe('yes');
    expect(next.counts.found).toBe(0);
  });

  it('does not poll without end for a wait that has always passed', async () => {
    const { steps, counts } = effect(Array.from({ length: 1_000 }, () => slowDown(0)));
    await expect(using(({ once }) => once(steps))).rejects.toThrow('too many');
    expect(counts.done).toBeLessThan(50);
  });

  it('ends the wait at a cancellation, and keeps finished effects', async () => {
    const stop = new AbortController();
    const { steps } = effect([slowDown(1), 'never']);
    const sleep = async () => stop.abort();
    await expect(
      using(({ once }) => once(steps), { signal: stop.signal, clock: { now: () => 0, sleep } }),
    ).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

it('tells the effect when its outcome cannot be recorded', async () => {
  const log = await openJobLog(path, { servers: 'here' });
  const full = { ...log, record: log.record, end: () => Promise.reject(new Error('disk full')) };
  const effects = createEffects({ log: full, key: 'k', clock: { now: () => 0, sleep: async () => {} } });
  let told = 0;
  const steps = {
    ...effect(['a']).steps,
    unrecorded() {
      told += 1;
    },
  };
  await expect(effects.once(steps)).rejects.toThrow('disk full');
  expect(told).toBe(1);
  await log.close();
});

it('keeps only portable outcomes of other servers', async () => {
  await using(async ({ once, remember }) => {
    await once({ ...effect(['id 7']).steps, name: 'id' });
    await once({ ...effect(['text']).steps, name: 'text', portable: true });
    await remember('read', async () => 'kept');
  });
  await using(
    async ({ once, isDone }) => {
      expect(['id', 'text', 'read'].map(isDone)).toEqual([false, true, true]);
      expect(await once({ ...effect(['id 8']).steps, name: 'id' })).toBe('id 8');
    },
    {},
    'elsewhere',
  );
});

it('shares concurrent work, and repeats it after a failure', async () => {
  let count = 0;
  await using(async ({ together }) => {
    const work = () => together('w', async () => (count += 1));
    expect(await Promise.all([work(), work()])).toEqual([1, 1]);
    await expect(together('bad', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await together('bad', async () => 'yes')).toBe('yes');
  });
});

describe('the log of a job', () => {
  it('belongs to one run at a time', async () => {
    const log = await openJobLog(path, { servers: 'here' });
    await expect(openJobLog(path, { servers: 'here' })).rejects.toThrow(`Another run (process ${process.pid})`);
    await log.close();
    await (await openJobLog(path, { servers: 'here' })).close();
  });

  it('reports the state of an earlier run, and can refuse or drop it', async () => {
    expect((await peekJobLog(path, 'here')).earlier).toBe('nothing');
    await using(({ remember }) => remember('x', async () => 1));
    expect((await peekJobLog(path, 'here')).earlier).toBe('unfinished');
    expect((await peekJobLog(path, 'elsewhere')).earlier).toBe('nothing');
    await expect(openJobLog(path, { servers: 'here', earlier: 'refuse' })).rejects.toThrow(CaptionError);
    const log = await openJobLog(path, { servers: 'here' });
    await log.finish();
    await log.close();
    expect((await peekJobLog(path, 'here')).earlier).toBe('finished');
    const fresh = await openJobLog(path, { servers: 'here', earlier: 'restart' });
    expect([fresh.run, fresh.record('x')]).toEqual([1, undefined]);
    await fresh.close();
  });

  it('ignores an outcome with a torn entry', async () => {
    const { steps, counts } = effect(['a', 'b']);
    await using(({ once }) => once(steps));
    truncateSync(path, statSync(path).size - 3);
    expect(await using(({ once }) => once({ ...steps, noLateness: true }))).toBe('b');
    expect(counts).toEqual({ done: 2, found: 1 });
  });
});
