import { deriveHex } from '../../base/derive.ts';
import { isClientError } from '../../clients/http.ts';
import type { TranslatePlusClient } from '../../clients/translateplus.ts';
import { countBillable, layOutTranslation } from '../../subtitles/index.ts';
import type { AccountLedger, Payment, PaymentState } from '../accounts/types.ts';
import type { Effects, Finding } from '../effects/types.ts';
import { CaptionError } from '../errors.ts';
import { nameOf, providerLanguage } from '../languages/languages.ts';
import { describeUnreadable } from '../speech-notices.ts';
import type { StageTools, Track, Translator } from '../stages/types.ts';
import { paymentKey } from '../state-folder.ts';
import { checkTranslation } from './check-translation.ts';
import { cuesOf, type SentText, sentencesOf } from './sent-text.ts';

/**
 * Translates by TranslatePlus, for one credit per sentence: whole sentences are sent, and cut back to cues. Counts credits before it spends any, and after a crash asks
 * the account for charges. The service keeps no translations, so a lost one can only be paid again, which needs permission.
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
        next: 'Add credits or leave languages out (--to); nothing was spent on these, and what was finished is kept.',
      });
    },
    enter: (accounts) => accounts.open(account),
    async open(tools) {
      const { path, anyOf } = await ledgerOf(tools);
      const { log, key, payAgain } = tools.effects;
      // The log is empty, so the video would be transcribed again, too.
      if (log.empty && !log.restarted && !payAgain && anyOf(paymentKey(key, ''))) throw lostLog(log.path, path);
    },
    balance: async (tools) => (await ledgerOf(tools)).available(),
    async translate({ source, target, release, layout }, tools) {
      const { effects } = tools;
      const { from, to } = codesOf(source, target);
      const sent = sentTextOf(source, target, effects);
      const content = sent.vtt;
      const amount = costOf(sent);
      if (amount === 0) return source.vtt;
      const name = nameOfEffect(source, target, content);
      const key = paymentKey(effects.key, name);
      let payment: Payment | undefined;
      const translation = await effects.once<string>({
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
            const input = { format: 'vtt', content, source: from, target: to } as const;
            return (await client.translateSubtitles(input, { signal: effects.signal })).content;
          } catch (error) {
            if (isClientError(error) && !error.chargePossible) await payment?.refused();
            else payment?.unknown();
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
      checkTranslation('TranslatePlus', content, translation, target);
      const { vtt, notices } = layOutTranslation(sent.groups, translation, layout);
      for (const notice of describeUnreadable(notices, target)) tools.notice(notice);
      return vtt;
    },
  };
}

const restoreOr = (path: string): string =>
  `Nothing was paid twice; restore ${path} from a copy, or allow paying again to continue.`;

const lostLog = (path: string, accountLog: string): CaptionError =>
  new CaptionError({
    kind: 'lost-answer',
    cause: `TranslatePlus was paid for this video, as the account log ${accountLog} says, but the translations are missing in the job log ${path}, which was damaged or removed.`,
    next: restoreOr(path),
  });

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
