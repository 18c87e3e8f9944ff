import { checksOf } from '../../../model/checks-of.ts';
import { Ai } from './ai.ts';

/** Declares a check of Workers AI, with steps on an `Ai`. Neurons do not count as credits: the requests are the cost. */
export const check = checksOf('workers-ai', async (t, run: (ai: Ai) => Promise<unknown>) => {
  const { accountId } = await t.credential();
  await run(new Ai(t, accountId ?? t.skip('needs the account: --credential workers-ai.accountId=<32 hex digits>')));
});
