import type { Evidence } from '../../../src/base/evidence.ts';
import { workersAiContract } from '../../../src/contracts/workers-ai/contract.ts';
import type { MockTables } from '../../http/app.ts';
import type { OperationIndex } from '../../http/operation-index.ts';
import { credentialIn } from '../gateway/credential.ts';
import { indexUnderPrefixes, permissions } from '../gateway/index-operations.ts';
import { refusalOf } from './routes/errors.ts';

const { operations, failures } = workersAiContract;
const byPath = indexUnderPrefixes(operations);

/** A model in a path has slashes of its own: for the index they are one segment. */
const withOneSegment = (path: string): string => path.replace(/(\/ai\/run\/).+/, '$1model');

const index: OperationIndex = {
  find: (method, path) => byPath.find(method, withOneSegment(path)),
  methodsOf: (path) => byPath.methodsOf(withOneSegment(path)),
};

/** Made once, so that a journal's entries share them. */
const rules = new Map<string, { what: string; evidence: Evidence }>(
  operations.map(({ id, summary, evidence }) => [id, { what: `Answered: ${summary}.`, evidence }]),
);

/** What an operation needs. */
export const permissionOf = permissions(operations);

/** What the shared request handling needs to know of Workers AI. */
export const tables: MockTables = {
  provider: 'workers-ai',
  failures,
  rule: (id) => rules.get(id) ?? null,
  indexFor: () => index,
  credentialOf: (request) => credentialIn(request.headers),
  refusalOf,
};
