import { redRate } from './red-rate.ts';
import type { Verdict } from './verdict.ts';

/** A row of nights in which a check did not hold, between nights in which it did. */
export interface Spell {
  /** The first night, the one that made it count, and the one in which it held again. */
  readonly from: number;
  readonly noticed: number;
  readonly to?: number;
  /** The verdict that shows it. */
  readonly verdict: Verdict;
}

/** Nights that must agree before a miss counts which may pass by itself. */
const PASSING_NIGHTS = 2;
/** Nights in a row before misses count that differ each time. */
const UNSTEADY_NIGHTS = 4;
/** Nights after its end in which the same miss is the same spell again: what is wrong in some answers spares some nights. */
const RETURN_NIGHTS = 7;
/** The chance that all red attempts of a row are blips, below which they count. */
const CHANCE = 1e-4;
/** The same for a check that judges the answers to others: it is not repeated, so a night says less. */
const CHANCE_OF_JUDGE = 1e-3;
/** What is believed of a check that judges others before it has run. */
const PRIOR_OF_JUDGE = { red: 0.2, of: 4 } as const;

/** One night of a row of misses. */
interface Miss {
  readonly night: number;
  readonly verdict: Verdict;
}

/**
 * The spells of one check. A miss that is the same in each attempt counts at once, if the check is rarely red otherwise: one that
 * every blip meets needs more nights, and so does one that has hardly run. One by an answer that may pass (none, 429, 5xx), or judged
 * from the answers to others, counts when two nights agree. A check that never held has none: nothing changed. Once a spell counts,
 * later nights do not move it.
 * @param verdicts one for each night, undefined where the check was not part of it
 */
export function spellsOf(check: string, verdicts: readonly (Verdict | undefined)[]): readonly Spell[] {
  const judgesOthers = check.split('/')[1] === 'wire';
  const spells: Spell[] = [];
  let held = false;
  let requests = 1;
  const seen: Seen = { red: 0, lasting: 0, of: 0 };
  let row: Miss[] = [];
  let open: Spell | undefined;
  const close = (to?: number) => {
    if (open !== undefined) endSpell(spells, open, row[0]?.night ?? open.from, to);
    // A row that did not count shows how often the check is red.
    else for (const { verdict } of row) add(seen, verdict);
    row = [];
    open = undefined;
  };
  for (const [night, verdict] of verdicts.entries()) {
    if (verdict === undefined || verdict.word === 'unknown') continue;
    // What a gateway answers is no answer of the contract.
    if (judgesOthers && verdict.passing) continue;
    requests = Math.max(requests, verdict.requests ?? 1);
    if (verdict.word === 'held') {
      close(night);
      held = true;
      add(seen, verdict);
      continue;
    }
    row.push({ night, verdict });
    if (held) open ??= judgesOthers ? spellOfJudge(row, night, seen) : spellOf(row, night, requests, seen);
  }
  close();
  return spells;
}

/** Adds a spell, or goes on with the last one. @param begin the first night of its row */
function endSpell(spells: Spell[], spell: Spell, begin: number, to: number | undefined): void {
  const last = spells.at(-1);
  const isSame = last?.to !== undefined && last.verdict.how === spell.verdict.how && begin - last.to <= RETURN_NIGHTS;
  const { from, noticed, verdict } = isSame ? last : spell;
  if (isSame) spells.pop();
  spells.push({ from, noticed, verdict, ...(to === undefined ? {} : { to }) });
}

/** Red attempts of a check, those by answers that do not pass by themselves, and all. */
interface Seen {
  red: number;
  lasting: number;
  of: number;
}

function add(sum: Seen, { word, attempts, passing }: Verdict): void {
  const red = attempts?.red ?? (word === 'held' ? 0 : 1);
  sum.red += red;
  sum.lasting += attempts?.lasting ?? (passing ? 0 : red);
  sum.of += attempts?.of ?? 1;
}

const redIn = (row: readonly Miss[]): number => row.reduce((sum, { verdict }) => sum + (verdict.attempts?.red ?? 1), 0);

/** The misses of a row that are the same in each attempt, and in other nights. The first night's come first. */
function agreeing(row: readonly Miss[]): readonly (readonly [Miss, ...Miss[]])[] {
  const groups = new Map<string | undefined, Miss[]>();
  for (const miss of row) {
    if (miss.verdict.word === 'red') groups.set(miss.verdict.how, [...(groups.get(miss.verdict.how) ?? []), miss]);
  }
  return [...groups.values()] as [Miss, ...Miss[]][];
}

/** Requests of an attempt from which a miss may be the sum of many blips. */
const MANY_REQUESTS = 12;

/** True for a miss that no blip explains: each attempt ended with an answer that does not pass by itself. */
const isLasting = ({ passing, attempts }: Verdict, requests: number): boolean =>
  !passing &&
  requests <= MANY_REQUESTS &&
  (attempts === undefined || (attempts.lasting ?? attempts.red) === attempts.red);

/**
 * The spell that a row of misses is, if it counts with this night. How often blips make a check red depends on the requests of an
 * attempt; an answer that does not pass by itself is no blip, but may come of one.
 */
function spellOf(row: readonly Miss[], noticed: number, requests: number, seen: Seen): Spell | undefined {
  const groups = agreeing(row);
  for (const same of groups) {
    const { verdict } = same[0];
    const rate = isLasting(verdict, requests)
      ? redRate(1, { red: seen.lasting, of: seen.of })
      : redRate(requests, seen);
    const isEnough = same.length >= (verdict.passing ? PASSING_NIGHTS : 1);
    if (isEnough && rate ** redIn(same) < CHANCE) return { from: beginOf(row, verdict), noticed, verdict };
  }
  const last = row.at(-1);
  if (last === undefined || row.length < UNSTEADY_NIGHTS || redRate(requests, seen) ** redIn(row) >= CHANCE)
    return undefined;
  // Blips hide parts of a miss that is the same each night.
  const most = groups.toSorted((left, right) => right.length - left.length).find(({ length }) => length > 1);
  const verdict = most?.[0].verdict ?? last.verdict;
  return { from: most === undefined ? (row[0]?.night ?? noticed) : beginOf(row, verdict), noticed, verdict };
}

/** The same for a check that judges the answers to others, which is not repeated. */
function spellOfJudge(row: readonly Miss[], noticed: number, seen: Seen): Spell | undefined {
  const rate = (PRIOR_OF_JUDGE.red + seen.red) / (PRIOR_OF_JUDGE.of + seen.of);
  const same = agreeing(row).find((one) => one.length >= PASSING_NIGHTS && rate ** redIn(one) < CHANCE_OF_JUDGE);
  return same && { from: beginOf(row, same[0].verdict), noticed, verdict: same[0].verdict };
}

/** The first night with a miss, also if a blip met another attempt of that night. */
const beginOf = (row: readonly Miss[], { how = '' }: Verdict): number =>
  row.find(({ verdict }) => verdict.how === how || verdict.hows?.includes(how))?.night ?? 0;
