import { beyondBoth } from '../beyond/shared.ts';
import { beyondAnswers } from './beyond-answers.ts';
import { beyondRequests } from './beyond-requests.ts';

/** Mutants that the users of the pipeline cannot notice. */
export const beyondPipeline = [...beyondBoth, ...beyondAnswers, ...beyondRequests];
