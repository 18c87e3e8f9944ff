import { documented } from '../../base/evidence.ts';
import type { SuccessAnswer } from '../types.ts';

const evidence = documented('this project: the control API is its own');
/** What all rows of the control API have in common. */
export const base = { permission: 'none', price: 'free', evidence } as const;
/** The answers of a row: one. */
export const ok = (description: string, schema: SuccessAnswer['schema'], status = 200) => [
  { status, description, ...(schema ? { schema } : {}) },
];

/** What refuses every request. */
export const ALWAYS = [
  'foreign-host',
  'foreign-origin',
  'token-required',
  'http-broken',
  'headers-too-large',
  'request-timeout',
  'route-unknown',
  'method-unknown',
  'internal-error',
] as const;
/** What refuses a request with a body. */
export const WITH_BODY = [...ALWAYS, 'json-invalid', 'body-invalid', 'body-too-large', 'body-encoded'] as const;
