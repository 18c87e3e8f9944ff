import * as fc from 'fast-check';
import { mutants } from '../../../mutants/index.ts';
import { mockTarget } from '../../../targets/mock.ts';
import { allModels, type ModelOutcome, runModel } from '../index.ts';

/** Options of `playModel`. */
export interface Played {
  /** The id of a mutant. Default: none. */
  readonly mutant?: string;
  readonly steps: number;
  readonly shrinks?: boolean;
}

/** Plays one model to fresh mocks. */
export async function playModel(id: string, { mutant, ...options }: Played): Promise<ModelOutcome> {
  const found = mutants.find((one) => one.id === mutant);
  const model = allModels.find((one) => one.id === id);
  if (model === undefined || (mutant !== undefined && found === undefined)) throw new Error(`unknown: ${id} ${mutant}`);
  const target = await mockTarget({ runId: 'model', ...(found === undefined ? {} : { seams: found.seams }) });
  try {
    return await runModel({ fc, target, model, seed: 1, ...options });
  } finally {
    await target.close();
  }
}
