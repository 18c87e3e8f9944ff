import type { CheckContext } from '../../../context/context.ts';

/** Goes on only where AI is enabled on the account, as far as that is known. */
export async function needsAi(t: CheckContext): Promise<void> {
  if ((await t.declared('aiEnabled')) === 'off') t.skip('AI is not enabled on the account');
}

/** Makes sure that the account may have so many tasks waiting or at work. Accounts may queue 100 (documented). */
export async function needsRoomFor(t: CheckContext, tasks: number): Promise<void> {
  await needsAi(t);
  if (tasks > 3 && (await t.declared('queueLimit')) === 'limit-3')
    await t.given({ switches: { queueLimit: 'limit-100' } });
}

/** True when the target is known to have chosen this alternative. */
export const chose = async (t: CheckContext, name: string, value: string): Promise<boolean> =>
  (await t.declared(name)) === value;
