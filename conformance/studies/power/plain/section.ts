import { markdownTable } from '../../../../src/base/markdown-table.ts';
import type { ProviderId } from '../../../../src/contracts/providers.ts';
import type { Check } from '../../../model/check.ts';
import { allChecks } from '../../../providers/checks.ts';
import { type PlainNotice, plainNotice } from './notice.ts';

/** A mutant as this section reads it. */
interface Row {
  readonly id: string;
  readonly provider: ProviderId;
  readonly breaks: readonly string[];
}

interface Noticed extends Row {
  readonly notice: PlainNotice;
}

/** The part of the page about servers that cannot be arranged: what the suite notices there, and why not the rest. */
export function plainSection({ mutants }: { readonly mutants: readonly Row[] }): string[] {
  const rows = noticed(mutants, allChecks);
  return [
    [
      'A live service, or a server of your own without a control API, only answers requests: all checks share one account, nothing',
      'can be arranged, and a behaviour that no source promises is only reported, never judged. There',
    ].join('\n'),
    markdownTable(
      ['provider', 'mutants', 'fail the run', 'are reported as differing', 'stay unnoticed'],
      byProvider(rows),
    ),
    'A mutant stays unnoticed if every check that it breaks needs one of these, or for a reason of its own:',
    markdownTable(['why', 'mutants'], reasons(rows)),
  ];
}

/** The verdicts on mutants, in their order. */
export const noticed = (mutants: readonly Row[], checks: readonly Check[]): Noticed[] =>
  mutants.map((row) => ({ ...row, notice: plainNotice(row, checks) }));

const count = (rows: readonly Noticed[], kind: PlainNotice['kind']): number =>
  rows.filter(({ notice }) => notice.kind === kind).length;

function byProvider(rows: readonly Noticed[]): string[][] {
  const figures = (name: string, own: readonly Noticed[]) => {
    const part = (kind: PlainNotice['kind']) => {
      const number = count(own, kind);
      return `${number} (${Math.round((number / Math.max(1, own.length)) * 100)} %)`;
    };
    return [name, String(own.length), part('fails'), part('reported'), part('unnoticed')];
  };
  const providers = [...new Set(rows.map(({ provider }) => provider))];
  const each = providers.map((provider) =>
    figures(
      provider,
      rows.filter((row) => row.provider === provider),
    ),
  );
  return [...each, figures('all', rows)];
}

function reasons(rows: readonly Noticed[]): string[][] {
  const found = new Map<string, string[]>();
  for (const { id, notice } of rows) {
    if (notice.kind === 'unnoticed') found.set(notice.reason, [...(found.get(notice.reason) ?? []), id]);
  }
  return [...found].sort(([, one], [, other]) => other.length - one.length).map(([why, ids]) => [why, ids.join(', ')]);
}
