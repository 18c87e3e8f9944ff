import type { JsonObject } from '../../../../src/base/json.ts';
import type { CheckCase } from '../../../model/checks-of.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { check } from './check.ts';
import { SPEC } from './sources.ts';
import { created, look, type SeenTask, STATUSES, TASKS, watch } from './tasks.ts';

/** Where tasks are described. */
export const TASK = `${SPEC}, GET ${TASKS}/{task_id}`;

/** The allowed next statuses. Every status may stay, and a status that is not final may be skipped. */
export const FOLLOWERS: Readonly<Record<string, readonly string[]>> = {
  RECEIVED: STATUSES,
  PENDING: ['PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'],
  STARTED: ['PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'],
  RETRY: ['PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'],
  SUCCESS: ['SUCCESS'],
  FAILURE: ['FAILURE'],
  REVOKED: ['REVOKED'],
};

/**
 * Reads a task from its creation until it is final, this many seconds apart, and once some time later. On a shared
 * account, checks share one life, and its end is the transcription that other checks read.
 */
export async function lifeOf(t: CheckContext, body: JsonObject = {}, every = 2): Promise<SeenTask[]> {
  const looks = await t.kept(`life ${JSON.stringify(body)}`, () => lived(t, body, every));
  return looks;
}

async function lived(t: CheckContext, body: JsonObject, every: number): Promise<SeenTask[]> {
  const looks: SeenTask[] = [];
  const id = await created(t, body);
  await watch(t, id, { every: t.arranged ? every : 2, onLook: (task) => looks.push(task) });
  await t.wait(t.arranged ? 60 : 1);
  looks.push(await look(t, id));
  return looks;
}

/** The cost of watching one task. */
export const LOOKS = { requests: 12 } as const;

/** A check of every read of one task, from its creation on: the judgement instead of steps. */
export interface LifeCase<Name extends string> extends Omit<CheckCase<Name, CheckContext>, 'cost' | 'run'> {
  readonly judge: (looks: readonly SeenTask[]) => void;
  /** Seconds between two reads, where time can be arranged. */
  readonly every?: number;
}

/** Declares a check that judges every read of one task. */
export const overLife = <const Name extends `tasks-life/${string}`>({ judge, every, ...facts }: LifeCase<Name>) =>
  check({ ...facts, cost: LOOKS, run: async (t) => judge(await lifeOf(t, {}, every)) });

/** Judges each read by itself. */
export const each = (judge: (task: SeenTask) => void) => (looks: readonly SeenTask[]) => {
  for (const task of looks) judge(task);
};

/** Judges each read together with the previous one. */
export const pairs = (judge: (task: SeenTask, before: SeenTask) => void) => (looks: readonly SeenTask[]) => {
  looks.slice(1).forEach((task, at) => {
    judge(task, looks[at] as SeenTask);
  });
};
