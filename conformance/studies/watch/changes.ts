import { answerChanges } from './answer-changes.ts';
import type { Change } from './change.ts';
import type { Night } from './night.ts';
import { outageChanges, outagesOf } from './outages.ts';
import { spellsOf } from './spells.ts';
import { dayAt, endOf } from './turns.ts';

/** Everything that changed between the nights, the oldest first. Nights must be in order. */
export function changesOf(nights: readonly Night[]): readonly Change[] {
  const ids = nights.flatMap(({ verdicts, answers }) => [
    ...Object.keys(verdicts).map((id) => id.split('/')[0] ?? ''),
    ...answers.map(({ operation }) => operation.split(' ')[0] ?? ''),
  ]);
  const found = [...new Set(ids)].sort().flatMap((provider) => {
    const out = outagesOf(nights, provider);
    return [
      ...outageChanges(nights, provider),
      ...checkChanges(nights, provider, out),
      ...answerChanges(nights, provider, out),
    ];
  });
  return found.sort((left, right) => left.night - right.night);
}

/** @param out nights that say nothing, because the service was down */
function checkChanges(nights: readonly Night[], provider: string, out: ReadonlySet<number>): Change[] {
  const own = (id: string) => id.startsWith(`${provider}/`);
  const ids = [...new Set(nights.flatMap(({ verdicts }) => Object.keys(verdicts).filter(own)))].sort();
  return ids.flatMap((id) =>
    spellsOf(
      id,
      nights.map(({ verdicts }, at) => (out.has(at) ? undefined : verdicts[id])),
    ).map(({ from, noticed, to, verdict }): Change => {
      const [, section, name] = id.split('/');
      // A check that judges the answers of an operation is named for it.
      const { operation = `${provider} ${section === 'wire' ? name : section}`, curl } = verdict;
      return {
        ...{ kind: 'check', provider, operation, subject: id, text: 'no longer holds', night: from, noticed },
        since: dayAt(nights, from),
        ...(to === undefined ? {} : endOf(nights, to)),
        ...(curl === undefined ? {} : { curl }),
      };
    }),
  );
}
