import type { Evidence } from '../../src/base/evidence.ts';
import { gcoreContract } from '../../src/contracts/gcore-ai/contract.ts';
import type { MockTables } from '../http/app.ts';
import { indexOperations } from '../http/operation-index.ts';
import type { Tenant } from '../world/tenant.ts';
import { readCredential } from './routes/credential.ts';
import { refusalOf } from './routes/errors.ts';

const { operations, failures } = gcoreContract;
const documentedPaths = indexOperations(operations);
const allPaths = indexOperations(operations, { aliases: true });

/** True when the paths of 2024 answer. */
export const aliasesOpen = (tenant: Tenant): boolean => tenant.switch('gcore-ai.legacyAliases') === 'on';

/** What an answer that is no refusal rests on: its operation's row. */
function ruleOf(id: string): { what: string; evidence: Evidence } | null {
  const operation = operations.find((row) => row.id === id);
  return operation ? { what: `Answered: ${operation.summary}.`, evidence: operation.evidence } : null;
}

/** What the shared request handling needs to know of Gcore Streaming. */
export const tables: MockTables = {
  provider: 'gcore-ai',
  failures,
  rule: ruleOf,
  indexFor: (tenant) => (aliasesOpen(tenant) ? allPaths : documentedPaths),
  credentialOf: (request) => readCredential(request)?.token ?? null,
  refusalOf,
};
