import { randomBytes } from 'node:crypto';
import { deriveHex } from '../../../base/derive.ts';
import { flowOf, stepId } from './flow.ts';
import type { OpenQueue } from './open-queue.ts';
import type { QueuedVideo } from './types.ts';

/** A video to put into the queue. */
export interface EnqueueRequest extends QueuedVideo {
  /** Identity of its content: the SHA-256 of a file, or a URL. */
  readonly identity: string;
}

/** How many videos were added, and how many were in the queue already. */
export interface Enqueued {
  readonly added: number;
  readonly known: number;
}

/** Videos that are added with one round trip. */
const BATCH = 200;

/**
 * Puts videos into the queue. The same content with the same options is one video of the queue, however often it is added; with
 * other options it is another one, which shares the pipeline's job, so that nothing is paid twice. One that starts over is always
 * added, and takes the place of the one that is there, unless that is at work.
 */
export async function enqueueVideos(open: OpenQueue, videos: Iterable<EnqueueRequest>): Promise<Enqueued> {
  let added = 0;
  let repeated = 0;
  let batch = new Map<string, QueuedVideo>();
  const send = async (): Promise<void> => {
    const ids = [...batch.keys()];
    const there = await Promise.all(ids.map((id) => open.queue.getJob(stepId(id, 'publish'))));
    const fresh = ids.filter((_, at) => !there[at]);
    repeated += ids.length - fresh.length;
    added += fresh.length;
    await open.redis.hdel(open.names.videos, '', ...fresh);
    await open.flows.addBulk(fresh.flatMap((id) => flowsFor(id, batch.get(id))));
    batch = new Map();
  };
  for (const { identity, ...video } of videos) {
    const known = idOf(identity, video);
    const id = video.restart ? deriveHex(24, known, randomBytes(16).toString('hex')) : known;
    if (video.restart) await forget(open, known);
    if (batch.has(id)) repeated += 1;
    batch.set(id, video);
    if (batch.size >= BATCH) await send();
  }
  if (batch.size > 0) await send();
  return { added, known: repeated };
}

/** Removes a video from the queue, and what became of it. */
async function forget({ queue, redis, names }: OpenQueue, id: string): Promise<void> {
  const root = await queue.getJob(stepId(id, 'publish'));
  const isGone =
    root === undefined ||
    (await root.remove({ removeChildren: true }).then(
      () => true,
      () => false,
    ));
  if (isGone) await redis.hdel(names.videos, id);
}

const flowsFor = (id: string, video: QueuedVideo | undefined) => (video ? [flowOf(id, video)] : []);

const idOf = (identity: string, { name, request }: QueuedVideo): string =>
  deriveHex(24, 'queued video', identity, name ?? '', JSON.stringify(request));
