import type { RequestListener } from 'node:http';
import { notInstalled } from '../load.ts';
import type { OpenQueue } from './open-queue.ts';

/** The page names fonts of another site; it gets none, so that it loads offline and tells nobody who looks. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'";

/**
 * Makes the page of a queue (Bull Board), to be mounted at a path. It can retry and remove jobs, and has no login of its own.
 * @param path where it is mounted, for example `/queue`; empty for the root
 * @throws {CaptionError} of kind `options` without the packages
 */
export async function createBoard(open: Pick<OpenQueue, 'queue' | 'uploads'>, path: string): Promise<RequestListener> {
  const absent = (error: unknown) => {
    throw notInstalled('The page of the queue', '@bull-board/api and @bull-board/express', error);
  };
  const { createBullBoard } = await import('@bull-board/api').catch(absent);
  const { BullMQAdapter } = await import('@bull-board/api/bullMQAdapter').catch(absent);
  const { ExpressAdapter } = await import('@bull-board/express').catch(absent);
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(path);
  createBullBoard({ queues: [new BullMQAdapter(open.queue), new BullMQAdapter(open.uploads)], serverAdapter });
  const { default: express } = await import('express');
  const app = express();
  app.use((_request, response, next) => {
    response.setHeader('content-security-policy', POLICY);
    next();
  });
  app.use(path === '' ? '/' : path, serverAdapter.getRouter());
  return app;
}
