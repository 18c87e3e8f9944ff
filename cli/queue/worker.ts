import { CaptionError } from '../../src/pipeline/index.ts';
import { durabilityMeans } from '../../src/pipeline/redis/connect.ts';
import { type StepEnd, startWorker } from '../../src/pipeline/redis/queue/worker.ts';
import { keepHeapCompact } from '../compact-heap.ts';
import { UsageError } from '../exit-codes.ts';
import type { WorkerFlags } from './flags.ts';
import { optionsForJobs } from './job-options.ts';
import { sharedTarget } from './shared-target.ts';

/** Carries out the command: takes steps of videos from the queue until a signal ends it. @throws {UsageError} */
export async function runWorker(flags: WorkerFlags): Promise<void> {
  if (!flags.pacing && flags.target === 'live') {
    throw new UsageError('--no-pacing is for mocks without rate limits. The real services would refuse the requests.');
  }
  const target = await sharedTarget(flags);
  const stop = new AbortController();
  const tell = (text: string, event: object) =>
    void process.stdout.write(flags.json ? `${JSON.stringify(event)}\n` : `${text}\n`);
  const complain = (text: string) => void process.stderr.write(`${text}\n`);
  keepHeapCompact();
  try {
    const worker = await startWorker({
      redis: flags.redis,
      prefix: flags.prefix,
      concurrency: flags.concurrency,
      keepDays: flags.keepDays,
      optionsFor: (session) =>
        optionsForJobs({ flags, target, session, signal: stop.signal, environment: process.env }),
      onStep: (end) => tell(describe(end), { event: 'step', ...end }),
      onAway: (reason) => complain(`Redis is away (${reason}); waiting for it.`),
      onDefect: (error) => complain(`defect: ${error instanceof Error ? error.stack : String(error)}`),
    });
    const { id, durability } = worker;
    tell(`worker ${id} takes ${flags.concurrency} steps at once. Redis: ${durabilityMeans[durability]}.`, {
      event: 'ready',
      id,
      durability,
    });
    const end = () => {
      stop.abort();
      void worker
        .close()
        .then(() => target.close())
        .then(() => process.exit());
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  } catch (error) {
    await target.close();
    if (error instanceof CaptionError) throw new UsageError(error.message);
    throw error;
  }
}

function describe(end: StepEnd): string {
  const what = `${end.step}${end.language === undefined ? '' : ` ${end.language}`}  ${end.video}`;
  return end.state === 'done' ? `done     ${what}` : `${end.state.padEnd(8)} ${what}: ${end.message}`;
}
