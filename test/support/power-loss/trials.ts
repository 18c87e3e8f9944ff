import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { type Check, everyCrashPoint, flushSites, type Trial, without } from './crash-points.ts';
import { record } from './recorder.ts';

let root: string;
let before: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'disk-'));
  before = mkdtempSync(join(tmpdir(), 'disk-before-'));
});
afterEach(() => {
  for (const folder of [root, before]) rmSync(folder, { recursive: true, force: true });
});

/** Notes what the program told to be safe. */
export type Promised = (value: unknown) => void;

/** Runs the work on a disk that begins as `start` leaves it, and cuts the power everywhere. */
export async function trial(
  start: (folder: string) => void,
  work: (folder: string, promised: Promised) => Promise<void>,
  check: Check,
  quickCheck: Check = check,
): Promise<Trial> {
  start(root);
  cpSync(root, before, { recursive: true });
  return { before, changes: await record(root, (promised) => work(root, promised)), check, quickCheck };
}

/**
 * Nothing is lost; and without the flushes of any one site something is.
 * @param spare sites whose flushes keep nothing that was promised
 */
export async function holds(subject: Trial, spare: readonly unknown[] = []): Promise<void> {
  const { moments, states, failures } = await everyCrashPoint(subject);
  expect(failures).toEqual([]);
  expect(moments).toBeGreaterThan(10);
  expect(states).toBeGreaterThan(20);
  const unneeded: string[] = [];
  for (const site of flushSites(subject.changes)) {
    const end = await everyCrashPoint(
      { ...subject, changes: without(subject.changes, site), check: subject.quickCheck ?? subject.check },
      true,
    );
    if (end.failures.length === 0) unneeded.push(site);
  }
  expect(unneeded).toEqual(spare);
}
