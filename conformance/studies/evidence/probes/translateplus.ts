import type { translatePlusChecks } from '../../../checks/translateplus/index.ts';
import type { CheckNames } from '../../../model/check-names.ts';
import { membersOf, type ProbedAnswer, type ProviderProbes } from './probe.ts';

/** The framework whose refusals a body looks like. */
function frameworkOf({ status, json }: ProbedAnswer): string | undefined {
  if (status < 400 || status >= 500) return undefined;
  const { detail } = membersOf(json);
  if (Array.isArray(detail)) return 'fastapi';
  if (typeof detail !== 'string') return undefined;
  return detail.startsWith('JSON parse error') ? 'drf' : 'string';
}

/** How a live run tests what is assumed of TranslatePlus. */
export const translatePlusProbes: ProviderProbes<CheckNames<typeof translatePlusChecks>> = {
  rows: {
    'behaviour billable-blocks': 'credits/only-text-counts',
    'behaviour refusals-free': 'credits/400-is-free',
    'behaviour repeat-charged': 'credits/repeat',
    'behaviour gate-order': 'keys/looked-at-first',
    'behaviour unknown-fields': 'request/unknown-fields',
    'behaviour same-language': 'languages/same-language',
    'behaviour codes-case': 'languages/letter-case',
    'failure field-missing': ['request/content-required', 'validation', 'string'],
    'failure field-not-string': ['request/fields-are-strings', 'validation', 'string'],
    'failure content-empty': ['errors/nothing-to-translate', 'emptyContent', 'refuse'],
    'failure json-invalid': ['request/not-json', 'validation', 'string'],
    'failure media-type': ['request/content-type-json', 'validation', 'string'],
    'failure route-unknown': ['errors/unknown-route', 'validation', 'string'],
    'failure method-unknown': ['errors/wrong-method', 'validation', 'string'],
    'failure fastapi-json-invalid': ['request/not-json', 'validation', 'fastapi'],
    'failure fastapi-missing': ['request/content-required', 'validation', 'fastapi'],
    'failure fastapi-string-type': ['request/fields-are-strings', 'validation', 'fastapi'],
    'failure fastapi-body-type': ['request/content-type-json', 'validation', 'fastapi'],
    'failure drf-json-invalid': ['request/not-json', 'validation', 'drf'],
    'failure drf-media-type': ['request/content-type-json', 'validation', 'drf'],
    'failure drf-route-unknown': ['errors/unknown-route', 'validation', 'drf'],
    'failure drf-method-unknown': ['errors/wrong-method', 'validation', 'drf'],
  },
  switches: [
    { switch: 'validation', check: 'request/not-json', operation: 'translateSubtitles', decide: frameworkOf },
    {
      switch: 'emptyContent',
      check: 'errors/nothing-to-translate',
      operation: 'translateSubtitles',
      decide: ({ status }) => (status === 200 ? 'echo' : status === 400 || status === 422 ? 'refuse' : undefined),
    },
    {
      // Uses up the window: it runs with --include exhaustive.
      switch: 'retryAfter',
      check: 'rate-limit/sixty-a-minute',
      decide: ({ status, header }) =>
        status === 429 ? (header('Retry-After') === undefined ? 'absent' : 'seconds') : undefined,
    },
  ],
};
