import type { ProviderModel } from '../provider-model.ts';
import { tracksModel } from './stream-tracks.ts';

/** Every model. */
export const allModels: readonly ProviderModel[] = [tracksModel];
