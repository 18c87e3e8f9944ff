import { type Deed, succeeded } from '../deed.ts';
import { findingOf, type Judge } from '../finding.ts';

/** Looks in a row, each with the same answer, within the time below. */
const LOOKS = 4;
const WITHIN_MS = 1_000;

/** One resource was looked at many times within a second, and nothing changed. */
export const polledFast: Judge = (deeds) => {
  const byPath = new Map<string, Deed[]>();
  for (const deed of deeds) {
    const looks = byPath.get(deed.path) ?? [];
    byPath.set(deed.path, isLook(deed) ? [...looks, deed] : []);
  }
  return [...byPath.values()].flatMap((looks) => {
    const start = looks.findIndex((_, at) => isBurst(looks.slice(at, at + LOOKS)));
    const burst = looks.slice(start, start + LOOKS) as [Deed, ...Deed[]];
    if (start < 0) return [];
    const milliseconds = (burst.at(-1) ?? burst[0]).began - burst[0].began;
    return [
      findingOf('polled-fast', burst, `${LOOKS} looks at ${burst[0].path} within ${milliseconds} ms, with one answer.`),
    ];
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
