import { documented } from '../../../../src/base/evidence.ts';
import type { CheckCase } from '../../../model/checks-of.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { check } from './check.ts';
import { SPEC } from './sources.ts';
import { TASKS, transcribed } from './tasks.ts';

/** Where the result of a transcription is described. */
export const RESULT = `${SPEC}, GET ${TASKS}/{task_id}, ai_results_transcribe`;

/** The evidence of that description. */
export const docs = documented(RESULT);

/** The cost of one task that is read until it ends. */
export const ONE_TASK = { requests: 8 } as const;

/** A check of the transcription of the public clip: the judgement instead of steps. */
export interface ClipCase<Name extends string> extends Omit<CheckCase<Name, CheckContext>, 'cost' | 'run'> {
  readonly judge: (task: Awaited<ReturnType<typeof transcribed>>) => void;
}

/** Declares a check that judges the transcription of the public clip. */
export const ofClip = <const Name extends `results/${string}`>({ judge, ...facts }: ClipCase<Name>) =>
  check({ ...facts, cost: ONE_TASK, run: async (t) => judge(await transcribed(t)) });
