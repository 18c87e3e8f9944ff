import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutateEnvironment } from '../../cli/commands/mutate-environment.ts';
import { type Campaign, campaignReport, selectMutants, tryAll } from '../../conformance/studies/mutate/index.ts';
import type { MutateReport } from '../../conformance/studies/mutate/outcome.ts';

/** A campaign of `mutate` over a command, with only the mutants that it meets. */
const campaignOver = (words: readonly string[], more: Partial<Campaign> = {}): Campaign => ({
  words,
  world: {},
  environmentOf: (running) => mutateEnvironment(running),
  worldChoice: {},
  selected: selectMutants({}),
  everyProvider: false,
  onlyMet: true,
  seed: 1,
  stateFile: join(mkdtempSync(join(tmpdir(), 'campaign-')), 'state.json'),
  signal: new AbortController().signal,
  log: () => {},
  ...more,
});

/** Runs a campaign, and says how many mutants its command meets. */
export async function runCampaign(
  words: readonly string[],
  more: Partial<Campaign> = {},
): Promise<{ readonly report: MutateReport; readonly met: number }> {
  let met = 0;
  const log = (line: string) => {
    met = Number(/meets (\d+) of/.exec(line)?.[1] ?? met);
  };
  const campaign = campaignOver(words, { log, ...more });
  return { report: campaignReport(campaign, await tryAll(campaign)), met };
}
