import type { Evidence } from '../../../src/base/evidence.ts';
import type { Contract } from '../../../src/contracts/contract.ts';
import { contracts } from '../../../src/contracts/contracts.ts';
import type { Fact } from '../../../src/contracts/facts.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import { providers } from '../../../src/contracts/providers.ts';
import type { Quote } from '../../../src/contracts/quotes/quoted-text.ts';
import { quoteOf } from '../../../src/contracts/quotes/quotes.ts';
import { type Adopted, adopted } from './adopted.ts';
import { type Settling, settlingOf } from './probes/probes.ts';

/** The kind of a row. */
type EvidenceKind = 'operation' | 'behaviour' | 'fact' | 'failure' | 'switch';

/** One behaviour of a mock, and how it is known. */
export interface EvidenceRow {
  readonly provider: ProviderId;
  readonly kind: EvidenceKind;
  /** Unique within provider and kind; `name=value` for a switch. */
  readonly id: string;
  readonly statement: string;
  /** Its grade is `observed` where a recorded live run saw the row. */
  readonly evidence: Evidence;
  /** The sentence that a documented row rests on. */
  readonly quote?: Quote;
  /** What would settle an assumed row. */
  readonly settling: Settling;
  /** What recorded live runs saw of it. */
  readonly adopted?: Adopted;
}

/** Every behaviour of every mock, by provider: what `conform evidence` prints and docs/evidence.md holds. */
export function evidenceRows(runs: readonly Adopted[] = adopted): readonly EvidenceRow[] {
  return Object.values(contracts)
    .flatMap(rowsOf)
    .map((row) => withAdopted(row, runs));
}

function rowsOf({ provider, operations, behaviours, facts, failures, switches }: Contract): EvidenceRow[] {
  const row = (kind: EvidenceKind, id: string, statement: string, evidence: Evidence): EvidenceRow => {
    const quote = evidence.grade === 'documented' ? quoteOf(provider, `${kind} ${id}`) : undefined;
    const settling = evidence.grade === 'assumed' ? settlingOf(provider, `${kind} ${id}`) : {};
    return { provider, kind, id, statement, evidence, ...(quote === undefined ? {} : { quote }), settling };
  };
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

/** An assumed row that a live run saw is observed; what it contradicts stays assumed, and says so. */
function withAdopted(row: EvidenceRow, runs: readonly Adopted[]): EvidenceRow {
  const seen = runs.findLast(
    ({ provider, row: name }) => provider === row.provider && name === `${row.kind} ${row.id}`,
  );
  if (seen === undefined) return row;
  if (!seen.holds || row.evidence.grade !== 'assumed') return { ...row, adopted: seen };
  const source = `live run of ${seen.date}, check ${seen.check}; before: ${row.evidence.source}`;
  return { ...row, evidence: { grade: 'observed', source }, adopted: seen };
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
