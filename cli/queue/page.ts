import { type BrokenAnswer, type BrokenReason, createGuard, listen } from '../../src/listener/index.ts';
import { CaptionError } from '../../src/pipeline/index.ts';
import { createBoard } from '../../src/pipeline/redis/queue/board.ts';
import { openQueue } from '../../src/pipeline/redis/queue/open-queue.ts';
import { UsageError } from '../exit-codes.ts';
import { listenProblem } from '../listen-options.ts';
import type { QueueFlags } from './flags.ts';

/** The page can remove jobs and has no login, so only this machine reaches it. */
const HOST = '127.0.0.1';

const STATUS: Readonly<Record<BrokenReason, number>> = { broken: 400, headers: 431, timeout: 408, defect: 500 };

const plain = (status: number, text: string): BrokenAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  bytes: new TextEncoder().encode(`${text}\n`),
});

/** Carries out `queue ui`: serves the page of a queue until a signal ends it. @throws {UsageError} */
export async function runQueuePage(flags: QueueFlags & { readonly port: number }): Promise<void> {
  const open = await openQueue({ redis: flags.redis, prefix: flags.prefix }).catch(throwUsage);
  try {
    const listener = await createBoard(open, '');
    const guard = createGuard({ bound: HOST, foreignReads: 'own' });
    const broken = (reason: BrokenReason) => plain(STATUS[reason], 'The request could not be answered.');
    const refuse = () => plain(403, 'Only pages of this server, and programs of this machine, may send requests.');
    const server = await listen({
      port: flags.port,
      host: HOST,
      load: async () => ({ listener, broken, refuse }),
      guard,
    });
    const url = `http://${HOST}:${server.port}`;
    process.stdout.write(flags.json ? `${JSON.stringify({ url })}\n` : `The queue: ${url}\nCtrl-C stops it.\n`);
    const end = () =>
      void server
        .close()
        .then(() => open.close())
        .then(() => process.exit());
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  } catch (error) {
    await open.close();
    const notListening = listenProblem(error, '--port 0 takes a free port.');
    if (notListening) throw notListening;
    return throwUsage(error);
  }
}

function throwUsage(error: unknown): never {
  if (error instanceof CaptionError) throw new UsageError(error.message);
  throw error;
}
