import type { ProviderId } from '../../../src/contracts/providers.ts';
import { apartFromPipeline } from './pipeline.ts';
import { serviceOf } from './probes/services/services.ts';
import { isAgeing, shareOf, shares, sharesOf } from './share.ts';
import type { EvidenceRow } from './table.ts';

function byProvider(rows: readonly EvidenceRow[]): readonly (readonly [ProviderId, readonly EvidenceRow[]])[] {
  const ids = [...new Set(rows.map(({ provider }) => provider))];
  return ids.map((id) => [id, rows.filter(({ provider }) => provider === id)]);
}

const sharesText = (rows: readonly EvidenceRow[]): string =>
  `${rows.length} behaviours: ${sharesOf(rows)
    .map(({ share, count, percent }) => `${count} ${share} (${percent} %)`)
    .join(', ')}`;

/** The rows on which the captioning pipeline depends. */
export const pipelineRows = (rows: readonly EvidenceRow[]): readonly EvidenceRow[] =>
  rows.filter((row) => serviceOf(row.provider) !== undefined && apartFromPipeline(row) === undefined);

/** The source of a row in words: a documented one quotes its sentence. */
const sourceOf = ({ evidence, quote, adopted }: EvidenceRow): string => {
  const contradicted = adopted?.holds === false ? `; a live run of ${adopted.date} saw otherwise` : '';
  const said = quote === undefined ? '' : `; "${quote.text}" (${quote.source}, read ${quote.read})`;
  return `${evidence.source}${said}${contradicted}`;
};

/** The table for a terminal: one line per row, tabs between columns, shares at the end. `nowMs` tells which rows age. */
export function evidenceText(rows: readonly EvidenceRow[], nowMs: number): string {
  const lines = rows.map((row) => {
    const age = isAgeing(row, nowMs) ? ' (ageing)' : '';
    return [row.provider, row.kind, row.id, shareOf(row) + age, row.statement, sourceOf(row)].join('\t');
  });
  const ageing = rows.filter((row) => isAgeing(row, nowMs)).length;
  const parts = byProvider(rows).map(([provider, own]) => `${provider}: ${sharesText(own)}`);
  const all = [`the pipeline: ${sharesText(pipelineRows(rows))}`, `all: ${sharesText(rows)}`];
  const old = ageing === 0 ? [] : [`ageing: ${ageing} rows were last seen more than 90 days ago`];
  return `${[...lines, '', ...parts, ...old, ...all].join('\n')}\n`;
}

/** The rows as data: each with its share, and whether it was last seen more than 90 days before `nowMs`. */
export const evidenceData = (rows: readonly EvidenceRow[], nowMs: number): readonly object[] =>
  rows.map((row) => ({ ...row, share: shareOf(row), ageing: isAgeing(row, nowMs) }));

const WORDS = `Written by \`conform evidence --write\` from the tables in \`src/contracts/\`; a test keeps it current.

| share | what speaks for a row |
| --- | --- |
| documented | official docs, specification or SDK source; the row quotes its sentence with source and day |
| observed | a captured payload or run; with a date, a recorded live run |
| open | nothing decides: a switch holds the alternatives, and the named check tells on a live service which one is true |
| probed | nothing decides: the named check tells on a live service whether it is true |
| assumed | nothing, and no check of a live run sees it. \`own\`: a choice of this project about itself, which no service has |

\`conform evidence --gaps\` lists what each row needs, \`conform evidence adopt <recording>\` takes over what a live run saw.`;

/** The table as docs/evidence.md. */
export function evidenceMarkdown(rows: readonly EvidenceRow[]): string {
  const cell = (text: string) =>
    text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ');
  const summary = [...byProvider(rows), ['all', rows] as const, ['the pipeline', pipelineRows(rows)] as const].map(
    ([name, own]) => {
      const parts = sharesOf(own).map(({ count, percent }) => `${count} (${percent} %)`);
      return `| ${[name, own.length, ...parts, own.filter(({ evidence }) => evidence.own).length].join(' | ')} |`;
    },
  );
  const parts = byProvider(rows).map(([provider, own]) =>
    [
      `## ${provider}`,
      '',
      '| kind | id | share | behaviour | source | settled by |',
      '| --- | --- | --- | --- | --- | --- |',
      ...own.map((row) => {
        const { kind, id, evidence, statement, settling } = row;
        const share = evidence.own ? 'assumed, own' : shareOf(row);
        const settled = [settling.check, settling.switch && `switch ${settling.switch}`].filter(Boolean).join(', ');
        return `| ${[kind, `\`${id}\``, share, cell(statement), cell(sourceOf(row)), settled].join(' | ')} |`;
      }),
    ].join('\n'),
  );
  const assumed = rows.filter((row) => shareOf(row) === 'assumed' && !row.evidence.own);
  const reasons = assumed.map((row) => {
    const why = serviceOf(row.provider) === undefined ? 'it does not call this service' : apartFromPipeline(row);
    return `| ${row.provider} | ${row.kind} | \`${row.id}\` | ${why ?? 'it depends on it'} |`;
  });
  return `${[
    '# How every behaviour is known',
    '',
    WORDS,
    '',
    `| provider | behaviours | ${shares.join(' | ')} | of these own |`,
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...summary,
    '',
    '## What the captioning pipeline does not depend on',
    '',
    '"The pipeline" counts the rows of the services that it calls, without these, which are assumed:',
    '',
    '| provider | kind | id | because |',
    '| --- | --- | --- | --- |',
    ...reasons,
    '',
    parts.join('\n\n'),
  ].join('\n')}\n`;
}
