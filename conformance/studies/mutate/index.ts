/** A campaign: a user's command, once with each mutant, to see which of them its tests notice. */
export { tryAll } from './campaign.ts';
export { CampaignError, type CampaignProblem } from './campaign-error.ts';
export type { Campaign } from './campaign-options.ts';
export { mergeReports } from './merge.ts';
export type { MutateReport } from './outcome.ts';
export { type CampaignJudgement, campaignReport, judge } from './report.ts';
export { selectMutants } from './select.ts';
export { forgetState } from './state-file.ts';
export { mutateText } from './text.ts';
