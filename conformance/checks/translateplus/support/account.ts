import type { Answer } from '../../../context/answer.ts';
import type { CheckContext, CheckRequest } from '../../../context/context.ts';

/** Where the account's credits are seen. */
export const ACCOUNT = '/v2/account/summary';

/** The account's credits, and the answer that told them. */
export interface Account {
  readonly total: number;
  readonly used: number;
  readonly remaining: number;
  readonly answer: Answer;
}

/** Looks at the account. */
export async function account(t: CheckContext, request: Partial<CheckRequest> = {}): Promise<Account> {
  const answer = await t.send({ path: ACCOUNT, ...request });
  answer.expectStatus(200);
  return {
    total: answer.field('total_credits', 'number'),
    used: answer.field('credits_used', 'number'),
    remaining: answer.field('credits_remaining', 'number'),
    answer,
  };
}

/** Credits to start with where that can be arranged. */
const ARRANGED = 1_000;

/** Demands that some steps spend exactly so many credits of the account. */
export async function expectSpent(t: CheckContext, credits: number, steps: () => Promise<unknown>): Promise<void> {
  if (t.arranged) await t.given({ credits: ARRANGED });
  const before = t.arranged ? ARRANGED : (await account(t, { shared: 'unchanged' })).remaining;
  await steps();
  const after = await account(t);
  const spent = before - after.remaining;
  after.answer.verify(
    spent === credits,
    `${credits} credits spent: ${before - credits} remaining`,
    `${after.remaining} remaining: ${spent} spent`,
  );
}
