import { type ProviderModel, providerOf } from './provider-model.ts';
import { type ModelOutcome, type ModelRun, runModel } from './run-model.ts';

/** Options of `runModels`. */
export interface ModelsRun extends Omit<ModelRun, 'model'> {
  readonly models: readonly ProviderModel[];
  /** Steps of all models of one provider together. */
  readonly steps: number;
  /** Called as each model ends. */
  readonly onEnd?: (outcome: ModelOutcome) => void;
}

/** The steps of each model: those of its provider, divided by weight; at least one. */
export function stepsOf(models: readonly ProviderModel[], steps: number): Map<ProviderModel, number> {
  const weightOf = ({ weight = 1 }: ProviderModel): number => weight;
  const shares = models.map((model) => {
    const own = models.filter((other) => providerOf(other) === providerOf(model));
    const whole = own.reduce((sum, other) => sum + weightOf(other), 0);
    return [model, Math.max(1, Math.floor((steps * weightOf(model)) / whole))] as const;
  });
  return new Map(shares);
}

/** Plays those models whose provider the target has, one after the other. */
export async function runModels({ models, onEnd, ...options }: ModelsRun): Promise<readonly ModelOutcome[]> {
  const chosen = models.filter((model) => options.target.baseUrls[providerOf(model)] !== undefined);
  const outcomes: ModelOutcome[] = [];
  for (const [model, steps] of stepsOf(chosen, options.steps)) {
    if (options.signal?.aborted) break;
    const outcome = await runModel({ ...options, model, steps });
    onEnd?.(outcome);
    outcomes.push(outcome);
  }
  return outcomes;
}
