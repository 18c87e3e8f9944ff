import { type ProviderModel, providerOf } from './provider-model.ts';
import { type ModelOutcome, type ModelRun, runModel } from './run-model.ts';

/** Options of `runModels`. */
export interface ModelsRun extends Omit<ModelRun, 'model'> {
  readonly models: readonly ProviderModel[];
  /** Called as each model ends. */
  readonly onEnd?: (outcome: ModelOutcome) => void;
}

/** Plays those models whose provider the target has one after the other; each gets an equal part of the steps. */
export async function runModels({ models, onEnd, ...options }: ModelsRun): Promise<readonly ModelOutcome[]> {
  const chosen = models.filter((model) => options.target.baseUrls[providerOf(model)] !== undefined);
  const outcomes: ModelOutcome[] = [];
  for (const [at, model] of chosen.entries()) {
    if (options.signal?.aborted) break;
    const from = Math.floor((options.steps * at) / chosen.length);
    const steps = Math.max(1, Math.floor((options.steps * (at + 1)) / chosen.length) - from);
    const outcome = await runModel({ ...options, model, steps });
    onEnd?.(outcome);
    outcomes.push(outcome);
  }
  return outcomes;
}
