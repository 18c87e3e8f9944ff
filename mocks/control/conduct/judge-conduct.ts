import type { z } from 'zod';
import type { Conduct } from '../../../src/contracts/control/conduct.ts';
import type { ConductRuleId } from '../../../src/contracts/control/conduct-rules.ts';
import type { Journal } from '../../kernel/world/journal.ts';
import { type Deed, deedsOf } from './deed.ts';
import type { Finding, Judge } from './finding.ts';
import { ignoredMessages } from './rules/ignored-messages.ts';
import { ignoredRefusal } from './rules/ignored-refusal.ts';
import { keyInUrl } from './rules/key-in-url.ts';
import { paidAgain } from './rules/paid-again.ts';
import { pastTheEnd } from './rules/past-the-end.ts';
import { polledFast } from './rules/polled-fast.ts';
import { retriedEarly } from './rules/retried-early.ts';
import { uploadedAgain } from './rules/uploaded-again.ts';

/** What judges each rule. */
const judges: Readonly<Record<ConductRuleId, Judge>> = {
  'retried-early': retriedEarly,
  'paid-again': paidAgain,
  'key-in-url': keyInUrl,
  'ignored-refusal': ignoredRefusal,
  'polled-fast': polledFast,
  'past-the-end': pastTheEnd,
  'uploaded-again': uploadedAgain,
  'ignored-messages': ignoredMessages,
};

/** Judges what the client of a tenant did, by the entries that its journal still has. */
export async function judgeConduct(journal: Journal): Promise<z.infer<typeof Conduct>> {
  const entries = journal.inOrder;
  const deeds = await deedsOf(entries);
  return { tenant: journal.tenant, judged: deeds.length, dropped: journal.dropped, findings: findingsOf(deeds) };
}

/** What breaks a rule, the provider's deeds judged together. */
export function findingsOf(deeds: readonly Deed[]): Finding[] {
  const providers = [...new Set(deeds.map(({ provider }) => provider))];
  return providers.flatMap((provider) => {
    const own = deeds.filter((deed) => deed.provider === provider);
    return Object.values(judges).flatMap((judge) => judge(own));
  });
}
