import type { MutateReport } from '../outcome.ts';
import { scoreOf } from './score.ts';
import type { Witness } from './witness.ts';

/** Markdown for a comment: the score, each mutant that was not noticed with the request that shows it, and the untriggered ones. */
export function mutateComment(report: MutateReport, witnesses: ReadonlyMap<string, Witness>): string {
  const { noticed, met, percent } = scoreOf(report);
  const of = (kind: string) => report.outcomes.filter(({ outcome }) => outcome === kind);
  const [unnoticed, unmet] = [of('unnoticed'), of('unmet')];
  const title = percent === null ? 'No mutant was triggered' : `${percent} % of mutants noticed`;
  const parts = [
    `### ${title}`,
    `${noticed} of ${met} wrong servers that the tests met were noticed. \`${report.command.join(' ').replace(/`/g, "'")}\``,
  ];
  if (unnoticed.length > 0) {
    parts.push(
      '**Not noticed.** An answer was wrong, and no test failed. Each request shows it under `caption-harness serve --mutant <id>`:',
      ...listOf(unnoticed, witnesses),
    );
  }
  if (unmet.length > 0) {
    parts.push(
      '<details>',
      `<summary>${unmet.length} not triggered: no test requests what they change</summary>`,
      ...listOf(unmet, witnesses),
      '</details>',
    );
  }
  return `${parts.join('\n\n')}\n`;
}

/** The most mutants that one list names; a comment has a limit of 65,536 characters at GitHub. */
const MOST = 40;

function listOf(outcomes: MutateReport['outcomes'], witnesses: ReadonlyMap<string, Witness>): string[] {
  const shown = outcomes.slice(0, MOST).map(({ id, statement }) => item(id, statement, witnesses.get(id)));
  const more = outcomes.length - shown.length;
  return [shown.join('\n'), ...(more > 0 ? [`and ${more} more`] : [])];
}

function item(id: string, statement: string, witness: Witness | undefined): string {
  const lines = [`- \`${id}\`: the server ${plain(statement)}`];
  if (witness === undefined) return lines.join('\n');
  lines.push(`  Required: ${plain(witness.requirement)} (${plain(witness.evidence.source)})`);
  if (witness.expected !== undefined && witness.got !== undefined) {
    lines.push(`  Expected ${plain(witness.expected)}; such a server answers ${plain(witness.got)}`);
  }
  if (witness.curl !== undefined) {
    lines.push('', '  ```sh', ...witness.curl.split('\n').map((line) => `  ${line}`), '  ```');
  }
  return lines.join('\n');
}

/** Text on one line, without markup or mentions, at most 300 characters. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .slice(0, 300)
    .replace(/[\\`*_[\]#|]/g, '\\$&')
    .replace(/</g, '&lt;')
    .replace(/@/g, '@\u200b');
