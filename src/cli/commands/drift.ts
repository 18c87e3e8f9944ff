import { Command } from 'commander';
import type { Recording } from '../../../conformance/drift/recording.ts';
import { systemClock } from '../../base/clock.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { openRecorder, readRecordingAt } from '../recordings.ts';

/** `conform drift A B`: every difference between two recordings, or a recording and the stand-ins. */
export function driftCommand(): Command {
  return new Command('drift')
    .description('Compare what was answered then and now. Exits 1 when anything drifted.')
    .argument('<A>', 'a folder or file that --record wrote, or mock: the stand-ins, rehearsed in process')
    .argument('<B>', 'the same')
    .option('--grep <glob>', 'for mock: only checks whose id matches, as when the other one was recorded')
    .option('--json', 'as JSON')
    .action(drift);
}

async function drift(a: string, b: string, flags: { readonly grep?: string; readonly json?: true }): Promise<void> {
  const { compareRecordings, isStale, STALE_DAYS } = await import('../../../conformance/drift/compare.ts');
  const [one, other] = [await recordingOf(a, flags.grep), await recordingOf(b, flags.grep)];
  for (const [path, recording] of [
    [a, one],
    [b, other],
  ] as const) {
    if (isStale(recording, systemClock.now())) {
      process.stderr.write(`note: ${path} was recorded on ${recording.recordedAt}, more than ${STALE_DAYS} days ago\n`);
    }
  }
  const drifts = compareRecordings(one, other);
  const lines = drifts.map(({ kind, where, detail }) => `${kind}  ${where}  ${detail}\n`);
  process.stdout.write(flags.json ? `${JSON.stringify(drifts, null, 2)}\n` : lines.join(''));
  process.exitCode = drifts.length === 0 ? exitCodes.ok : exitCodes.failed;
}

async function recordingOf(path: string, grep: string | undefined): Promise<Recording> {
  if (path !== 'mock') return readRecordingAt(path);
  const [{ rehearse }, { allChecks }] = await Promise.all([
    import('../../../conformance/targets/mock/rehearsal.ts'),
    import('../../../conformance/checks/index.ts'),
  ]);
  const addresses: Record<string, string> = {};
  const recorder = await openRecorder(addresses);
  await rehearse({
    checks: allChecks,
    ...(grep === undefined ? {} : { grep }),
    onStart: (baseUrls) => Object.assign(addresses, baseUrls),
    onExchange: recorder.note,
  });
  const recording = recorder.recording('mock');
  if (recording.answers.length === 0) throw new UsageError('nothing was recorded: no check was selected.');
  return recording;
}
