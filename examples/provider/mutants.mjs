import { mutantsOf, onAnswer } from 'caption-harness/provider';

const mutant = mutantsOf('caption-shelf');
const becomes = (rule, status) => () => onAnswer({ rule }, (answer) => ({ ...answer, status }));

/** Wrong shelves: what the server does, the checks that must fail, and the decision that changes. */
export const mutants = [
  mutant({
    id: 'key-needless',
    family: 'keys',
    statement: 'answers without a key',
    breaks: ['keys/missing'],
    seams: becomes('credential-missing', 200),
  }),
  mutant({
    id: 'rights-ignored',
    family: 'keys',
    statement: 'lets every key do everything',
    breaks: ['keys/revoked', 'keys/read-only'],
    seams: () => ({ permits: () => true }),
  }),
  mutant({
    id: 'one-shelf',
    family: 'isolation',
    statement: 'has one shelf for all accounts',
    breaks: ['files/separate'],
    seams: () => ({ ownerOf: (tenant, property) => (property === 'state' ? 'everyone' : tenant) }),
  }),
  mutant({
    id: 'letters-lost',
    family: 'results',
    statement: 'sends files in ASCII',
    breaks: ['files/kept'],
    seams: () =>
      onAnswer({ operation: 'getFile', status: 200 }, ({ body, ...answer }) => ({
        ...answer,
        body: Buffer.from(Buffer.from(body).toString('ascii')),
      })),
  }),
  mutant({
    id: 'removed-stay',
    family: 'effects',
    statement: 'still has what was removed',
    breaks: ['files/removed', 'files/unknown'],
    seams: () => onAnswer({ operation: 'getFile', rule: 'file-unknown' }, (answer) => ({ ...answer, status: 200 })),
  }),
  mutant({
    id: 'anything-kept',
    family: 'errors',
    statement: 'keeps every text',
    breaks: ['files/invalid'],
    seams: becomes('file-invalid', 201),
  }),
];
