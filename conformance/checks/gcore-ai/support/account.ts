import type { CheckContext } from '../../../model/context/context.ts';

/** Skips the check if the target is known to have AI disabled. */
export async function needsAi(t: CheckContext): Promise<void> {
  if ((await t.declared('aiEnabled')) === 'off') t.skip('AI is not enabled on the account');
}

/** Ensures that the account may have this many unfinished tasks. Accounts may queue 100 (documented). */
export async function needsRoomFor(t: CheckContext, tasks: number): Promise<void> {
  await needsAi(t);
  if (tasks > 3 && (await t.declared('queueLimit')) === 'limit-3')
    await t.given({ switches: { queueLimit: 'limit-100' } });
}

/** True when the target is known to have chosen this alternative. */
export const chose = async (t: CheckContext, name: string, value: string): Promise<boolean> =>
  (await t.declared(name)) === value;
