import { performance } from 'node:perf_hooks';
import { type BulkOptions, type BulkSummary, captionVideos, type VideoEnd } from '../../src/pipeline/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { eventLine } from './caption-events.ts';
import { countFindings, describeResult } from './describe.ts';
import { describeSummary } from './describe-summary.ts';
import { codeOf, failureJson, failureLine } from './failure.ts';
import type { CaptionFlags } from './flags.ts';
import type { ChosenRequest } from './options.ts';
import { createOverall, overallLine } from './overall.ts';
import { createProgressBars } from './progress-bars.ts';

/**
 * Captions the videos of a command line, prints how each ended, and sets the exit code. Returns whether any was captioned.
 * @param choice a line on the chosen transcriber, for stderr
 */
export async function captionSources(
  requests: readonly ChosenRequest[],
  options: BulkOptions,
  flags: CaptionFlags,
  choice: string,
): Promise<boolean> {
  const { json } = flags;
  const several = requests.length > 1;
  const overall = createOverall(() => performance.now());
  const bars = createProgressBars(process.stderr, several ? () => overallLine(overall.state()) : undefined);
  const log = (text: string) => {
    bars.clear();
    process.stdout.write(text);
  };
  const complain = (text: string) => {
    bars.clear();
    process.stderr.write(`${text}\n`);
  };
  const notice = (text: string) =>
    json ? process.stderr.write(eventLine({ event: 'notice', text })) : complain(`notice: ${text}`);
  const onLooked: BulkOptions['onLooked'] = (counts) => {
    overall.begin(counts);
    if (json) process.stderr.write(eventLine({ event: 'looked', ...counts }));
    else process.stderr.write(choice);
  };
  const onProgress: BulkOptions['onProgress'] = (event) => {
    if (json) process.stderr.write(eventLine({ event: 'progress', ...event }));
    else bars.show(event);
  };
  const onNotBegun: BulkOptions['onNotBegun'] = (video) => {
    if (json) process.stderr.write(eventLine({ event: 'not-begun', video }));
  };
  const onResult = (end: VideoEnd) => {
    overall.end(end);
    if (json) log(`${JSON.stringify(jsonOf(end))}\n`);
    else if ('result' in end) log(describeResult(end.result));
    else complain(failureLine(end.error, several ? end.video : undefined));
    if ('error' in end) process.exitCode = codeOf(end.error);
    const state = 'error' in end ? 'failed' : 'done';
    if (json) process.stderr.write(eventLine({ event: 'overall', video: end.video, state, ...overall.state() }));
    else bars.end(end.video);
  };
  const summary = await captionVideos(requests, { ...options, onLooked, onProgress, onNotBegun, onResult });
  bars.clear();
  for (const text of summary.notices) notice(text);
  if (!several) return summary.captioned > 0;
  if (json) log(`${JSON.stringify({ summary: summaryJson(summary) })}\n`);
  else log(describeSummary(summary));
  if (summary.failed.length + summary.notBegun > 0) {
    process.exitCode = options.signal?.aborted ? exitCodes.interrupted : exitCodes.failed;
  }
  return summary.captioned > 0;
}

const summaryJson = ({ failed, ...summary }: BulkSummary) => ({ ...summary, failed: failed.length });

function jsonOf(end: VideoEnd): object {
  if ('error' in end) return { video: end.video, error: failureJson(end.error) };
  // Published tracks stay where they are; the line says where that is.
  const tracks = end.result.tracks.map(({ vtt: _vtt, findings, ...track }) => ({
    ...track,
    lint: countFindings(findings),
  }));
  return { ...end.result, tracks };
}
