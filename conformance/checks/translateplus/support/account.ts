import type { Answer } from '../../../model/context/answer.ts';
import type { CheckContext, CheckRequest } from '../../../model/context/context.ts';

/** The path that shows the account's credits. */
export const ACCOUNT = '/v2/account/summary';

/** The account's credits, and the answer that reported them. */
export interface Account {
  readonly total: number;
  readonly used: number;
  readonly remaining: number;
  readonly answer: Answer;
}

/** Reads the account. */
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

/** Sets the credits at the start, where they can be arranged. */
const ARRANGED = 1_000;

/** Demands that the steps spend exactly this many credits of the account. */
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
