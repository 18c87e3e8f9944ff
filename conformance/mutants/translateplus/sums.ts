import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

/** Charges what the function makes of each price, which gets the number of the tenant's charges so far. */
const priced =
  (price: (blocks: number, charges: number, tenant: string) => number): Mutant['seams'] =>
  (honest) => {
    const charges = new Map<string, number>();
    return {
      charge: (account, amount, about) => {
        const number = (charges.get(about.tenant) ?? 0) + 1;
        charges.set(about.tenant, number);
        return honest.charge(account, price(amount, number, about.tenant), about);
      },
    };
  };

/** Gives credits back after a file was translated. */
const givesBack =
  (credits: (source: string) => number): Mutant['seams'] =>
  (honest) => {
    let last: { used: number } | undefined;
    return {
      charge: (account, amount, about) => {
        last = account;
        return honest.charge(account, amount, about);
      },
      rebuild: (content, source) => {
        if (last !== undefined) last.used -= credits(source);
        return content;
      },
    };
  };

/** The number of texts that occurred before in the same file. */
function repeated(source: string): number {
  const texts = source.split('\n\n').flatMap((block) => (/-->[^\n]*\n([\s\S]+)/.exec(block)?.[1] ?? '').trim() || []);
  return texts.length - new Set(texts).size;
}

const change = (body: JsonObject, name: string, by: number): JsonObject => ({
  ...body,
  [name]: Number(body[name]) + by,
});

/** Mutants of prices of many blocks and of many requests. */
export const sumMutants: readonly Mutant[] = [
  mutant({
    id: 'price-at-most-1000',
    family: 'credits',
    statement: 'charges 1,000 credits at most',
    breaks: ['credits/over-a-thousand'],
    seams: priced((blocks) => Math.min(blocks, 1_000)),
  }),
  mutant({
    id: 'price-in-steps',
    family: 'credits',
    statement: 'charges full hundreds from 100 blocks on',
    breaks: ['credits/hundreds-of-blocks', 'credits/over-a-thousand'],
    seams: priced((blocks) => (blocks > 100 ? Math.ceil(blocks / 100) * 100 : blocks)),
  }),
  mutant({
    id: 'price-in-a-byte',
    family: 'credits',
    statement: 'counts blocks in a byte',
    breaks: ['credits/hundreds-of-blocks', 'credits/over-a-thousand'],
    seams: priced((blocks) => blocks % 256),
  }),
  mutant({
    id: 'equal-texts-once',
    family: 'credits',
    statement: 'charges blocks with the same text once',
    breaks: ['credits/equal-blocks'],
    seams: givesBack(repeated),
  }),
  mutant({
    id: 'tenth-request-free',
    family: 'credits',
    statement: 'does not charge every tenth request',
    breaks: ['credits/many-requests'],
    seams: priced((blocks, charges) => (charges % 10 === 0 ? 0 : blocks)),
  }),
  mutant({
    id: 'price-of-the-one-before',
    family: 'credits',
    statement: 'charges the fourth request and later ones like the one before',
    breaks: ['credits/many-requests'],
    seams: (honest) => {
      let previous = 1;
      const price = (blocks: number, charges: number): number => {
        const charged = charges > 3 ? previous : blocks;
        previous = blocks;
        return charged;
      };
      return priced(price)(honest);
    },
  }),
  mutant({
    id: 'third-equal-price-free',
    family: 'credits',
    statement: 'does not charge a price for the third time',
    breaks: ['credits/third-time', 'credits/many-requests'],
    seams: (honest) => {
      const times = new Map<string, number>();
      const price = (blocks: number, _charges: number, tenant: string): number => {
        const time = (times.get(`${tenant} ${blocks}`) ?? 0) + 1;
        times.set(`${tenant} ${blocks}`, time);
        return time === 3 ? 0 : blocks;
      };
      return priced(price)(honest);
    },
  }),
  mutant({
    id: 'refusals-credited',
    family: 'credits',
    statement: 'gives a credit for every third refusal',
    breaks: ['credits/among-refusals'],
    seams: () => {
      const refused = new Map<string, number>();
      return {
        answer: (answer, { tenant, operation }) => {
          const number = refused.get(tenant) ?? 0;
          if (answer.status === 400) refused.set(tenant, number + 1);
          if (operation !== 'getAccountSummary' || answer.status !== 200 || !isJsonObject(answer.body)) return answer;
          const given = Math.floor(number / 3);
          return { ...answer, body: change(change(answer.body, 'credits_used', -given), 'credits_remaining', given) };
        },
      };
    },
  }),
];
