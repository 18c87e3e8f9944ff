import { documented } from '../../../../src/base/evidence.ts';
import { type Check, defineCheck } from '../../../model/check.ts';
import { SPEC } from './sources.ts';
import { TASKS, transcribed } from './tasks.ts';

/** Where the result of a transcription is described. */
export const RESULT = `${SPEC}, GET ${TASKS}/{task_id}, ai_results_transcribe`;

/** The evidence of that description. */
export const docs = documented(RESULT);

/** The cost of one task that is read until it ends. */
export const ONE_TASK = { requests: 8, credits: 0 };

/** A check that judges the transcription of the public clip. */
export const ofClip = (
  name: string,
  title: string,
  requirement: string,
  evidence: Check['evidence'],
  judge: (task: Awaited<ReturnType<typeof transcribed>>) => void,
): Check =>
  defineCheck({
    id: `gcore-ai/results/${name}`,
    title,
    requirement,
    evidence,
    cost: ONE_TASK,
    run: async (t) => judge(await transcribed(t)),
  });
