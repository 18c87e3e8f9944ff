import type { ProviderId } from '../../../src/contracts/providers.ts';
import { type EvidenceRow, sharesOf } from './table.ts';

function byProvider(rows: readonly EvidenceRow[]): readonly (readonly [ProviderId, readonly EvidenceRow[]])[] {
  const ids = [...new Set(rows.map(({ provider }) => provider))];
  return ids.map((id) => [id, rows.filter(({ provider }) => provider === id)]);
}

const sharesText = (rows: readonly EvidenceRow[]): string =>
  `${rows.length} behaviours: ${sharesOf(rows)
    .map(({ grade, count, percent }) => `${count} ${grade} (${percent} %)`)
    .join(', ')}`;

/** The table for a terminal: one line per row, tabs between columns, shares at the end. */
export function evidenceText(rows: readonly EvidenceRow[]): string {
  const lines = rows.map(({ provider, kind, id, statement, evidence }) =>
    [provider, kind, id, evidence.grade, statement, evidence.source].join('\t'),
  );
  const shares = byProvider(rows).map(([provider, own]) => `${provider}: ${sharesText(own)}`);
  return `${[...lines, '', ...shares, `all: ${sharesText(rows)}`].join('\n')}\n`;
}

/** The table as docs/evidence.md. */
export function evidenceMarkdown(rows: readonly EvidenceRow[]): string {
  const cell = (text: string) =>
    text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ');
  const summary = [...byProvider(rows), ['all', rows] as const].map(([name, own]) => {
    const shares = sharesOf(own).map(({ count, percent }) => `${count} (${percent} %)`);
    return `| ${[name, own.length, ...shares].join(' | ')} |`;
  });
  const parts = byProvider(rows).map(([provider, own]) =>
    [
      `## ${provider}`,
      '',
      '| kind | id | grade | behaviour | source |',
      '| --- | --- | --- | --- | --- |',
      ...own.map(
        ({ kind, id, statement, evidence }) =>
          `| ${[kind, `\`${id}\``, evidence.grade, cell(statement), cell(evidence.source)].join(' | ')} |`,
      ),
    ].join('\n'),
  );
  return `${[
    '# How every behaviour is known',
    '',
    'Written by `conform evidence --write` from the tables in `src/contracts/`; a test keeps it current. `documented`: official',
    'docs, specification or SDK source. `observed`: a captured payload or run. `assumed`: our choice, with the reason.',
    '',
    '| provider | behaviours | documented | observed | assumed |',
    '| --- | --- | --- | --- | --- |',
    ...summary,
    '',
    parts.join('\n\n'),
  ].join('\n')}\n`;
}
