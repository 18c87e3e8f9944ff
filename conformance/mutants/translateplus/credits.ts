import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import { onAnswer, onBody } from '../answers.ts';
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

const summary = { operation: 'getAccountSummary', status: 200 };

/** Mutants of credits. */
export const creditMutants: readonly Mutant[] = [
  mutant(
    'credit-too-many',
    'credits',
    'charges one credit more than there are blocks',
    ['credits/one-per-block', 'credits/exactly-enough'],
    charging((honest) => (account, amount, about) => honest(account, amount + 1, about)),
  ),
  mutant(
    'credit-per-request',
    'credits',
    'charges one credit per request',
    ['credits/one-per-block', 'credits/one-short'],
    charging((honest) => (account, _amount, about) => honest(account, 1, about)),
  ),
  mutant(
    'charge-twice',
    'credits',
    'charges every request twice',
    ['credits/one-per-block', 'credits/repeat'],
    charging((honest) => (account, amount, about) => {
      const paid = honest(account, amount, about);
      if (paid.paid) honest(account, amount, about);
      return paid;
    }),
  ),
  mutant(
    'credits-last-one-kept',
    'credits',
    'refuses the request that would take the last credit',
    ['credits/exactly-enough'],
    charging((honest) => (account, amount, about) => {
      const remaining = account.total - account.used;
      return amount === remaining ? { paid: false, remaining, required: amount } : honest(account, amount, about);
    }),
  ),
  mutant(
    'credits-one-overdrawn',
    'credits',
    'lets an account go one credit below nothing',
    ['credits/one-short', 'credits/more-than-all'],
    charging((honest) => (account, amount, about) => {
      const remaining = account.total - account.used;
      if (amount !== remaining + 1) return honest(account, amount, about);
      account.used = account.total;
      return { paid: true, remaining: 0, required: amount };
    }),
  ),
  mutant(
    'credits-partial',
    'credits',
    'charges the remaining credits when it refuses for lack of credits',
    ['credits/402-is-free'],
    charging((honest) => (account, amount, about) => {
      const result = honest(account, amount, about);
      if (!result.paid) account.used = account.total;
      return result;
    }),
  ),
  mutant(
    'repeat-free',
    'credits',
    'does not charge the second of two equal prices',
    ['credits/repeat', 'credits/side-by-side'],
    () => {
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
  ),
  mutant(
    '402-wrong-remaining',
    'credits',
    'names one credit too many in the 402 text',
    ['credits/one-short', 'credits/none-left'],
    charging((honest) => (account, amount, about) => {
      const result = honest(account, amount, about);
      return { ...result, remaining: result.remaining + 1 };
    }),
  ),
  mutant(
    '402-wrong-required',
    'credits',
    'names the missing credits instead of the required ones',
    ['credits/one-short'],
    charging((honest) => (account, amount, about) => {
      const result = honest(account, amount, about);
      return { ...result, required: result.required - result.remaining };
    }),
  ),
  mutant(
    'credit-per-line',
    'credits',
    'charges every line of a text',
    ['credits/multi-line-block'],
    chargesBeside((source) => occurrences(source, FURTHER_LINES)),
  ),
  mutant(
    'credit-per-length',
    'credits',
    'charges a credit for every 200 characters',
    ['credits/long-block'],
    chargesBeside((source) => Math.floor(source.length / 200)),
  ),
  mutant(
    'notes-charged',
    'credits',
    'charges NOTE, STYLE and REGION blocks',
    ['credits/only-text-counts'],
    chargesBeside((source) => occurrences(source, /^(?:NOTE|STYLE|REGION)\b/gm)),
  ),
  mutant(
    'empty-blocks-charged',
    'credits',
    'charges blocks without text',
    ['credits/empty-srt-blocks'],
    chargesBeside((source, format) => (format === 'srt' ? occurrences(source, /-->[^\n]*\n\s*\n/g) : 0)),
  ),
  mutant(
    'wordless-free',
    'credits',
    'does not charge texts without a word',
    ['credits/wordless-text'],
    chargesBeside((source) => -occurrences(source, /-->.*\n[^\p{L}\n]+(?=\n\n|\n$)/gu)),
  ),
  mutant('price-by-language', 'credits', 'charges Japanese double', ['credits/language-does-not-matter'], (honest) => {
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
  }),
  mutant('reading-charged', 'credits', 'charges for listing the languages', ['credits/reading-is-free'], () => {
    const looks = new Map<string, number>();
    return {
      answer: (answer, { tenant, operation }) => {
        if (operation === 'listSupportedLanguages') looks.set(tenant, (looks.get(tenant) ?? 0) + 1);
        if (operation !== 'getAccountSummary' || !isJsonObject(answer.body)) return answer;
        return { ...answer, body: less(answer.body, looks.get(tenant) ?? 0) };
      },
    };
  }),
  mutant(
    'key-refusal-charged',
    'credits',
    'charges an account for requests without a key',
    ['credits/key-refusal-is-free'],
    () => {
      let refused = 0;
      return {
        answer: (answer, { operation }) => {
          if (answer.rule === 'key-missing') refused += 1;
          if (operation !== 'getAccountSummary' || answer.status !== 200 || !isJsonObject(answer.body)) return answer;
          return { ...answer, body: less(answer.body, refused) };
        },
      };
    },
  ),
  mutant(
    '400-charged',
    'credits',
    'charges requests that it refuses with 400',
    ['credits/400-is-free'],
    chargesRefusals(400),
  ),
  mutant(
    '429-charged',
    'credits',
    'charges requests that it refuses with 429',
    ['credits/429-is-free'],
    chargesRefusals(429),
  ),
  mutant(
    '402-charged',
    'credits',
    'charges requests that it refuses with 402',
    ['credits/402-is-free'],
    chargesRefusals(402),
  ),
  mutant('402-as-403', 'errors', 'refuses with 403 when credits are short', ['credits/one-short'], () =>
    onAnswer({ status: 402 }, (answer) => ({ ...answer, status: 403 })),
  ),
  mutant(
    'summary-remaining-off',
    'credits',
    'shows one credit less than there is',
    ['account/adds-up', 'account/shows-what-is-left'],
    () => onBody(summary, (body) => ({ ...body, credits_remaining: numberOf(body, 'credits_remaining') - 1 })),
  ),
  mutant(
    'summary-stale',
    'credits',
    'always shows the account as it first was',
    ['account/shows-what-is-left', 'credits/one-per-block'],
    () => {
      const first = new Map<string, JsonObject>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation !== 'getAccountSummary' || !isJsonObject(answer.body)) return answer;
          first.set(tenant, first.get(tenant) ?? { ...answer.body, credits_remaining: answer.body.total_credits ?? 0 });
          return { ...answer, body: first.get(tenant) };
        },
      };
    },
  ),
  mutant('summary-text-numbers', 'envelope', 'writes credits as text', ['account/fields'], () =>
    onBody(summary, (body) => ({ ...body, total_credits: String(body.total_credits) })),
  ),
  mutant('summary-percent-left', 'credits', 'shows the part left as the part used', ['account/adds-up'], () =>
    onBody(summary, (body) => ({ ...body, credits_percentage: 100 - numberOf(body, 'credits_percentage') })),
  ),
  mutant('summary-counts-nothing', 'credits', 'never counts a failed request', ['account/request-counts'], () =>
    onBody(summary, (body) =>
      isJsonObject(body.summary)
        ? {
            ...body,
            summary: { ...body.summary, failed_requests: 0, total_requests: body.summary.successful_requests ?? 0 },
          }
        : body,
    ),
  ),
  mutant('account-shared', 'isolation', "charges one key's requests to another's account", ['credits/per-key'], () => ({
    ownerOf: (tenant, property) => (property === 'account' ? tenant.replace(/-neighbour$/, '') : tenant),
  })),
];
