import { badgeJson, badgeSvg } from '../../../reporters/badge-form.ts';
import { ctrfReporter, junitReporter } from '../../../reporters/index.ts';
import type { Reporter } from '../../../reporters/reporter.ts';
import type { MutateReport } from '../outcome.ts';
import { asReport, type ReportFacts } from './as-report.ts';
import { mutateComment } from './comment.ts';
import { badgeOf, scoreOf } from './score.ts';
import { type Witness, witnessOf } from './witness.ts';

export { scoreOf } from './score.ts';

/** The text of a campaign in one format. */
type Writer = (report: MutateReport, facts: ReportFacts & { readonly version: string }) => string;

/** Every format of a campaign's report by its name on the command line. */
export const mutateWriters: Readonly<Record<string, Writer>> = {
  junit: (report, facts) => written((output) => junitReporter(output), report, facts),
  ctrf: (report, facts) => written((output) => ctrfReporter(output, { version: facts.version }), report, facts),
  badge: (report) => badgeJson(badgeOf(scoreOf(report))),
  svg: (report) => badgeSvg(badgeOf(scoreOf(report))),
  markdown: (report, { witnesses }) => mutateComment(report, witnesses),
};

/** The formats that show the request of a witness. */
export const needsWitnesses = (name: string): boolean => name !== 'badge' && name !== 'svg';

/** The most mutants of one outcome whose witness is looked for: each takes a run of one check. */
const MOST_WITNESSES = 40;

/** The witnesses of the mutants that were not noticed, and of those never triggered, by mutant. */
export async function witnessesOf({ outcomes, seed }: MutateReport): Promise<ReadonlyMap<string, Witness>> {
  const found = new Map<string, Witness>();
  for (const kind of ['unnoticed', 'unmet']) {
    for (const { id } of outcomes.filter(({ outcome }) => outcome === kind).slice(0, MOST_WITNESSES)) {
      const witness = await witnessOf(id, seed);
      if (witness !== null) found.set(id, witness);
    }
  }
  return found;
}

function written(
  open: (output: { write(text: string): void }) => Reporter,
  report: MutateReport,
  facts: ReportFacts,
): string {
  let text = '';
  const output = {
    write: (part: string) => {
      text += part;
    },
  };
  open(output).finish(asReport(report, facts));
  return text;
}
