import type { Evidence } from '../../src/base/evidence.ts';
import { translatePlusContract } from '../../src/contracts/translateplus/contract.ts';
import type { MockTables } from '../http/app.ts';
import { indexOperations } from '../http/operation-index.ts';
import type { Tenant } from '../world/tenant.ts';
import { refusalOf } from './routes/errors.ts';

const { operations, failures } = translatePlusContract;
const documentedPaths = indexOperations(operations);
const allPaths = indexOperations(operations, { aliases: true });

/** True when a tenant's SDK spellings of paths are open. */
export const aliasesOpen = (tenant: Tenant): boolean => tenant.switch('translateplus.aliases') === 'on';

/** What an answer that is no refusal rests on: its operation's row. */
function ruleOf(id: string): { what: string; evidence: Evidence } | null {
  const operation = operations.find((row) => row.id === id);
  return operation ? { what: `Answered: ${operation.summary}.`, evidence: operation.evidence } : null;
}

/** What the shared request handling needs to know of TranslatePlus. */
export const tables: MockTables = {
  provider: 'translateplus',
  failures,
  rule: ruleOf,
  indexFor: (tenant) => (aliasesOpen(tenant) ? allPaths : documentedPaths),
  credentialOf: (request) => request.get('X-API-KEY') ?? null,
  refusalOf,
};
