import { shareOf } from './share.ts';
import type { EvidenceRow } from './table.ts';

/** What a row lacks that is neither documented nor observed. */
export interface Gap {
  readonly row: string;
  readonly share: 'open' | 'probed' | 'assumed';
  readonly needs: string;
}

/** What each row needs that nothing decides, without the choices of this project about itself. */
export function gapsOf(rows: readonly EvidenceRow[]): readonly Gap[] {
  return rows.flatMap((row): Gap[] => {
    const share = shareOf(row);
    if (share === 'documented' || share === 'observed' || row.evidence.own) return [];
    return [{ row: `${row.provider} ${row.kind} ${row.id}`, share, needs: needsOf(row) }];
  });
}

function needsOf({ settling, adopted, evidence }: EvidenceRow): string {
  if (adopted?.holds === false) {
    return `a change: the live run of ${adopted.date} saw otherwise in ${adopted.check} (${evidence.source})`;
  }
  if (settling.check !== undefined) {
    const what = settling.switch === undefined ? '' : `, which tells the value of ${settling.switch}`;
    return `a recorded live run of ${settling.check}${what}`;
  }
  return settling.switch === undefined
    ? 'a sentence of the vendor, or a check that sees it on a live service'
    : `a check that tells the value of ${settling.switch} on a live service`;
}

/** The gaps for a terminal: one line each, and how to close those that a live run closes. */
export function gapsText(gaps: readonly Gap[]): string {
  const lines = gaps.map(({ row, share, needs }) => [row, share, `needs ${needs}`].join('\t'));
  const how = [
    'conform --target live --record <folder> --grep <check> runs a check and records what it saw;',
    'conform evidence adopt <folder> takes it over. Checks that use up a window need --include exhaustive.',
  ];
  return `${[...lines, '', `${gaps.length} gaps`, ...(gaps.length === 0 ? [] : how)].join('\n')}\n`;
}
