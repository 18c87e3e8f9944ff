import type { CampaignResult } from './campaign.ts';
import type { Campaign } from './campaign-options.ts';
import { countOutcomes, type MutateReport } from './outcome.ts';

/** Returns the report of a campaign, ended or interrupted. */
export function campaignReport(
  campaign: Pick<Campaign, 'words' | 'seed' | 'selected' | 'shard'>,
  result: CampaignResult,
): MutateReport {
  const statements = new Map(campaign.selected.map(({ id, statement }) => [id, statement]));
  return {
    schemaVersion: 1,
    command: campaign.words,
    seed: campaign.seed,
    ...(campaign.shard === undefined ? {} : { shard: campaign.shard }),
    ...(result.left === 0 ? {} : { left: result.left }),
    summary: countOutcomes(result.outcomes),
    unused: result.unused,
    outcomes: result.outcomes.map((outcome) => ({ ...outcome, statement: statements.get(outcome.id) ?? '' })),
  };
}

/** The judgement of a whole campaign. `noticed`: of every mutant that the command triggered; `nothing-met`: it triggered none. */
export type CampaignJudgement = 'noticed' | 'unnoticed' | 'nothing-met';

/** Judges a whole campaign. @param strict mutants that the command never triggered count as not noticed, too */
export function judge({ summary }: Pick<MutateReport, 'summary'>, strict: boolean): CampaignJudgement {
  const survivors = summary.unnoticed + (strict ? summary.unmet : 0);
  if (survivors > 0) return 'unnoticed';
  return summary.noticed + summary.late === 0 ? 'nothing-met' : 'noticed';
}
