import { markdownTable } from '../../../src/base/markdown-table.ts';
import { mutantFamilies } from '../../mutants/index.ts';
import { plainSection } from './plain/section.ts';
import type { PowerDocument } from './report.ts';
import { summaryTable } from './summary-table.ts';

/**
 * The page for people: `docs/power.md`. It holds only the facts of every run without problems, so that a test can
 * compare it with the tables; the files of `--out` name the checks that noticed each mutant.
 */
export function powerPage(power: PowerDocument): string {
  return [
    '# What the suite notices',
    [
      'A green run has a meaning only if a wrong server would fail. `npm run power` runs the suite against mutants of the mocks,',
      'against allowed variations, and with each catalogued refusal turned into a success. It fails if a mutant survives;',
      '`.ci/run` runs everything, the tests a sample. `--out <folder>` writes every verdict, for people (`power.md`) and as data',
      '(`power.json`); `.ci/run` writes both below `$ARTIFACTS`, where that is set. A whole run without problems shows:',
    ].join('\n'),
    summaryTable(power),
    '## By provider',
    byProvider(power),
    '## Families of mutants',
    families(power),
    '## Without a control API',
    ...plainSection(power),
    '## What no check can prove',
    'Each exception states its reason; a reason that a run disproves fails the run.',
    markdownTable(['check', 'no mutant can break it, because'], exceptions(power)),
    markdownTable(['refusals of', 'number', 'no check proves them, because'], reasons(power)),
    '',
  ].join('\n\n');
}

function byProvider({ mutants, checks, variations, refusals }: PowerDocument): string {
  const providers = [...new Set(mutants.map(({ provider }) => provider))];
  const rows = providers.map((provider) => [
    provider,
    String(checks.filter(({ id }) => id.startsWith(`${provider}/`)).length),
    ...[mutants, variations, refusals].map((all) => String(all.filter((row) => row.provider === provider).length)),
  ]);
  return markdownTable(['provider', 'checks', 'mutants', 'variations', 'refusals'], rows);
}

function families({ mutants }: PowerDocument): string {
  const rows = Object.entries(mutantFamilies).map(([family, meaning]) => {
    const own = mutants.filter((row) => row.family === family);
    const proven = new Set(own.flatMap(({ breaks, killedBy }) => breaks.filter((id) => killedBy.includes(id))));
    return [family, meaning, String(own.length), String(proven.size)];
  });
  return markdownTable(['family', 'what goes wrong', 'mutants', 'checks whose requirement they break'], rows);
}

const exceptions = ({ checks }: PowerDocument): string[][] =>
  checks.flatMap(({ id, unkillable }) => (unkillable === undefined ? [] : [[id, unkillable]]));

/** A row for each provider and reason, in the order of the refusals. */
function reasons({ refusals }: PowerDocument): string[][] {
  const counts = new Map<string, { row: readonly [string, string]; count: number }>();
  for (const { provider, reason } of refusals) {
    if (reason === undefined) continue;
    const key = `${provider} ${reason}`;
    const entry = counts.get(key) ?? { row: [provider, reason] as const, count: 0 };
    counts.set(key, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()].map(({ row: [provider, reason], count }) => [provider, String(count), reason]);
}
