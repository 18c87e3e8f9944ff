import type { Contract } from '../../../src/contracts/contract.ts';
import type { Operation } from '../../../src/contracts/types.ts';
import { usualFailures } from '../../../src/contracts/usual-failures.ts';
import { unknownName } from './unknown-name.ts';

const PATH = /^\/(?:[^{}\s]|\{\w+\})*$/;
const CREATING: ReadonlySet<string> = new Set(['post', 'put']);
/** The failures by which every server answers what never reaches its operations. */
const NEEDED = Object.keys(usualFailures(() => ({})));

/** What does not fit together in a contract. */
export function contractProblems({ operations, failures, ...tables }: Contract): string[] {
  const missing = NEEDED.filter((id) => !Object.hasOwn(failures, id));
  return [
    ...(missing.length === 0
      ? []
      : [`contract.failures: lacks ${missing.join(', ')}. Spread usualFailures(...) into it.`]),
    ...Object.entries(failures).flatMap(([id, { status }]) =>
      status >= 400 && status <= 599 ? [] : [`contract.failures.${id}: the status ${status} is not one of a failure.`],
    ),
    ...repeated(operations.map(({ id }) => id)).map((id) => `contract.operations: two have the id "${id}".`),
    ...repeated(operations.map(routeOf)).map((route) => `contract.operations: two answer ${route}.`),
    ...operations.flatMap((operation) => operationProblems(operation, Object.keys(failures))),
    ...Object.entries({ failures, ...pick(tables) }).flatMap(([table, rows]) => evidenceProblems(table, rows)),
  ];
}

function operationProblems(operation: Operation, known: readonly string[]): string[] {
  const at = `contract.operations "${operation.id}"`;
  const found: string[] = [];
  if (!PATH.test(operation.path)) found.push(`${at}: "${operation.path}" is not a path like /files/{id}.`);
  for (const failure of operation.failures) {
    if (!known.includes(failure)) found.push(`${at}: ${unknownName('failure', failure, known)}`);
  }
  if (operation.success.length === 0) found.push(`${at}: success is empty. Name the status of its answer.`);
  if (operation.evidence?.grade === undefined)
    found.push(`${at}: has no evidence. Use documented, observed or assumed.`);
  if (!CREATING.has(operation.method)) return found;
  if (operation.repeat === undefined) found.push(`${at}: has no repeat. Say "safe" or "costly".`);
  if (operation.creates === undefined) found.push(`${at}: has no creates. Say what it adds to the account, or null.`);
  return found;
}

const pick = ({ facts, behaviours }: Pick<Contract, 'facts' | 'behaviours'>) => ({ facts, behaviours });

const evidenceProblems = (table: string, rows: Readonly<Record<string, { readonly evidence?: unknown }>>): string[] =>
  Object.entries(rows).flatMap(([id, { evidence }]) =>
    evidence === undefined ? [`contract.${table}.${id}: has no evidence. Use documented, observed or assumed.`] : [],
  );

const routeOf = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`;

const repeated = (all: readonly string[]): string[] => [...new Set(all.filter((one, at) => all.indexOf(one) !== at))];
