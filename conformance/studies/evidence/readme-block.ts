import { providers } from '../../../src/contracts/providers.ts';
import { sharesOf } from './share.ts';
import type { EvidenceRow } from './table.ts';

const BEGIN = '<!-- conform evidence --write -->';
const END = '<!-- end -->';

/** The table of README.md: each service with what its mock knows, and how much of it rests on what. */
export function readmeTable(rows: readonly EvidenceRow[]): string {
  const lines = Object.values(providers).flatMap(({ id, title }) => {
    const own = rows.filter(({ provider }) => provider === id);
    if (own.length === 0) return [];
    const count = (kind: EvidenceRow['kind']) => own.filter((row) => row.kind === kind).length;
    const percent = (...names: readonly string[]) =>
      Math.round(
        (100 *
          sharesOf(own)
            .filter(({ share }) => names.includes(share))
            .reduce((sum, one) => sum + one.count, 0)) /
          own.length,
      );
    const shares = [percent('documented'), percent('observed'), percent('open', 'probed'), percent('assumed')];
    return [
      `| ${[title, count('operation'), count('failure'), own.length, ...shares.map((one) => `${one} %`)].join(' | ')} |`,
    ];
  });
  return [
    '| service | operations | failures | behaviours | documented | observed | a live run decides | assumed |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

/** A page with the table between its two marks. A page without them stays as it is. */
export function withReadmeTable(page: string, rows: readonly EvidenceRow[]): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END, begin);
  if (begin < 0 || end < 0) return page;
  return `${page.slice(0, begin)}${BEGIN}\n${readmeTable(rows)}\n${page.slice(end)}`;
}
