import { type BulkOptions, planVideos } from '../../src/pipeline/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { describePlan, describeTotals } from './describe-plan.ts';
import { codeOf, failureJson, failureLine } from './failure.ts';
import type { CaptionFlags } from './flags.ts';
import type { ChosenRequest } from './options.ts';

/**
 * Prints what captioning the videos of a command line would do and cost, and sets the exit code that it would have.
 * @param choice a line on the chosen transcriber, for stderr
 */
export async function planSources(
  requests: readonly ChosenRequest[],
  options: BulkOptions,
  flags: CaptionFlags,
  choice: string,
): Promise<void> {
  const { videos, totals } = await planVideos(requests, options);
  process.stderr.write(choice);
  const several = requests.length > 1;
  for (const video of videos) {
    if ('plan' in video) {
      const plan = { ...video.plan, balance: totals.balance };
      process.stdout.write(flags.json ? `${JSON.stringify(plan)}\n` : describePlan(plan, several));
      continue;
    }
    const error = failureJson(video.error);
    if (flags.json) process.stdout.write(`${JSON.stringify({ video: video.video, error })}\n`);
    else process.stderr.write(`${failureLine(video.error, several ? video.video : undefined)}\n`);
    process.exitCode = several ? exitCodes.failed : codeOf(video.error);
  }
  if (several) process.stdout.write(flags.json ? `${JSON.stringify({ totals })}\n` : describeTotals(totals));
}
