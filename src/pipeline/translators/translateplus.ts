import { deriveHex } from '../../base/derive.ts';
import type { TranslatePlusClient } from '../../clients/translateplus.ts';
import { countBillable, layOutTranslation } from '../../subtitles/index.ts';
import { paymentKey } from '../accounts/payment-key.ts';
import type { AccountLedger } from '../accounts/types.ts';
import type { Effects } from '../effects/types.ts';
import { CaptionError } from '../errors.ts';
import { providerLanguage } from '../languages/languages.ts';
import { option, step } from '../next-step.ts';
import { describeUnreadable } from '../speech-notices.ts';
import type { StageTools, Track, Translator } from '../stages/types.ts';
import { checkTranslation } from './check-translation.ts';
import { payOnce, restoreOr } from './pay-once.ts';
import { cuesOf, type SentText, sentencesOf } from './sent-text.ts';
import { translatePlusFiles } from './translateplus-files.ts';

/**
 * Translates by TranslatePlus, for one credit per sentence: whole sentences are sent, and cut back to cues. Counts credits
 * before it spends any, and after a crash asks the account for charges. The service keeps no translations, so a lost one can only be paid again, which needs permission.
 * @param account name of the account in its files; not a secret
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
  const costOf = ({ vtt }: SentText): number => countBillable(vtt, 'vtt');
  const price = (source: Track) => ({ amount: costOf(sentencesOf(source)), unit: 'credits' });

  return {
    id: 'translateplus',
    needs: 'nothing',
    check(spoken, target) {
      if (spoken !== null) providerLanguage('translateplus', spoken, 'spoken');
      providerLanguage('translateplus', target, 'written');
    },
    price,
    probe: (call) => client.getAccountSummary(call),
    isDone: (source, target, effects) => price(source).amount === 0 || isTranslated(source, target, effects),
    async reserve(source, targets, tools) {
      const each = price(source).amount;
      const unpaid = targets.filter((target) => !isTranslated(source, target, tools.effects));
      if (unpaid.length === 0 || each === 0) return targets.map(() => () => {});
      const ledger = await ledgerOf(tools);
      const held = await ledger.reserve(targets.map((target) => (unpaid.includes(target) ? each : 0)));
      if (held) return held;
      const left = await ledger.available();
      throw new CaptionError({
        kind: 'credits',
        cause: `Translating ${each} sentences into ${unpaid.join(', ')} needs ${each * unpaid.length} credits of TranslatePlus, but only ${left} are left.`,
        next: step`Add credits or leave languages out${option('--to')}; nothing was spent on these, and what was finished is kept.`,
      });
    },
    enter: (accounts) => accounts.open(account),
    async open(tools) {
      const { path, anyOf } = await ledgerOf(tools);
      const { log, key, payAgain } = tools.effects;
      // The log is empty, so the video would be transcribed again, too.
      if (log.empty && !log.restarted && !payAgain && (await anyOf(paymentKey(key, '')))) throw lostLog(log.path, path);
    },
    balance: async (tools) => (await ledgerOf(tools)).available(),
    files: translatePlusFiles({ client, ledgerOf }),
    async translate({ source, target, release, layout }, tools) {
      const { effects } = tools;
      const { from, to } = codesOf(source, target);
      const sent = sentTextOf(source, target, effects);
      const content = sent.vtt;
      const amount = costOf(sent);
      if (amount === 0) return source.vtt;
      const name = nameOfEffect(source, target, content);
      const sending = { format: 'vtt', content, from, to, target, amount, name, release } as const;
      const translation = await payOnce(sending, { client, ledgerOf }, tools);
      checkTranslation('TranslatePlus', content, translation, target);
      const { vtt, notices } = layOutTranslation(sent.groups, translation, layout);
      for (const notice of describeUnreadable(notices, target)) tools.notice(notice);
      return vtt;
    },
  };
}

const lostLog = (path: string, accountLog: string): CaptionError =>
  new CaptionError({
    kind: 'lost-answer',
    cause: `TranslatePlus was paid for this video, as the account log ${accountLog} says, but the translations are missing in the job log ${path}, which was damaged or removed.`,
    next: restoreOr(path),
  });

const codesOf = (source: Track, target: string) => ({
  from: providerLanguage('translateplus', source.language, 'spoken'),
  to: providerLanguage('translateplus', target, 'written'),
});

function nameOfEffect(source: Track, target: string, content: string): string {
  const { from, to } = codesOf(source, target);
  return `translate/translateplus/${from}-${to}/${deriveHex(12, content)}`;
}

/** Whether the log has the translation of the sentences, or of the cues by an earlier version. */
const isTranslated = (source: Track, target: string, effects: Pick<Effects, 'isDone'>): boolean =>
  [sentencesOf(source).vtt, source.vtt].some((content) => effects.isDone(nameOfEffect(source, target, content)));

/** The sentences; the cues if an earlier version has begun to translate those, because they may be paid. */
const sentTextOf = (source: Track, target: string, { log }: Pick<Effects, 'log'>): SentText =>
  log.record(nameOfEffect(source, target, source.vtt)) ? cuesOf(source) : sentencesOf(source);
