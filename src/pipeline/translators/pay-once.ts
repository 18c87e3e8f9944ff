import { isClientError } from '../../clients/http.ts';
import type { TranslatePlusClient } from '../../clients/translateplus.ts';
import type { SubtitleFormat } from '../../subtitles/index.ts';
import { paymentKey } from '../accounts/payment-key.ts';
import type { AccountLedger, Payment, PaymentState } from '../accounts/types.ts';
import type { Effects, Finding } from '../effects/types.ts';
import { nameOf } from '../languages/languages.ts';
import type { StageTools } from '../stages/types.ts';

/** A file to translate for money. */
export interface PaidText {
  readonly format: SubtitleFormat;
  readonly content: string;
  /** Codes of the service. */
  readonly from: string;
  readonly to: string;
  /** BCP 47 tag, for messages. */
  readonly target: string;
  /** Credits. */
  readonly amount: number;
  /** Name of the effect. */
  readonly name: string;
  /** Releases the credits reserved for it; called at the moment of payment. */
  readonly release: () => void;
}

/** The service, and its account. */
export interface Payee {
  readonly client: TranslatePlusClient;
  readonly ledgerOf: (tools: StageTools) => Promise<AccountLedger>;
}

/**
 * Returns the translation of a file by TranslatePlus: from the log, else paid once. Records the payment before its request.
 * @throws {CaptionError} of kind `lost-answer` when it was or may have been paid, and the translation is lost
 */
export async function payOnce(
  { format, content, from, to, target, amount, name, release }: PaidText,
  { client, ledgerOf }: Payee,
  tools: StageTools,
): Promise<string> {
  const { effects } = tools;
  const key = paymentKey(effects.key, name);
  let payment: Payment | undefined;
  return effects.once<string>({
    name,
    intent: { credits: amount, ...NOTED },
    paid: true,
    portable: true,
    // The ledger has waited before its verdict.
    noLateness: true,
    async prepare() {
      payment = await (await ledgerOf(tools)).pay(key, amount, effects.log.id, release);
    },
    async do() {
      try {
        const input = { format, content, source: from, target: to };
        return (await client.translateSubtitles(input, { signal: effects.signal })).content;
      } catch (error) {
        if (isClientError(error) && !error.chargePossible) await payment?.refused();
        else await payment?.unknown();
        throw error;
      }
    },
    recorded: async () => payment?.charged(),
    unrecorded: () => payment?.unknown(),
    async find(): Promise<Finding<string>> {
      const ledger = await ledgerOf(tools);
      const state = await ledger.state(key, effects.log);
      const what = `${amount} ${amount === 1 ? 'credit' : 'credits'} for ${target}${nameOf(target)}`;
      return findingOf(state, { what, name, log: effects.log, accountLog: ledger.path });
    },
  });
}

/** The next step after a file was lost that shows a payment. */
export const restoreOr = (path: string): string =>
  `Nothing was paid twice; restore ${path} from a copy, or allow paying again to continue.`;

/** Mark in an intent whose payment was recorded first: if the account log lacks the payment, it has lost it. */
const NOTED = { noted: true } as const;

interface Asked {
  /** Credits and language as a text. */
  readonly what: string;
  readonly name: string;
  readonly log: Effects['log'];
  readonly accountLog: string;
}

/** Finding from the account log and the job's log. */
function findingOf(state: PaymentState, { what, name, log, accountLog }: Asked): Finding<string> {
  const begun = log.record(name);
  if (state === 'none') {
    if (begun?.state !== 'open' || begun.intent.noted !== true) return { state: 'not-done' };
    const cause = `TranslatePlus may have charged ${what}: the payment is missing in the account log ${accountLog}, which was damaged or removed.`;
    return { state: 'lost', cause, next: restoreOr(accountLog) };
  }
  if (state === 'not-charged') return { state: 'not-done' };
  if (state === 'unclear') {
    const cause = `TranslatePlus may have charged ${what}: the account changed, but not by what this program spent.`;
    return { state: 'lost', cause };
  }
  if (state === 'charged' && begun) {
    return { state: 'lost', cause: `TranslatePlus charged ${what}, but its answer was lost.` };
  }
  const cause = `TranslatePlus charged ${what}, as the account log ${accountLog} says, but the translation is missing in the job log ${log.path}, which was damaged or removed.`;
  return { state: 'lost', cause, next: restoreOr(log.path) };
}
