import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import { onAnswer } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

const numberOf = (body: JsonObject, name: string): number => (typeof body[name] === 'number' ? body[name] : 0);

/** Shows fewer credits, by the given number, in an account summary. */
const less = (body: JsonObject, credits: number): JsonObject => ({
  ...body,
  credits_used: numberOf(body, 'credits_used') + credits,
  credits_remaining: numberOf(body, 'credits_remaining') - credits,
});

/** Charges every answer with this status, as the account summary shows it. */
const chargesRefusals =
  (status: number): Mutant['seams'] =>
  () => {
    const charged = new Map<string, number>();
    return {
      answer: (answer, { tenant, operation }) => {
        if (answer.status === status && operation === 'translateSubtitles') {
          charged.set(tenant, (charged.get(tenant) ?? 0) + 1);
        }
        if (operation !== 'getAccountSummary' || answer.status !== 200 || !isJsonObject(answer.body)) return answer;
        return { ...answer, body: less(answer.body, charged.get(tenant) ?? 0) };
      },
    };
  };

const charging =
  (change: (honest: Seams['charge']) => Seams['charge']): Mutant['seams'] =>
  (honest) => ({ charge: change(honest.charge) });

/**
 * Charges more credits (fewer with a negative number) after a file was translated. The honest server charges,
 * translates and rebuilds one file in one go, so that the account charged last is the file's.
 */
const chargesBeside =
  (extra: (source: string, format: string) => number): Mutant['seams'] =>
  (honest) => {
    let last: { used: number } | undefined;
    return {
      charge: (account, amount, about) => {
        last = account;
        return honest.charge(account, amount, about);
      },
      rebuild: (content, source, format) => {
        if (last !== undefined) last.used += extra(source, format);
        return content;
      },
    };
  };

const occurrences = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** Lines of text beyond the first of their block. */
const FURTHER_LINES = /(?<=-->[^\n]*\n(?:[^\n]+\n)+)[^\n]+/g;

/** Mutants of credits. */
export const creditMutants: readonly Mutant[] = [
  mutant({
    id: 'credit-too-many',
    family: 'credits',
    statement: 'charges one credit more than there are blocks',
    breaks: ['credits/one-per-block', 'credits/exactly-enough'],
    seams: charging((honest) => (account, amount, about) => honest(account, amount + 1, about)),
  }),
  mutant({
    id: 'credit-per-request',
    family: 'credits',
    statement: 'charges one credit per request',
    breaks: ['credits/one-per-block', 'credits/one-short'],
    seams: charging((honest) => (account, _amount, about) => honest(account, 1, about)),
  }),
  mutant({
    id: 'charge-twice',
    family: 'credits',
    statement: 'charges every request twice',
    breaks: ['credits/one-per-block', 'credits/repeat'],
    seams: charging((honest) => (account, amount, about) => {
      const paid = honest(account, amount, about);
      if (paid.paid) honest(account, amount, about);
      return paid;
    }),
  }),
  mutant({
    id: 'credits-last-one-kept',
    family: 'credits',
    statement: 'refuses the request that would take the last credit',
    breaks: ['credits/exactly-enough'],
    seams: charging((honest) => (account, amount, about) => {
      const remaining = account.total - account.used;
      return amount === remaining ? { paid: false, remaining, required: amount } : honest(account, amount, about);
    }),
  }),
  mutant({
    id: 'credits-one-overdrawn',
    family: 'credits',
    statement: 'lets an account go one credit below nothing',
    breaks: ['credits/one-short', 'credits/more-than-all'],
    seams: charging((honest) => (account, amount, about) => {
      const remaining = account.total - account.used;
      if (amount !== remaining + 1) return honest(account, amount, about);
      account.used = account.total;
      return { paid: true, remaining: 0, required: amount };
    }),
  }),
  mutant({
    id: 'credits-partial',
    family: 'credits',
    statement: 'charges the remaining credits when it refuses for lack of credits',
    breaks: ['credits/402-is-free'],
    seams: charging((honest) => (account, amount, about) => {
      const result = honest(account, amount, about);
      if (!result.paid) account.used = account.total;
      return result;
    }),
  }),
  mutant({
    id: 'repeat-free',
    family: 'credits',
    statement: 'does not charge the second of two equal prices',
    breaks: ['credits/repeat', 'credits/side-by-side', 'credits/language-does-not-matter'],
    seams: () => {
      const seen = new Set<string>();
      return {
        charge: (account, amount, { tenant }) => {
          const key = `${tenant} ${amount}`;
          const remaining = account.total - account.used;
          if (!seen.has(key)) account.used += Math.min(amount, remaining);
          seen.add(key);
          return { paid: true, remaining, required: amount };
        },
      };
    },
  }),
  mutant({
    id: '402-wrong-remaining',
    family: 'credits',
    statement: 'names one credit too many in the 402 text',
    breaks: ['credits/one-short', 'credits/none-left'],
    seams: charging((honest) => (account, amount, about) => {
      const result = honest(account, amount, about);
      return { ...result, remaining: result.remaining + 1 };
    }),
  }),
  mutant({
    id: '402-wrong-required',
    family: 'credits',
    statement: 'names the missing credits instead of the required ones',
    breaks: ['credits/one-short'],
    seams: charging((honest) => (account, amount, about) => {
      const result = honest(account, amount, about);
      return { ...result, required: result.required - result.remaining };
    }),
  }),
  mutant({
    id: 'credit-per-line',
    family: 'credits',
    statement: 'charges every line of a text',
    breaks: ['credits/multi-line-block'],
    seams: chargesBeside((source) => occurrences(source, FURTHER_LINES)),
  }),
  mutant({
    id: 'credit-per-length',
    family: 'credits',
    statement: 'charges a credit for every 200 characters',
    breaks: ['credits/long-block'],
    seams: chargesBeside((source) => Math.floor(source.length / 200)),
  }),
  mutant({
    id: 'notes-charged',
    family: 'credits',
    statement: 'charges NOTE, STYLE and REGION blocks',
    breaks: ['credits/only-text-counts'],
    seams: chargesBeside((source) => occurrences(source, /^(?:NOTE|STYLE|REGION)\b/gm)),
  }),
  mutant({
    id: 'empty-blocks-charged',
    family: 'credits',
    statement: 'charges blocks without text',
    breaks: ['credits/empty-srt-blocks'],
    seams: chargesBeside((source, format) => (format === 'srt' ? occurrences(source, /-->[^\n]*\n\s*\n/g) : 0)),
  }),
  mutant({
    id: 'wordless-free',
    family: 'credits',
    statement: 'does not charge texts without a word',
    breaks: ['credits/wordless-text'],
    seams: chargesBeside((source) => -occurrences(source, /-->.*\n[^\p{L}\n]+(?=\n\n|\n$)/gu)),
  }),
  mutant({
    id: 'price-by-language',
    family: 'credits',
    statement: 'charges Japanese double',
    breaks: ['credits/language-does-not-matter'],
    seams: (honest) => {
      let last: { used: number } | undefined;
      return {
        charge: (account, amount, about) => {
          last = account;
          return honest.charge(account, amount, about);
        },
        translate: (translated, _runs, { target }) => {
          if (last !== undefined && target === 'ja') last.used += 1;
          return translated;
        },
      };
    },
  }),
  mutant({
    id: 'reading-charged',
    family: 'credits',
    statement: 'charges for listing the languages',
    breaks: ['credits/reading-is-free'],
    seams: () => {
      const looks = new Map<string, number>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation === 'listSupportedLanguages') looks.set(tenant, (looks.get(tenant) ?? 0) + 1);
          if (operation !== 'getAccountSummary' || !isJsonObject(answer.body)) return answer;
          return { ...answer, body: less(answer.body, looks.get(tenant) ?? 0) };
        },
      };
    },
  }),
  mutant({
    id: 'key-refusal-charged',
    family: 'credits',
    statement: 'charges an account for requests without a key',
    breaks: ['credits/key-refusal-is-free'],
    seams: () => {
      let refused = 0;
      return {
        answer: (answer, { operation }) => {
          if (answer.rule === 'key-missing') refused += 1;
          if (operation !== 'getAccountSummary' || answer.status !== 200 || !isJsonObject(answer.body)) return answer;
          return { ...answer, body: less(answer.body, refused) };
        },
      };
    },
  }),
  mutant({
    id: '400-charged',
    family: 'credits',
    statement: 'charges requests that it refuses with 400',
    breaks: ['credits/400-is-free'],
    seams: chargesRefusals(400),
  }),
  mutant({
    id: '429-charged',
    family: 'credits',
    statement: 'charges requests that it refuses with 429',
    breaks: ['credits/429-is-free'],
    seams: chargesRefusals(429),
  }),
  mutant({
    id: '402-charged',
    family: 'credits',
    statement: 'charges requests that it refuses with 402',
    breaks: ['credits/402-is-free'],
    seams: chargesRefusals(402),
  }),
  mutant({
    id: '402-as-403',
    family: 'errors',
    statement: 'refuses with 403 when credits are short',
    breaks: ['credits/one-short'],
    seams: () => onAnswer({ status: 402 }, (answer) => ({ ...answer, status: 403 })),
  }),
];
