// Covers: define-contract.ts, definition-error.ts, problems/contract-problems.ts, problems/live-problems.ts, problems/mock-problems.ts, problems/name-problems.ts, problems/suite-problems.ts, problems/unknown-name.ts

import { expect, it } from 'vitest';
import { usualMock } from '../../mocks/kernel/http/usual-mock.ts';
import { assumed } from '../../src/base/evidence.ts';
import type { Contract } from '../../src/contracts/contract.ts';
import type { Operation } from '../../src/contracts/types.ts';
import { usualFailures } from '../../src/contracts/usual-failures.ts';
import { defineContract } from './define-contract.ts';
import { defineProvider } from './define-provider.ts';
import type { ProviderDefinition } from './definition.ts';
import { ProviderDefinitionError } from './definition-error.ts';
import { notes } from './test-support/notes.ts';

const whole = notes();
const [operation] = whole.contract.operations as [Operation];

/** The problems of a definition. */
function problemsOf(definition: ProviderDefinition): readonly string[] {
  try {
    defineProvider(definition);
  } catch (error) {
    if (error instanceof ProviderDefinitionError) return error.problems;
    throw error;
  }
  return [];
}

/** The definition with another contract, which its mock shares. */
function withContract(changes: Partial<Contract>): ProviderDefinition {
  const contract = { ...whole.contract, ...changes };
  return { ...whole, contract, mock: { ...whole.mock, contract } };
}

const withOperation = (changes: object): ProviderDefinition =>
  withContract({ operations: [{ ...operation, ...changes } as Operation] });

it('fills in what a definition leaves out', () => {
  const { row, suite, contract } = defineProvider(whole);
  expect(row).toMatchObject({
    listener: { id: 'notes', port: 4051 },
    basePath: '',
    baseUrlVariable: 'NOTES_BASE_URL',
    liveBaseUrl: 'https://notes.invalid',
  });
  expect(row.credentials('mock_a')).toEqual({ key: 'mock_a' });
  expect(row.example('http://here', { key: 'k' })).toBe("curl http://here -H 'X-Key: k'");
  expect(row.rateLimit.evidence.grade).toBe('assumed');
  expect(suite).toMatchObject({ id: 'notes', costs: {}, resources: {}, unproven: [] });
  expect(contract.facts).toEqual({});
});

const more: Partial<Operation> = { id: 'more', path: '/more' };
const live = { baseUrl: 'https://notes.example', costs: {}, resources: {}, forbidden: [], budget: {} };

it.each<[string, ProviderDefinition, string]>([
  ['an id that ends with a dash', notes({ id: 'notes-' }), 'id: "notes-" is not of small letters'],
  ['no title', notes({ title: ' ' }), 'title: is empty'],
  ['a port out of range', notes({ listener: { port: 0 } }), 'listener.port: expected a whole number from 1 to 65535'],
  ['a path that ends with a slash', notes({ basePath: '/v1/' }), 'basePath: "/v1/" must begin with a slash'],
  [
    'a credential without parts',
    notes({ credential: { variables: {}, headers: () => ({}) } }),
    'credential.variables: is empty',
  ],
  [
    'a variable in small letters',
    notes({ credential: { variables: { key: 'key' }, headers: () => ({}) } }),
    'credential.variables.key: "key" is not a variable',
  ],
  [
    'a failure that does not exist',
    withOperation({ failures: ['credential-mising'] }),
    'contract.operations "readNotes": uses the failure "credential-mising", which does not exist. Did you mean "credential-missing"?',
  ],
  ['a path with a space', withOperation({ path: '/a b' }), 'contract.operations "readNotes": "/a b" is not a path'],
  ['no success', withOperation({ success: [] }), 'contract.operations "readNotes": success is empty'],
  ['no evidence', withOperation({ evidence: undefined }), 'contract.operations "readNotes": has no evidence'],
  ['a POST without repeat', withOperation({ method: 'post', creates: null }), 'has no repeat. Say "safe" or "costly"'],
  ['a POST without creates', withOperation({ method: 'post', repeat: 'safe' }), 'has no creates'],
  [
    'two operations of one id',
    withContract({ operations: [operation, { ...operation, path: '/other' }] }),
    'contract.operations: two have the id "readNotes"',
  ],
  [
    'two operations at one place',
    withContract({ operations: [operation, { ...operation, id: 'again' }] }),
    'contract.operations: two answer GET /notes',
  ],
  ['a contract without the usual failures', withContract({ failures: {} }), 'Spread usualFailures(...) into it.'],
  [
    'a failure with the status of a success',
    withContract({
      failures: {
        ...whole.contract.failures,
        odd: { ...whole.contract.failures['internal-error'], status: 200 } as never,
      },
    }),
    'contract.failures.odd: the status 200 is not one of a failure',
  ],
  [
    'an operation without a handler',
    withContract({ operations: [operation, { ...operation, ...more } as Operation] }),
    'mock: has no handler of the operation "more"',
  ],
  [
    'a handler without an operation',
    { ...whole, mock: { ...whole.mock, handlers: { ...whole.mock.handlers, readNote: () => () => {} } } },
    'mock: uses the operation "readNote", which does not exist. Did you mean "readNotes"?',
  ],
  ['a mock of another contract', { ...whole, mock: notes().mock }, 'mock: has another contract than the provider'],
  [
    'a row for broken HTTP that does not exist',
    { ...whole, mock: { ...whole.mock, broken: { ...whole.mock.broken, defect: 'broken' } } },
    'mock.broken.defect: uses the failure "broken"',
  ],
  ['a contract of another provider', withContract({ provider: 'gcore-ai' }), 'contract.provider: is "gcore-ai"'],
  [
    'a check of another provider',
    { ...whole, checks: notes({ id: 'other' }).checks },
    'checks: "other/keys/missing" is not of the form notes/section/name',
  ],
  [
    'a mutant that breaks an unknown check',
    { ...whole, mutants: whole.mutants.map((one) => ({ ...one, breaks: ['notes/keys/mising'] })) },
    'mutants "notes/open": uses the check "notes/keys/mising", which does not exist. Did you mean "notes/keys/missing"?',
  ],
  [
    'a mutant that breaks nothing',
    { ...whole, mutants: whole.mutants.map((one) => ({ ...one, breaks: [] })) },
    'mutants "notes/open": breaks no check',
  ],
  [
    'two mutants of one id',
    { ...whole, mutants: [...whole.mutants, ...whole.mutants] },
    'mutants: two have the id "notes/open"',
  ],
  [
    'an unknown family',
    { ...whole, mutants: whole.mutants.map((one) => ({ ...one, family: 'key' as 'keys' })) },
    'mutants "notes/open": uses the family "key"',
  ],
  [
    'an unproven failure that does not exist',
    { ...whole, unproven: [{ operations: 'all', failures: ['nothing'], reason: 'x' }] },
    'unproven: uses the failure "nothing"',
  ],
  [
    'a price without a cost in a live run',
    { ...withOperation({ price: { text: '1 credit', unit: 'credits' } }), live },
    'live.costs: lacks "readNotes"',
  ],
  [
    'a created resource without its removal in a live run',
    { ...withOperation({ method: 'post', repeat: 'safe', creates: 'note' }), live },
    'live.resources: lacks "note", which "readNotes" creates',
  ],
])('refuses %s, and says what to change', (_case, definition, text) => {
  expect(problemsOf(definition).join('\n')).toContain(text);
});

it('names every problem at once, and the provider', () => {
  const broken = notes({ title: '', listener: { port: -1 } });
  expect(() => defineProvider(broken)).toThrow(
    /^the provider "notes" cannot be used:\n {2}title: is empty[^\n]+\n {2}listener\.port: [^\n]+-1\.$/,
  );
});

it('does not compile with a mock that lacks the work of an operation', () => {
  const contract = defineContract({
    provider: 'notes',
    operations: [{ ...shared, id: 'readNotes', method: 'get', path: '/notes', permission: 'read' }],
    failures: usualFailures(() => ({})),
  });
  // @ts-expect-error: "readNotes" has no work.
  const mock = usualMock({ contract, credentialOf: () => null, work: {} });
  expect(problemsOf({ ...whole, contract, mock })).toContain(
    'mock: has no handler of the operation "readNotes". Add one.',
  );
});

const shared = {
  summary: 'Read the notes',
  price: 'free',
  failures: [],
  success: [{ status: 200, description: 'The notes' }],
  evidence: assumed('a test'),
} as const;
