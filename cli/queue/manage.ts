import { CaptionError } from '../../src/pipeline/index.ts';
import {
  drainQueue,
  MOST_NAMED,
  pauseQueue,
  type QueueStatus,
  queueStatus,
  retryFailed,
} from '../../src/pipeline/redis/queue/manage.ts';
import { type OpenQueue, openQueue } from '../../src/pipeline/redis/queue/open-queue.ts';
import { hintFor } from '../caption/failure.ts';
import { UsageError } from '../exit-codes.ts';
import type { QueueFlags } from './flags.ts';

/** Opens the queue for one command, and closes it after it. @throws {UsageError} */
async function withQueue(
  flags: QueueFlags,
  work: (open: OpenQueue) => Promise<object>,
  text: (value: never) => string,
) {
  try {
    const open = await openQueue({ redis: flags.redis, prefix: flags.prefix });
    try {
      const value = await work(open);
      process.stdout.write(flags.json ? `${JSON.stringify(value)}\n` : `${text(value as never)}\n`);
    } finally {
      await open.close();
    }
  } catch (error) {
    if (error instanceof CaptionError) throw new UsageError(error.message);
    throw error;
  }
}

/** Carries out `queue status`. */
export const runStatus = (flags: QueueFlags): Promise<void> => withQueue(flags, queueStatus, describeStatus);

/** Carries out `queue retry`. */
export const runRetry = (flags: QueueFlags & { readonly payAgain?: true }): Promise<void> =>
  withQueue(
    flags,
    async (open) => ({ retried: await retryFailed(open, { payAgain: flags.payAgain ?? false }) }),
    ({ retried }: { retried: number }) => `${retried} failed ${retried === 1 ? 'video is' : 'videos are'} tried again`,
  );

/** Carries out `queue pause` and `queue resume`. */
export const runPause = (flags: QueueFlags, paused: boolean): Promise<void> =>
  withQueue(
    flags,
    async (open) => {
      await pauseQueue(open, paused);
      return { paused };
    },
    () => (paused ? 'paused: workers end the steps at work, and take no other' : 'resumed'),
  );

/** Carries out `queue drain`. */
export const runDrain = (flags: QueueFlags): Promise<void> =>
  withQueue(
    flags,
    drainQueue,
    ({ removed, working }: { removed: number; working: number }) =>
      `${removed} ${removed === 1 ? 'video' : 'videos'} removed${working > 0 ? `; ${working} at work, which workers end` : ''}. Add removed ones again to continue them.`,
  );

function describeStatus({ paused, jobs, uploads, videos, failed, redisBytes }: QueueStatus): string {
  const counted = (jobs: Readonly<Record<string, number>>) =>
    Object.entries(jobs).flatMap(([state, count]) => (count > 0 ? [`${count} ${state}`] : []));
  const uploaded = counted(uploads);
  const memory = redisBytes === null ? '' : `   Redis: ${Math.round(redisBytes / 1_000_000)} MB`;
  const lines = [
    `videos   ${videos.done} done, ${videos.failed} failed${memory}`,
    `steps    ${counted(jobs).join(', ') || 'none'}`,
    ...(uploaded.length > 0 ? [`uploads  ${uploaded.join(', ')}`] : []),
    ...(paused ? ['paused   resume with: caption-harness queue resume'] : []),
    ...failed.map(({ video, step, kind, reason, next }) =>
      `failed   ${video} (${step}): ${reason} ${next} ${kind === 'defect' ? '' : hintFor(kind)}`.trimEnd(),
    ),
    ...(videos.failed > failed.length ? [`         and ${videos.failed - MOST_NAMED} more`] : []),
  ];
  return lines.join('\n');
}
