import { createControlClient } from '../../src/control-client/index.ts';
import { CaptionError } from '../../src/pipeline/index.ts';
import { durabilityMeans } from '../../src/pipeline/redis/connect.ts';
import { type StepEnd, startWorker } from '../../src/pipeline/redis/queue/worker.ts';
import type { CaptionFlags } from '../caption/flags.ts';
import { openTarget, type Target } from '../caption/target.ts';
import { keepHeapCompact } from '../compact-heap.ts';
import { UsageError } from '../exit-codes.ts';
import type { WorkerFlags } from './flags.ts';
import { optionsForJobs } from './job-options.ts';

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

/** Opens services that several workers can share, in real time. @throws {UsageError} */
async function sharedTarget(flags: WorkerFlags): Promise<Target> {
  if (flags.target === 'mock' && flags.control === undefined) {
    throw new UsageError(
      'Workers share their services, so this one starts no mocks. Name running ones (--control), or --target live.',
    );
  }
  const { target, yes, control, tenant, url, credential } = flags;
  const caption = { target, yes, control, tenant, url, credential } as CaptionFlags;
  const opened = await openTarget(caption, process.env);
  if (control === undefined) return opened;
  const { clock } = await createControlClient({ url: control }).getTenant(tenant);
  if (clock.mode === 'manual') {
    throw new UsageError(
      `The clock of the tenant ${tenant} is manual, but workers wait in real time. Start the mocks with --clock real or --clock scaled:60.`,
    );
  }
  return { ...opened, clock: null };
}

function describe(end: StepEnd): string {
  const what = `${end.step}${end.language === undefined ? '' : ` ${end.language}`}  ${end.video}`;
  return end.state === 'done' ? `done     ${what}` : `${end.state.padEnd(8)} ${what}: ${end.message}`;
}
