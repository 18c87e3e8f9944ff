import { onAnswer, onBody, without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

/** Mutants of keys, and of health, which needs none. */
export const keyMutants: readonly Mutant[] = [
  mutant({
    id: 'key-not-checked',
    family: 'keys',
    statement: 'serves every key',
    breaks: ['keys/invalid', 'keys/account-needs-key'],
    seams: () => ({
      tenantOf: (presented, known) => known(presented) ?? { tenant: 'anybody', scope: 'full' },
    }),
  }),
  mutant({
    id: 'key-never-revoked',
    family: 'keys',
    statement: 'serves revoked keys',
    breaks: ['keys/revoked'],
    seams: () => ({ permits: () => true }),
  }),
  mutant({
    id: 'key-missing-401',
    family: 'keys',
    statement: 'refuses a missing key with 401',
    breaks: ['keys/missing', 'keys/account-needs-key', 'keys/languages-need-key', 'keys/looked-at-first'],
    seams: () => onAnswer({ rule: 'key-missing' }, (answer) => ({ ...answer, status: 401 })),
  }),
  mutant({
    id: 'key-missing-other-text',
    family: 'keys',
    statement: 'words the refusal of a missing key differently',
    breaks: ['keys/missing', 'keys/empty'],
    seams: () => onBody({ rule: 'key-missing' }, () => ({ detail: 'Forbidden' })),
  }),
  mutant({
    id: 'key-invalid-404',
    family: 'keys',
    statement: 'refuses an unknown key with 404',
    breaks: ['keys/invalid', 'keys/good-after-bad'],
    seams: () => onAnswer({ rule: 'key-invalid' }, (answer) => ({ ...answer, status: 404 })),
  }),
  mutant({
    id: 'health-down',
    family: 'envelope',
    statement: 'reports that it is down',
    breaks: ['health/ok', 'health/any-key'],
    seams: () => onAnswer({ operation: 'getHealth' }, (answer) => ({ ...answer, status: 503 })),
  }),
  mutant({
    id: 'health-other-service',
    family: 'envelope',
    statement: 'names no service in its health',
    breaks: ['health/ok'],
    seams: () => onBody({ operation: 'getHealth' }, (body) => without(body, 'service')),
  }),
];
