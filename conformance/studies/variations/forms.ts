import { type ProviderId, providerIds } from '../../../src/contracts/providers.ts';
import { aiForms } from './ai-forms.ts';
import { together } from './compose.ts';
import { gcoreForms } from './gcore-forms.ts';
import { streamForms } from './stream-forms.ts';
import { translators } from './translators.ts';
import type { Variation } from './variation.ts';
import { wireForms } from './wire-forms.ts';

/** Other lawful forms, each alone: of HTTP and JSON, of times, files, numbers and texts. */
export const singleForms: readonly Variation[] = [
  ...gcoreForms,
  ...streamForms,
  ...aiForms,
  ...translators,
  // Last, nearest to the client: they may pack bodies.
  ...wireForms,
];

const SETS = [1, 2] as const;

/**
 * The same in two sets for each provider, also for one that was registered since: those that do not change the same place. The
 * power of the suite runs the sets, and `VARIATIONS=all npx vitest run conformance/studies/power/vary.long.test.ts` each form alone.
 */
export const formSets = (): readonly Variation[] => SETS.flatMap((set) => providerIds.map((id) => formSet(set, id)));

function formSet(set: 1 | 2, provider: ProviderId): Variation {
  const own = singleForms.filter(
    (form) => form.sets?.includes(set) === true && (form.providers?.includes(provider) ?? true),
  );
  return together(
    {
      id: `other-forms-${set}-${provider}`,
      statement: `uses other lawful forms: ${own.map(({ id }) => id).join(', ')}`,
      providers: [provider],
    },
    own,
  );
}
