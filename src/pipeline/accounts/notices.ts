import type { AccountLedger } from './types.ts';

/** Returns sentences on uncounted use of the accounts that a run has used. Asks only accounts with payments. */
export async function accountNotices(used: Iterable<readonly [string, AccountLedger]>): Promise<readonly string[]> {
  const asked = [...used].map(async ([account, ledger]) => [account, await ledger.unexplained()] as const);
  const ends = await Promise.allSettled(asked);
  return ends.flatMap((end) => (end.status === 'fulfilled' ? noticeOf(...end.value) : []));
}

function noticeOf(account: string, unexplained: number): readonly string[] {
  if (unexplained === 0) return [];
  const amount = Math.abs(unexplained);
  const credits = `${amount} ${amount === 1 ? 'credit' : 'credits'} ${unexplained > 0 ? 'more' : 'fewer'}`;
  return [
    `The account (${account}) used ${credits} than was counted here: it has another user, or the service does not charge by cues with text.`,
  ];
}
