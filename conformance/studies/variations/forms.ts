import { aiForms } from './ai-forms.ts';
import { gcoreForms } from './gcore-forms.ts';
import { streamForms } from './stream-forms.ts';
import { translators } from './translators.ts';
import type { Variation } from './variation.ts';
import { wireForms } from './wire-forms.ts';

/** Other lawful forms of HTTP and JSON, of times, files, numbers and texts. */
export const lawfulForms: readonly Variation[] = [
  ...gcoreForms,
  ...streamForms,
  ...aiForms,
  ...translators,
  ...wireForms,
];
