import { assumed, observed } from '../../base/evidence.ts';
import { type FactTable, fact } from '../facts.ts';
import { languages } from './languages.ts';

/** The limits and lists of TranslatePlus. */
export const facts = {
  languages: fact(
    languages,
    'Names and codes of the languages, auto (a source only) included',
    observed(
      'two clients of the vendor carry the same set: translateplus-wp c2fd799 assets/js/languages.json and translateplus-polylang 27c33e1',
    ),
  ),
  bodyBytes: fact(
    16 * 1024 * 1024,
    'Bytes of a request body, at most',
    assumed('no limit is documented; a full-length film is about 100 kB and 1,600 cues, so this leaves ample room'),
  ),
  concurrency: fact(
    10,
    'Requests at once that the plan of an account allows, as the summary says',
    assumed('no figure is documented; clients need a number'),
  ),
} as const satisfies FactTable;
