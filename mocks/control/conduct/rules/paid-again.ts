import type { Deed } from '../deed.ts';
import { findingOf, type Judge } from '../finding.ts';

/** A costly request whose answer was lost was sent again, and the client read nothing in between. */
export const paidAgain: Judge = (deeds) => {
  const lostOnes = positions(
    deeds,
    (deed) => deed.operation?.repeat === 'costly' && isLost(deed) && deed.sent !== null,
  );
  if (lostOnes.length === 0) return [];
  const looks = positions(deeds, isLook);
  const alike = alikeIn(deeds);
  return lostOnes.flatMap((at) => {
    const lost = deeds[at] as Deed;
    const again = firstFrom(alike(lost), firstAfter(deeds, lost.ended));
    const found = again === null ? undefined : deeds[again];
    // A clock may stand still: what is read at the moment of the loss may have been read after it.
    const look = firstFrom(looks, Math.max(at + 1, firstNotBefore(deeds, lost.ended)));
    if (again === null || found === undefined || (look !== null && look < again)) return [];
    return [
      findingOf(
        'paid-again',
        [lost, found],
        `The first one ended by "${lost.outcome}", and nothing was read before the second.`,
      ),
    ];
  });
};

/** The server got the request, and its client no answer. */
const isLost = ({ outcome, status }: Deed): boolean => outcome !== 'answered' && status === null;

const isLook = ({ method, operation }: Deed): boolean => method === 'GET' && operation !== null;

const positions = (deeds: readonly Deed[], is: (deed: Deed) => boolean): number[] =>
  deeds.flatMap((deed, at) => (is(deed) ? [at] : []));

/** Where the same request was sent: method, path and body. */
function alikeIn(deeds: readonly Deed[]): (deed: Deed) => readonly number[] {
  const byBody = new Map<string | null, Map<string, number[]>>();
  const listOf = ({ method, path, sent }: Deed): number[] => {
    const byTarget = byBody.get(sent) ?? new Map<string, number[]>();
    byBody.set(sent, byTarget);
    const target = `${method} ${path}`;
    const list = byTarget.get(target) ?? [];
    byTarget.set(target, list);
    return list;
  };
  for (const [at, deed] of deeds.entries()) listOf(deed).push(at);
  return listOf;
}

/** The position of the first deed that began after a time. Deeds are in the order in which they began. */
const firstAfter = (deeds: readonly Deed[], time: number): number =>
  firstWhere(deeds.length, (at) => (deeds[at]?.began ?? 0) > time);

/** The position of the first deed that began at a time or after it. */
const firstNotBefore = (deeds: readonly Deed[], time: number): number =>
  firstWhere(deeds.length, (at) => (deeds[at]?.began ?? 0) >= time);

/** The first of ascending numbers that is not below another; null if all are. */
const firstFrom = (numbers: readonly number[], least: number): number | null =>
  numbers[firstWhere(numbers.length, (at) => (numbers[at] ?? 0) >= least)] ?? null;

/** The first of `length` positions at which a condition holds that holds at all later ones, too. */
function firstWhere(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
