import { createReadable, type Readable } from './readable.ts';

/** The number of languages that are kept: what they remember is bounded, so the memory is. */
const KEPT = 64;
const kept = new Map<string, Readable>();

/** The readable words of a language, kept for the next text. Codes are any provider's; `source` may be `auto`. */
export function readableFor(target: string, source: string, seed: number): Readable {
  const key = `${seed} ${source} ${target}`;
  const known = kept.get(key);
  if (known) return known;
  const made = createReadable(target, source, seed);
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, made);
  return made;
}
