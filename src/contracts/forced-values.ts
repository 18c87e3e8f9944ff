import type { Failure } from './types.ts';

/** The values of placeholders that neither a fault nor the row of the failure states. Seconds, counts, names. */
const usual: Readonly<Record<string, string | number>> = {
  allow: 'GET',
  code: 'xx',
  dataType: 'string',
  field: 'content',
  format: 'srt',
  given: 0,
  limit: 60,
  method: 'POST',
  model: '@cf/openai/whisper',
  offset: 0,
  partial: '1234',
  path: '/unknown',
  problem: 'a fault asked for it',
  remaining: 0,
  request: 'fault',
  required: 1,
  seconds: 60,
  status: 'SUCCESS',
  type: 'text/plain',
  used: 60,
  wait: 1,
  what: 'body',
  window: 'minute',
};

/** The names of a failure's placeholders, in its body and headers. */
export const placeholdersOf = ({ body, headers }: Pick<Failure, 'body' | 'headers'>): string[] => [
  ...new Set([...JSON.stringify([body, headers ?? {}]).matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)),
];

/**
 * The values of a failure that a fault causes: those of the fault, else those of the failure's row, else usual ones, so that no
 * answer shows a placeholder. `wait` is the Retry-After of every provider.
 */
export const forcedValues = (
  { usual: own = {} }: Pick<Failure, 'usual'> = {},
  values: Readonly<Record<string, string | number>> = {},
): Readonly<Record<string, string | number>> => ({ ...usual, ...own, retryAfter: values.wait ?? 1, ...values });
