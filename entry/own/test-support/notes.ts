import type { Check } from '../../../conformance/model/check.ts';
import { checksOf } from '../../../conformance/model/checks-of.ts';
import { onAnswer } from '../../../conformance/mutants/answers.ts';
import { type Mutant, mutantsOf } from '../../../conformance/mutants/index.ts';
import { usualMock } from '../../../mocks/kernel/http/usual-mock.ts';
import { assumed } from '../../../src/base/evidence.ts';
import { usualFailures } from '../../../src/contracts/usual-failures.ts';
import { defineContract } from '../define-contract.ts';
import type { ProviderDefinition } from '../definition.ts';

const evidence = assumed('a test');

/** A provider with one operation, whole: a test changes a part of it. */
export function notes(changes: Partial<ProviderDefinition> = {}): ProviderDefinition {
  const { id = 'notes' } = changes;
  const contract = defineContract({
    provider: id,
    operations: [
      {
        id: 'readNotes',
        method: 'get',
        path: '/notes',
        summary: 'Read the notes',
        permission: 'read',
        price: 'free',
        failures: ['credential-missing'],
        success: [{ status: 200, description: 'The notes' }],
        evidence,
      },
    ],
    failures: usualFailures((code) => ({ code })),
    switches: { tone: { question: 'How are notes written?', values: { plain: evidence, loud: evidence } } },
  });
  return {
    id,
    title: 'Notes',
    listener: { port: 4051 },
    credential: { variables: { key: 'NOTES_KEY' }, headers: ({ key = '' }) => ({ 'X-Key': key }) },
    contract,
    mock: usualMock({
      contract,
      credentialOf: (request) => request.get('X-Key') ?? null,
      work: { readNotes: ({ tenant }) => ({ body: { notes: [], tone: tenant.switch('notes.tone') } }) },
    }),
    checks: [check(id)],
    mutants: [mutant(id)],
    ...changes,
  };
}

const check = (id: string): Check =>
  checksOf(id)({
    id: 'keys/missing',
    title: 'A key is needed',
    requirement: 'A request without a key is refused.',
    evidence,
    cost: { requests: 1 },
    run: async (t) => void (await t.send({ path: '/notes', credential: null })).expectStatus(401),
  });

const mutant = (id: string): Mutant =>
  mutantsOf(id)({
    id: 'open',
    family: 'keys',
    statement: 'answers without a key',
    breaks: ['keys/missing'],
    seams: () => onAnswer({ rule: 'credential-missing' }, (answer) => ({ ...answer, status: 200 })),
  });
