/**
 * Why a campaign cannot go on: no mutant fits the selection, the state file is of another run, damaged or cannot be used,
 * or the command fails with unchanged mocks.
 */
export type CampaignProblem = 'nothing-selected' | 'other-run' | 'damaged-state' | 'unusable-state' | 'command-fails';

/** A campaign cannot go on. The kind decides, the message is for people. */
export class CampaignError extends Error {
  override readonly name = 'CampaignError';
  readonly kind: CampaignProblem;

  constructor(kind: CampaignProblem, message: string) {
    super(message);
    this.kind = kind;
  }
}
