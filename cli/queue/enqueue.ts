import type { JsonObject } from '../../src/base/json.ts';
import { CaptionError } from '../../src/pipeline/index.ts';
import { type EnqueueRequest, enqueueVideos } from '../../src/pipeline/redis/queue/enqueue.ts';
import { openQueue } from '../../src/pipeline/redis/queue/open-queue.ts';
import { givenCaptions } from '../caption/options.ts';
import { readSources, type Source } from '../caption/sources.ts';
import { UsageError } from '../exit-codes.ts';
import { rulesFrom } from '../rule-options.ts';
import { contentIdentity } from './content-identity.ts';
import type { EnqueueFlags, RequestFlags } from './flags.ts';
import { isRemote, sharedPath } from './shared-folder.ts';

/** Carries out the command: puts videos into the queue. @throws {UsageError} */
export async function runEnqueue(named: readonly string[], flags: EnqueueFlags): Promise<void> {
  if (named.length === 0 && flags.list === undefined) throw new UsageError('Name videos, or a file with --list.');
  // Wrong rules are an error here, not in every worker.
  rulesFrom(flags);
  const sources = await readSources(named, flags);
  // A video that workers cannot reach is named before the folder of tracks.
  for (const { video } of sources) if (!isRemote(video)) sharedPath(video, flags.sharedFolder);
  const given = givenCaptions(sources, flags);
  const request = requestOf({ ...flags, ...(given ? { given } : {}) });
  const requests: EnqueueRequest[] = [];
  for (const source of sources) requests.push(await queued(source, request, flags));
  try {
    const open = await openQueue({ redis: flags.redis, prefix: flags.prefix });
    try {
      const { added, known } = await enqueueVideos(open, requests);
      process.stdout.write(flags.json ? `${JSON.stringify({ added, known })}\n` : describe(added, known));
    } finally {
      await open.close();
    }
  } catch (error) {
    if (error instanceof CaptionError) throw new UsageError(error.message);
    throw error;
  }
}

/** What the queue keeps of the options. Those of the queue itself, of one machine and of services stay out. */
function requestOf(flags: EnqueueFlags): JsonObject {
  const { redis, prefix, json, list, name, sharedFolder, payAgain, restart, transcript, encoding, ...request } = flags;
  const kept: RequestFlags = request;
  if (!kept.publish.includes('files')) return JSON.parse(JSON.stringify({ ...kept, out: '' })) as JsonObject;
  if (sharedFolder === undefined) {
    throw new UsageError(
      `Tracks would be written to --out ${kept.out}, a folder of this machine. Name the folder that all workers share (--shared-folder), or publish elsewhere (--publish cloudflare-stream).`,
    );
  }
  return JSON.parse(JSON.stringify({ ...kept, out: sharedPath(kept.out, sharedFolder) })) as JsonObject;
}

async function queued({ video, name }: Source, request: JsonObject, flags: EnqueueFlags): Promise<EnqueueRequest> {
  const { sharedFolder, payAgain, restart } = flags;
  const more = { name, request, ...(payAgain ? { payAgain } : {}), ...(restart ? { restart } : {}) };
  if (isRemote(video)) return { video, identity: new URL(video).href, ...more };
  const path = sharedPath(video, sharedFolder);
  return { video: path, identity: await contentIdentity(video), ...more };
}

function describe(added: number, known: number): string {
  const already = known === 0 ? '' : `; ${known} ${known === 1 ? 'was' : 'were'} in the queue already`;
  return `${added} ${added === 1 ? 'video' : 'videos'} added${already}\n`;
}
