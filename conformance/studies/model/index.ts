/** Stateful properties: models of what a provider's state should be, against random sequences of operations. */
export { allModels } from './models/index.ts';
export type { FastCheck, ProviderModel, Step } from './provider-model.ts';
export { providerOf } from './provider-model.ts';
export { type Failure, type ModelOutcome, type ModelRun, runModel } from './run-model.ts';
export { type ModelsRun, runModels, stepsOf } from './run-models.ts';
export { modelsText, outcomeText } from './text.ts';
