import { type BulkOptions, type BulkSummary, captionVideos, type VideoEnd } from '../../src/pipeline/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { describeResult, describeSummary } from './describe.ts';
import { codeOf, failureJson, failureLine } from './failure.ts';
import type { CaptionFlags } from './flags.ts';
import type { ChosenRequest } from './options.ts';
import { createProgressBars } from './progress-bars.ts';

/** Captions the videos of a command line, prints how each ended, and sets the exit code. */
export async function captionSources(
  requests: readonly ChosenRequest[],
  options: BulkOptions,
  flags: CaptionFlags,
): Promise<void> {
  const bars = createProgressBars(process.stderr);
  const several = requests.length > 1;
  const log = (text: string) => {
    bars.clear();
    process.stdout.write(text);
  };
  const complain = (text: string) => {
    bars.clear();
    process.stderr.write(`${text}\n`);
  };
  const onResult = (end: VideoEnd) => {
    if (flags.json) log(`${JSON.stringify(jsonOf(end))}\n`);
    else if ('result' in end) log(describeResult(end.result));
    else complain(failureLine(end.error, several ? end.video : undefined));
    if ('error' in end) process.exitCode = codeOf(end.error);
  };
  const onProgress = flags.json && !process.stderr.isTTY ? undefined : bars.show;
  const summary = await captionVideos(requests, { ...options, onProgress, onResult });
  bars.clear();
  for (const notice of summary.notices) complain(`notice: ${notice}`);
  if (!several) return;
  if (flags.json) log(`${JSON.stringify({ summary: summaryJson(summary) })}\n`);
  else log(describeSummary(summary));
  if (summary.failed.length + summary.notBegun > 0) {
    process.exitCode = options.signal?.aborted ? exitCodes.interrupted : exitCodes.failed;
  }
}

const summaryJson = ({ failed, ...summary }: BulkSummary) => ({ ...summary, failed: failed.length });

function jsonOf(end: VideoEnd): object {
  if ('error' in end) return { video: end.video, error: failureJson(end.error) };
  // Published tracks stay where they are; the line says where that is.
  const tracks = end.result.tracks.map(({ vtt: _vtt, ...track }) => track);
  return { ...end.result, tracks };
}
