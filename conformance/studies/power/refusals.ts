import type { Answer, Seams } from '../../../mocks/kernel/world/seams.ts';
import { contracts } from '../../../src/contracts/contracts.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../../model/check.ts';
import { suiteOf, type Unproven } from '../../providers/index.ts';
import { judgeWorld, NOTICED } from './judge.ts';
import { recordWorld } from './recording.ts';

/** One catalogued failure of one operation, and the checks that prove it. */
export interface RefusalVerdict {
  readonly provider: ProviderId;
  readonly operation: string;
  readonly failure: string;
  /** Checks that notice when exactly this refusal turns into a success, in order; at most three. */
  readonly checks: readonly string[];
  /** The stated reason why no check can prove it. */
  readonly reason?: string;
}

const ENOUGH = 3;

/** A refusal before the operation is known: of the path, the method or the gateway. */
const NO_OPERATION = '';

const pairOf = (operation: string | null, rule: string): string => `${operation ?? NO_OPERATION} ${rule}`;

/** What is measured: all checks of the provider, and which of them meet which refusal. */
export interface Proving {
  readonly provider: ProviderId;
  readonly checks: readonly Check[];
  readonly met: MetRefusals;
  readonly seed: number;
}

/**
 * Measures which catalogued failures of which operations the suite proves. The checks run once to see which
 * refusals each of them meets ({@link meetRefusals}), then again with exactly that refusal turned into a success. A check proves the refusal
 * if it then fails.
 */
export async function proveRefusals({ provider, checks, met, seed }: Proving): Promise<RefusalVerdict[]> {
  const proven = new Map<string, readonly string[]>();
  const prove = async (pair: string): Promise<readonly string[]> => {
    const known = proven.get(pair);
    if (known !== undefined) return known;
    const candidates = checks.filter(({ id }) => met.get(pair)?.has(id));
    const noticed = await whoNotices(pair, provider, candidates, seed);
    proven.set(pair, noticed);
    return noticed;
  };
  const verdicts: RefusalVerdict[] = [];
  for (const { id: operation, failures } of contracts[provider].operations) {
    for (const failure of failures) {
      const own = await prove(pairOf(operation, failure));
      const found = own.length > 0 ? own : await prove(pairOf(null, failure));
      const reason = unprovenReason({ provider, operation, failure });
      verdicts.push({ provider, operation, failure, checks: found, ...(reason === undefined ? {} : { reason }) });
    }
  }
  return verdicts;
}

/** True if either a check proves the refusal or a reason is stated. A reason for a proven one is stale. */
export const refusalHolds = ({ checks, reason }: RefusalVerdict): boolean =>
  checks.length > 0 !== (reason !== undefined);

/** Why no check can see this refusal; undefined where none is stated, so that a check must prove it. */
export function unprovenReason(pair: Pick<RefusalVerdict, 'provider' | 'operation' | 'failure'>): string | undefined {
  const fits = (row: Unproven): boolean =>
    row.failures.includes(pair.failure) && (row.operations === 'all' || row.operations.includes(pair.operation));
  return suiteOf(pair.provider).unproven.find(fits)?.reason;
}

/** By refusal of an operation: the ids of the checks that meet it. */
export type MetRefusals = ReadonlyMap<string, ReadonlySet<string>>;

/** Finds the checks that meet each refusal in the honest world. */
export async function meetRefusals(checks: readonly Check[], seed: number): Promise<MetRefusals> {
  const met = new Map<string, Set<string>>();
  for (const { check, seam, given } of (await recordWorld(checks, seed)).calls) {
    if (seam !== 'answer') continue;
    const [answer, about] = given as Parameters<Seams['answer']>;
    const pair = pairOf(about.operation, answer.rule);
    met.set(pair, (met.get(pair) ?? new Set()).add(check));
  }
  return met;
}

const nothing: Pick<Answer, 'status' | 'headers' | 'body'> = { status: 200, headers: {}, body: {} };

async function whoNotices(
  pair: string,
  provider: ProviderId,
  candidates: readonly Check[],
  seed: number,
): Promise<readonly string[]> {
  const seams = (): Partial<Seams> => ({
    answer: (answer, about) =>
      answer.status >= 400 && pairOf(about.operation, answer.rule) === pair ? { ...answer, ...nothing } : answer,
  });
  const noticed: string[] = [];
  for (let at = 0; at < candidates.length && noticed.length < ENOUGH; at += ENOUGH) {
    const report = await judgeWorld({ provider, checks: candidates.slice(at, at + ENOUGH), seed, seams });
    noticed.push(...report.checks.filter(({ status }) => NOTICED.has(status)).map(({ id }) => id));
  }
  return noticed.slice(0, ENOUGH);
}
