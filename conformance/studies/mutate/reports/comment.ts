import { cutTo, fenced, fitting, inlineCode, MOST_OF_COMMENT, plain } from '../../../reporters/markdown-text.ts';
import type { MutateReport } from '../outcome.ts';
import { flakyText } from '../text.ts';
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
    `${noticed} of ${met} wrong servers that the tests met were noticed. ${inlineCode(cutTo(LONGEST_TEXT, report.command.join(' ')))}`,
  ];
  const flaky = unmet.filter((outcome) => outcome.flaky).length;
  if (flaky > 0) parts.push(`**Note:** ${flakyText(flaky)}.`);
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

/** Characters of each list: both, and what surrounds them, are a comment at GitHub. */
const MOST_OF_LIST = MOST_OF_COMMENT / 2.5;
/** A longer request, or text, is not for reading in a comment. */
const LONGEST_REQUEST = 4_000;
const LONGEST_TEXT = 300;

function listOf(outcomes: MutateReport['outcomes'], witnesses: ReadonlyMap<string, Witness>): string[] {
  const shown = fitting(
    outcomes.map(({ id, statement }) => item(id, statement, witnesses.get(id))),
    MOST_OF_LIST,
  );
  const more = outcomes.length - shown.length;
  return [shown.join('\n'), ...(more > 0 ? [`and ${more} more`] : [])];
}

function item(id: string, statement: string, witness: Witness | undefined): string {
  const lines = [`- ${inlineCode(id)}: the server ${short(statement)}`];
  if (witness === undefined) return lines.join('\n');
  lines.push(`  Required: ${short(witness.requirement)} (${short(witness.evidence.source)})`);
  if (witness.expected !== undefined && witness.got !== undefined) {
    lines.push(`  Expected ${short(witness.expected)}; such a server answers ${short(witness.got)}`);
  }
  if (witness.curl !== undefined) {
    if (witness.curl.length <= LONGEST_REQUEST) lines.push('', ...fenced('sh', witness.curl, '  '));
    else lines.push(`  The check ${inlineCode(witness.check)} sends the request; it is too long for here.`);
  }
  return lines.join('\n');
}

const short = (text: string): string => plain(cutTo(LONGEST_TEXT, text));
