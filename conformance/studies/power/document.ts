import { escapeCell, markdownTable } from '../../../src/base/markdown-table.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import { type MutantFamily, mutantFamilies } from '../../mutants/index.ts';
import type { PowerDocument } from './report.ts';
import type { MutantRow } from './rows.ts';
import { summaryTable } from './summary-table.ts';

/** All tables of a run, for people: `power.md` of `--out`. */
export function powerMarkdown(power: PowerDocument): string {
  return [
    '# What the suite notices, in full',
    [
      'The result of `conform power --out`: the suite was run against mutants of the mocks, against allowed variations,',
      'and with each catalogued refusal turned into a success. `power.json` beside it holds the same as data.',
    ].join('\n'),
    summaryTable(power),
    ...problems(power),
    ...families(power),
    ...mutantSections(power),
    ...checkSections(power),
    ...variationSection(power),
    ...refusalSections(power),
    '',
  ].join('\n\n');
}

const providersOf = (rows: readonly { readonly provider: ProviderId }[]): ProviderId[] => [
  ...new Set(rows.map(({ provider }) => provider)),
];

function problems({ problems: all }: PowerDocument): string[] {
  return all.length === 0 ? [] : ['## Problems', all.map((problem) => `- ${escapeCell(problem)}`).join('\n')];
}

function families({ mutants }: PowerDocument): string[] {
  const rows = Object.entries(mutantFamilies).map(([family, meaning]) => {
    const own = mutants.filter((row) => row.family === (family as MutantFamily));
    const killers = new Set(own.flatMap(({ killedBy }) => killedBy));
    return [family, meaning, String(own.length), String(killers.size)];
  });
  return ['## Families', markdownTable(['family', 'what goes wrong', 'mutants', 'checks that notice one'], rows)];
}

function mutantSections({ mutants }: PowerDocument): string[] {
  return providersOf(mutants).flatMap((provider) => {
    const own = mutants.filter((row) => row.provider === provider);
    return [
      `## Mutants of ${provider}`,
      'Try one by hand with `caption-harness serve --mutant <id>`. In bold: the checks whose requirement it breaks.',
      markdownTable(
        ['mutant', 'family', 'the server ...', 'noticed by'],
        own.map((row) => [short(row.id), row.family, row.statement, noticedBy(row)]),
      ),
    ];
  });
}

const SHOWN = 6;

function noticedBy({ killedBy, breaks, equivalent }: MutantRow): string {
  if (equivalent !== undefined) return `equivalent: ${equivalent}`;
  const named = killedBy.filter((id) => breaks.includes(id)).map((id) => `**${short(id)}**`);
  const others = killedBy.filter((id) => !breaks.includes(id)).map(short);
  const all = [...named, ...others];
  const shown = all.slice(0, Math.max(SHOWN, named.length));
  return shown.join(', ') + (all.length > shown.length ? ` and ${all.length - shown.length} more` : '');
}

function checkSections({ checks }: PowerDocument): string[] {
  const rows = checks.map(({ id, proves, kills, unkillable }) => [
    id,
    String(kills),
    unkillable === undefined ? proves.map(short).join(', ') : `none: ${unkillable}`,
  ]);
  return ['## Checks', markdownTable(['check', 'notices', 'of these break its own requirement'], rows)];
}

function variationSection({ variations }: PowerDocument): string[] {
  const ids = [...new Set(variations.map(({ variation }) => variation))];
  const rows = ids.map((id) => {
    const own = variations.filter(({ variation }) => variation === id);
    const outcome = own.map(({ provider, passed, skipped, wrong }) => {
      const aside = skipped.length === 0 ? '' : `, ${skipped.length} not applicable (${skipped.map(short).join(', ')})`;
      return `${provider}: ${passed} green${aside}${wrong.length === 0 ? '' : `, ${wrong.length} RED`}`;
    });
    return [id, own[0]?.statement ?? '', outcome.join('; ')];
  });
  return [
    '## Variations',
    'Each keeps every promise in another way; the whole suite stays green under it.',
    markdownTable(['variation', 'the server ...', 'outcome'], rows),
  ];
}

function refusalSections({ refusals }: PowerDocument): string[] {
  if (refusals.length === 0) return [];
  return [
    '## Refusals',
    [
      'Every refusal that the catalogue lists for an operation, with checks that notice when exactly this refusal turns',
      'into a success. These were measured, not declared.',
    ].join('\n'),
    ...providersOf(refusals).flatMap((provider) => [
      `### ${provider}`,
      markdownTable(
        ['operation', 'refusal', 'proven by'],
        refusals
          .filter((row) => row.provider === provider)
          .map(({ operation, failure, checks, reason }) => [
            operation,
            failure,
            checks.length > 0 ? checks.map(short).join(', ') : `none: ${reason ?? '?'}`,
          ]),
      ),
    ]),
  ];
}

const short = (id: string): string => id.slice(id.indexOf('/') + 1);
