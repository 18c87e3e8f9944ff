import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import { onBody } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

const numberOf = (body: JsonObject, name: string): number => (typeof body[name] === 'number' ? body[name] : 0);

const summary = { operation: 'getAccountSummary', status: 200 };

/** Mutants of the account's summary, and of one account among others. */
export const accountMutants: readonly Mutant[] = [
  mutant({
    id: 'summary-remaining-off',
    family: 'credits',
    statement: 'shows one credit less than there is',
    breaks: ['account/adds-up', 'account/shows-what-is-left'],
    seams: () => onBody(summary, (body) => ({ ...body, credits_remaining: numberOf(body, 'credits_remaining') - 1 })),
  }),
  mutant({
    id: 'summary-stale',
    family: 'credits',
    statement: 'always shows the account as it first was',
    breaks: ['account/shows-what-is-left', 'credits/one-per-block'],
    seams: () => {
      const first = new Map<string, JsonObject>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation !== 'getAccountSummary' || !isJsonObject(answer.body)) return answer;
          first.set(tenant, first.get(tenant) ?? { ...answer.body, credits_remaining: answer.body.total_credits ?? 0 });
          return { ...answer, body: first.get(tenant) };
        },
      };
    },
  }),
  mutant({
    id: 'summary-text-numbers',
    family: 'envelope',
    statement: 'writes credits as text',
    breaks: ['account/fields'],
    seams: () => onBody(summary, (body) => ({ ...body, total_credits: String(body.total_credits) })),
  }),
  mutant({
    id: 'summary-percent-left',
    family: 'credits',
    statement: 'shows the part left as the part used',
    breaks: ['account/adds-up'],
    seams: () =>
      onBody(summary, (body) => ({ ...body, credits_percentage: 100 - numberOf(body, 'credits_percentage') })),
  }),
  mutant({
    id: 'summary-counts-nothing',
    family: 'credits',
    statement: 'never counts a failed request',
    breaks: ['account/request-counts'],
    seams: () =>
      onBody(summary, (body) =>
        isJsonObject(body.summary)
          ? {
              ...body,
              summary: { ...body.summary, failed_requests: 0, total_requests: body.summary.successful_requests ?? 0 },
            }
          : body,
      ),
  }),
  mutant({
    id: 'account-shared',
    family: 'isolation',
    statement: "charges one key's requests to another's account",
    breaks: ['credits/per-key'],
    seams: () => ({
      ownerOf: (tenant, property) => (property === 'account' ? tenant.replace(/-neighbour$/, '') : tenant),
    }),
  }),
];
