import { providerRows } from '../../../src/contracts/providers.ts';
import type { OperationRow } from '../../../src/contracts/types.ts';
import type { JournalEntry, Kept } from '../../kernel/world/journal-entry.ts';

/** What a client did once: a request to a mock with its answer, as rules read it. */
export interface Deed {
  readonly id: string;
  readonly provider: string;
  /** Null: no operation has this method and path. */
  readonly operation: OperationRow | null;
  readonly method: string;
  /** Path and query, without secrets. */
  readonly path: string;
  /** When it began, on the tenant's clock, in milliseconds. */
  readonly began: number;
  /** When it was answered. */
  readonly ended: number;
  readonly outcome: string;
  readonly rule: string | null;
  /** Null: there was no answer. */
  readonly status: number | null;
  /** The request's body as the journal has it; null: it was cut, is not text, or was not read. */
  readonly sent: string | null;
  /** The answer's body; null: it was cut, or is not text. */
  readonly answer: string | null;
  readonly answerHeaders: Readonly<Record<string, string>>;
}

/** Returns the deeds of a tenant's entries, in the order in which they began. */
export async function deedsOf(entries: readonly Kept[]): Promise<Deed[]> {
  const requests = entries.filter(({ kind }) => kind === 'request');
  const wanted = new Set(requests.map(({ provider }) => provider));
  const tables = new Map<string, OperationRow>();
  for (const [id, row] of providerRows) {
    if (!wanted.has(id)) continue;
    for (const operation of await row.operations()) tables.set(`${id} ${operation.id}`, operation);
  }
  return requests.map((kept) => deedOf(kept, tables)).sort((a, b) => a.began - b.began);
}

function deedOf(kept: Kept, tables: ReadonlyMap<string, OperationRow>): Deed {
  const { entry, circumstances } = kept.build();
  const { id, provider, method, path, outcome, rule, status, request, response } = entry;
  return {
    id,
    provider,
    operation: tables.get(`${provider} ${entry.operation}`) ?? null,
    method,
    path,
    // A frozen clock does not move while a request runs.
    began: entry.at === undefined ? circumstances.at - kept.took : circumstances.at,
    ended: circumstances.at,
    outcome,
    rule,
    status,
    sent: isRead(request) ? wholeText(request.body) : null,
    answer: wholeText(response.body),
    answerHeaders: response.headers,
  };
}

/** False where a type is named for a body that the journal does not have: it was broken off, refused before, or streamed. */
const isRead = ({ headers, body }: JournalEntry['request']): boolean =>
  body.bytes > 0 || headers['content-type'] === undefined;

const wholeText = ({ text, cut, bytes }: { text?: string; cut?: boolean; bytes: number }): string | null =>
  bytes === 0 ? '' : cut || text === undefined ? null : text;

/** True for a deed that was answered with success. */
export const succeeded = ({ status, outcome }: Deed): boolean =>
  outcome === 'answered' && status !== null && status >= 200 && status < 300;

/** The JSON of a deed's answer, or null. */
export function answerJson({ answer }: Deed): unknown {
  try {
    return JSON.parse(answer ?? '');
  } catch {
    return null;
  }
}

/** The path without its query. */
export const pathOnly = ({ path }: Deed): string => path.replace(/\?.*$/s, '');
