/** One of several runs that share a list between them: `number` counts from 1 to `of`. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** The most runs that can share a list. */
const MOST_SHARDS = 1000;

/** Reads `2/5`: the second of five. Null for another text, a number over its total, or a total over 1000. */
export function parseShard(text: string): Shard | null {
  const [, number, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  if (number === undefined || of === undefined) return null;
  const shard = { number: Number(number), of: Number(of) };
  return shard.number <= shard.of && shard.of <= MOST_SHARDS ? shard : null;
}

/**
 * The items of one shard, in their order. Each item is in exactly one shard, and the sizes of shards differ by one at most. The
 * place in the list decides, so every run must start from the same list. Default: all items.
 */
export const shardOf = <T>(items: readonly T[], shard?: Shard): readonly T[] =>
  shard === undefined ? items : items.filter((_item, at) => at % shard.of === shard.number - 1);

/**
 * Why reports with these shards are not the whole of one run: a sentence for people. Null when they are: every shard once, or a
 * single report without a shard.
 */
export function shardsProblem(shards: readonly (Shard | undefined)[]): string | null {
  const [first] = shards;
  if (first === undefined) return shards.length === 1 ? null : 'expected reports of shards, got one of a whole run.';
  if (shards.some((shard) => shard?.of !== first.of))
    return `expected shards of ${first.of}, got a report of another run.`;
  const numbers = shards.map((shard) => shard?.number);
  const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
  if (twice !== undefined) return `shard ${twice}/${first.of} was given twice.`;
  const missing = Array.from({ length: first.of }, (_, at) => at + 1).filter((number) => !numbers.includes(number));
  return missing.length === 0
    ? null
    : `expected every shard, got none for ${missing.map((n) => `${n}/${first.of}`).join(', ')}.`;
}
