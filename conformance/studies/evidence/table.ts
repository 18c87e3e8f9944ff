import { type Evidence, type Grade, grades } from '../../../src/base/evidence.ts';
import type { Contract } from '../../../src/contracts/contract.ts';
import { contracts } from '../../../src/contracts/contracts.ts';
import type { Fact } from '../../../src/contracts/facts.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import { providers } from '../../../src/contracts/providers.ts';

/** The kind of a row. */
export type EvidenceKind = 'operation' | 'behaviour' | 'fact' | 'failure' | 'switch';

/** One behaviour of a mock, and how it is known. */
export interface EvidenceRow {
  readonly provider: ProviderId;
  readonly kind: EvidenceKind;
  /** Unique within provider and kind; `name=value` for a switch. */
  readonly id: string;
  readonly statement: string;
  readonly evidence: Evidence;
}

/** Every behaviour of every mock, by provider: what `conform evidence` prints and docs/evidence.md holds. */
export function evidenceRows(): readonly EvidenceRow[] {
  return Object.values(contracts).flatMap(rowsOf);
}

function rowsOf({ provider, operations, behaviours, facts, failures, switches }: Contract): EvidenceRow[] {
  const row = (kind: EvidenceKind, id: string, statement: string, evidence: Evidence): EvidenceRow => ({
    provider,
    kind,
    id,
    statement,
    evidence,
  });
  return [
    ...operations.map(({ id, method, path, summary, evidence }) =>
      row('operation', id, `${method.toUpperCase()} ${path}: ${summary}`, evidence),
    ),
    ...Object.entries(behaviours).map(([id, { statement, evidence }]) => row('behaviour', id, statement, evidence)),
    ...Object.entries({ rateLimit: rateLimitOf(provider), ...facts }).map(([id, { value, statement, evidence }]) =>
      row('fact', id, `${statement}: ${shownValue(value)}`, evidence),
    ),
    ...Object.entries(failures).map(([id, { status, meaning, evidence }]) =>
      row('failure', id, `${status}: ${meaning}`, evidence),
    ),
    ...Object.entries(switches).flatMap(([name, { question, values }]) =>
      Object.entries(values).map(([value, evidence]) => row('switch', `${name}=${value}`, question, evidence)),
    ),
  ];
}

/** A provider's rate as a fact; it is in the registry, because programs need it before any table. */
function rateLimitOf(provider: ProviderId): Fact {
  const { requests, seconds, evidence } = providers[provider].rateLimit;
  const statement =
    evidence.grade === 'assumed' ? 'Rate that clients keep below' : 'Rate above which requests are refused';
  return { value: { requests, seconds }, statement, evidence };
}

const LONGEST_LIST = 12;

/** A fact's value for a table: short values whole, longer lists as their number of entries. */
function shownValue(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en-US');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value);
  if (entries.length > LONGEST_LIST) return `${entries.length} entries`;
  const shown = entries.map(([key, part]) => (Array.isArray(value) ? String(part) : `${key} ${shownValue(part)}`));
  return shown.join(', ');
}

/** The number of rows of each grade, and their share in per cent with one digit. */
export function sharesOf(
  rows: readonly EvidenceRow[],
): readonly { readonly grade: Grade; readonly count: number; readonly percent: string }[] {
  return grades.map((grade) => {
    const count = rows.filter(({ evidence }) => evidence.grade === grade).length;
    return { grade, count, percent: rows.length === 0 ? '0.0' : ((100 * count) / rows.length).toFixed(1) };
  });
}
