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
      'can be arranged, and a behaviour that no source promises is only reported, never judged. A fault *can be met* there if',
      'some request meets it without an arranged account, clock or failure; it is *promised* if a source says what is right.',
    ].join('\n'),
    markdownTable(
      [
        'provider',
        'mutants',
        'can be met',
        'fail the run',
        'of those that can be met',
        'of those that are also promised',
        'are reported as differing',
      ],
      byProvider(rows),
    ),
    'A mutant stays unnoticed if every check that it breaks needs one of these, or for a reason of its own:',
    markdownTable(['why', 'number', 'mutants'], reasons(rows)),
    'These are met, but no source promises the behaviour: the run reports that it differs from what is assumed, and does not fail.',
    markdownTable(['provider', 'number', 'mutants'], reported(rows)),
  ];
}

/** The verdicts on mutants, in their order. */
export const noticed = (mutants: readonly Row[], checks: readonly Check[]): Noticed[] =>
  mutants.map((row) => ({ ...row, notice: plainNotice(row, checks) }));

const count = (rows: readonly Noticed[], kind: PlainNotice['kind']): number =>
  rows.filter(({ notice }) => notice.kind === kind).length;

/** True if some request meets the fault without anything arranged. */
export const isMet = ({ notice }: Noticed): boolean => notice.kind !== 'unnoticed' || notice.isMet;

const providersOf = (rows: readonly Noticed[]): ProviderId[] => [...new Set(rows.map(({ provider }) => provider))];

const of = (rows: readonly Noticed[], provider: ProviderId): Noticed[] =>
  rows.filter((row) => row.provider === provider);

function byProvider(rows: readonly Noticed[]): string[][] {
  const figures = (name: string, own: readonly Noticed[]) => {
    const [fails, reports, met] = [count(own, 'fails'), count(own, 'reported'), own.filter(isMet).length];
    const part = (number: number, whole: number) => `${Math.round((number / Math.max(1, whole)) * 100)} %`;
    const failing = `${fails} (${part(fails, own.length)})`;
    return [name, own.length, met, failing, part(fails, met), part(fails, met - reports), reports].map(String);
  };
  return [...providersOf(rows).map((provider) => figures(provider, of(rows, provider))), figures('all', rows)];
}

function reported(rows: readonly Noticed[]): string[][] {
  const all = rows.filter(({ notice }) => notice.kind === 'reported');
  return providersOf(all).map((provider) => {
    const own = of(all, provider);
    return [provider, String(own.length), own.map(({ id }) => id.slice(provider.length + 1)).join(', ')];
  });
}

function reasons(rows: readonly Noticed[]): string[][] {
  const found = new Map<string, string[]>();
  for (const { id, notice } of rows) {
    if (notice.kind === 'unnoticed') found.set(notice.reason, [...(found.get(notice.reason) ?? []), id]);
  }
  return [...found]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([why, ids]) => [why, String(ids.length), ids.join(', ')]);
}
