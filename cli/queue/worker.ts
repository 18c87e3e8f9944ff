import type { ObjectStore } from '../../src/origin/index.ts';
import { CaptionError } from '../../src/pipeline/index.ts';
import { durabilityMeans } from '../../src/pipeline/redis/connect.ts';
import { type StepEnd, startWorker } from '../../src/pipeline/redis/queue/worker.ts';
import { keepHeapCompact } from '../compact-heap.ts';
import { UsageError } from '../exit-codes.ts';
import { openBucket } from '../origin/bucket.ts';
import type { WorkerFlags } from './flags.ts';
import { optionsForJobs } from './job-options.ts';
import { sharedTarget } from './shared-target.ts';
import { servicesForUploads } from './upload-options.ts';
import type { WorkerParts } from './worker-stages.ts';

/** Carries out the command: takes steps of videos from the queue until a signal ends it. @throws {UsageError} */
export async function runWorker(flags: WorkerFlags): Promise<void> {
  if (!flags.pacing && flags.target === 'live') {
    throw new UsageError('--no-pacing is for mocks without rate limits. The real services would refuse the requests.');
  }
  const store = flags.store === 's3' ? await openBucket(flags, process.env) : null;
  const target = await sharedTarget(flags);
  const stop = new AbortController();
  const tell = (text: string, event: object) =>
    void process.stdout.write(flags.json ? `${JSON.stringify(event)}\n` : `${text}\n`);
  const complain = (text: string) => void process.stderr.write(`${text}\n`);
  const onDefect = (error: unknown) => {
    if (error instanceof CaptionError) complain(error.message);
    else complain(`defect: ${error instanceof Error ? error.stack : String(error)}`);
  };
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
      onDefect,
    });
    const uploads = store && (await startUploads(flags, { store, target, signal: stop.signal, tell, onDefect }));
    const { id, durability } = worker;
    const also = uploads ? `, and ${flags.parallel} uploads of origins` : '';
    tell(`worker ${id} takes ${flags.concurrency} steps at once${also}. Redis: ${durabilityMeans[durability]}.`, {
      event: 'ready',
      id,
      durability,
    });
    const end = () => {
      stop.abort();
      void Promise.all([worker.close(), uploads?.close()])
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

interface UploadTools extends Pick<WorkerParts, 'target' | 'signal'> {
  readonly store: ObjectStore;
  readonly tell: (text: string, event: object) => void;
  readonly onDefect: (error: unknown) => void;
}

/** Begins to caption uploads of origins, too. */
async function startUploads(flags: WorkerFlags, { store, target, signal, tell, onDefect }: UploadTools) {
  // Only a worker for origins loads their part.
  const { startUploadWorker } = await import('../../src/origin/shared/upload-worker.ts');
  const { redis, prefix, parallel } = flags;
  return startUploadWorker({
    ...{ redis, prefix, parallel, store, onDefect },
    servicesFor: (session) => servicesForUploads({ flags, target, session, signal, environment: process.env }),
    onEnd: ({ id, title, state, error }) =>
      tell(`${state.padEnd(8)} upload  ${title}${error ? `: ${error.message} ${error.next}` : ''}`, {
        event: 'upload',
        ...{ id, title, state },
        ...(error ? { kind: error.kind, message: `${error.message} ${error.next}` } : {}),
      }),
  });
}

function describe(end: StepEnd): string {
  const what = `${end.step}${end.language === undefined ? '' : ` ${end.language}`}  ${end.video}`;
  return end.state === 'done' ? `done     ${what}` : `${end.state.padEnd(8)} ${what}: ${end.message}`;
}
