import { type Deed, succeeded } from '../deed.ts';
import { findingOf, type Judge } from '../finding.ts';

/** Looks in a row, each with the same answer, within the time below. */
const LOOKS = 4;
const WITHIN_MS = 1_000;

/** One resource was looked at many times within a second, and nothing changed. */
export const polledFast: Judge = (deeds) => {
  /** The last looks at each path; another request to it begins anew. */
  const recent = new Map<string, Deed[]>();
  const found = new Map<string, [Deed, ...Deed[]]>();
  for (const deed of deeds) {
    const looks = isLook(deed) ? [...(recent.get(deed.path) ?? []), deed].slice(-LOOKS) : [];
    recent.set(deed.path, looks);
    if (!found.has(deed.path) && isBurst(looks)) found.set(deed.path, looks as [Deed, ...Deed[]]);
  }
  return [...found.values()].map((burst) => {
    const milliseconds = (burst.at(-1) ?? burst[0]).began - burst[0].began;
    const detail = `${LOOKS} looks at ${burst[0].path} within ${milliseconds} ms, with one answer.`;
    return findingOf('polled-fast', burst, detail);
  });
};

const isLook = (deed: Deed): boolean =>
  deed.method === 'GET' && deed.operation !== null && succeeded(deed) && deed.answer !== null;

/** One after the other: looks side by side are no polling. */
function isBurst(looks: readonly Deed[]): boolean {
  const [first] = looks;
  const last = looks.at(-1);
  if (first === undefined || last === undefined || looks.length < LOOKS) return false;
  const inTurn = looks.every((look, at) => at === 0 || look.began >= (looks[at - 1] as Deed).ended);
  return (
    inTurn &&
    last.began > first.began &&
    last.began - first.began < WITHIN_MS &&
    looks.every(({ answer }) => answer === first.answer)
  );
}
