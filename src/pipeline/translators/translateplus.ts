import { deriveHex } from '../../base/derive.ts';
import { isClientError } from '../../clients/http.ts';
import type { TranslatePlusClient } from '../../clients/translateplus.ts';
import { countBillable } from '../../subtitles/index.ts';
import type { AccountLedger, Payment } from '../accounts/types.ts';
import type { Finding } from '../effects/types.ts';
import { CaptionError } from '../errors.ts';
import { nameOf, providerLanguage } from '../languages/languages.ts';
import type { StageTools, Track, Translator } from '../stages/types.ts';
import { checkTranslation } from './check-translation.ts';

/**
 * Translates by TranslatePlus: one credit a cue with text. Credits are counted before anything is spent, and the account
 * tells after a crash what was charged. The service keeps no translations: one that was charged and lost can only be paid
 * again, which is not done without leave.
 * @param account names the account in the files kept about it; no secret
 * @example translatePlusTranslator(createTranslatePlusClient({ apiKey }), 'https://api.translateplus.io me@example.com')
 */
export function translatePlusTranslator(client: TranslatePlusClient, account: string): Translator {
  const ledgerOf = ({ accounts, effects }: StageTools): Promise<AccountLedger> =>
    accounts.ledger(account, async () => {
      const { creditsUsed, creditsRemaining } = await effects.read(() =>
        client.getAccountSummary({ signal: effects.signal }),
      );
      return { used: creditsUsed, remaining: creditsRemaining };
    });
  const price = (source: Track) => ({ amount: countBillable(source.vtt, 'vtt'), unit: 'credits' });

  return {
    id: 'translateplus',
    needs: 'nothing',
    check(spoken, target) {
      if (spoken !== null) providerLanguage('translateplus', spoken, 'spoken');
      providerLanguage('translateplus', target, 'written');
    },
    price,
    async reserve(source, targets, tools) {
      const each = price(source).amount;
      const unpaid = targets.filter((target) => !tools.effects.isDone(nameOfEffect(source, target)));
      if (unpaid.length === 0 || each === 0) return targets.map(() => () => {});
      const ledger = await ledgerOf(tools);
      const held = await ledger.reserve(targets.map((target) => (unpaid.includes(target) ? each : 0)));
      if (held) return held;
      const left = await ledger.available();
      throw new CaptionError({
        kind: 'credits',
        cause: `Translating ${each} cues into ${unpaid.join(', ')} needs ${each * unpaid.length} credits of TranslatePlus, but only ${left} are left.`,
        next: 'Add credits or leave languages out; nothing was spent on these, and what was finished is kept.',
      });
    },
    balance: async (tools) => (await ledgerOf(tools)).available(),
    async translate({ source, target, release }, tools) {
      const { effects } = tools;
      const { from, to } = codesOf(source, target);
      const content = source.vtt;
      const amount = price(source).amount;
      if (amount === 0) return content;
      const name = nameOfEffect(source, target);
      const key = `${effects.key} ${name}`;
      let payment: Payment | undefined;
      const translation = await effects.once<string>({
        name,
        intent: { credits: amount },
        portable: true,
        // The ledger has waited before it gave its verdict.
        noLateness: true,
        async do() {
          const ledger = await ledgerOf(tools);
          payment = await ledger.pay(key, amount, release);
          try {
            const input = { format: 'vtt', content, source: from, target: to } as const;
            return (await client.translateSubtitles(input, { signal: effects.signal })).content;
          } catch (error) {
            if (isClientError(error) && !error.chargePossible) await payment.refused();
            else payment.unknown();
            throw error;
          }
        },
        recorded: async () => payment?.charged(),
        unrecorded: () => payment?.unknown(),
        async find(): Promise<Finding<string>> {
          const verdict = await (await ledgerOf(tools)).verdict(key);
          if (verdict === 'not-charged') return { state: 'not-done' };
          const credits = `${amount} ${amount === 1 ? 'credit' : 'credits'}`;
          return {
            state: 'lost',
            cause:
              verdict === 'charged'
                ? `TranslatePlus charged ${credits} for ${target}${nameOf(target)}, but its answer was lost.`
                : `TranslatePlus may have charged ${credits} for ${target}${nameOf(target)}: the account changed, but not by what this program spent.`,
          };
        },
      });
      checkTranslation('TranslatePlus', content, translation, target);
      return translation;
    },
  };
}

const codesOf = (source: Track, target: string) => ({
  from: providerLanguage('translateplus', source.language, 'spoken'),
  to: providerLanguage('translateplus', target, 'written'),
});

function nameOfEffect(source: Track, target: string): string {
  const { from, to } = codesOf(source, target);
  return `translate/translateplus/${from}-${to}/${deriveHex(12, source.vtt)}`;
}
