import { facts } from '../../contracts/cloudflare-stream/facts.ts';
import { everyVideo } from '../cloudflare-stream/pages.ts';
import type { BoundApi } from './api.ts';
import { badArgument } from './errors.ts';
import type { Comparison, ListParams } from './types.ts';
import { type BoundVideo, boundVideo } from './video.ts';

const HOLDS: Readonly<Record<Comparison, (created: number, limit: number) => boolean>> = {
  eq: (created, limit) => created === limit,
  gt: (created, limit) => created > limit,
  gte: (created, limit) => created >= limit,
  lt: (created, limit) => created < limit,
  lte: (created, limit) => created <= limit,
};

/**
 * Lists videos, the newest first. The REST API takes both times without a comparison, so they are compared here, in milliseconds; the
 * service refuses a limit that it does not take.
 * @throws {StreamError}
 */
export async function listVideos(api: BoundApi, params: ListParams): Promise<BoundVideo[]> {
  const { before, beforeComp = 'lt', after, afterComp = 'gte', limit = facts.listLimit.value } = params;
  const isOlder = bound('before', before, beforeComp);
  const isNewer = bound('after', after, afterComp);
  // A short page that repeats the last video of the page before would end the walk.
  const isWalked = (before ?? after) !== undefined && limit >= 1;
  const page = String(isWalked ? Math.max(limit, facts.listLimit.value) : limit);
  const found: BoundVideo[] = [];
  const all = everyVideo({}, (part) =>
    api.videos({ limit: page, ...(part.before === undefined ? {} : { before: part.before }) }),
  );
  for await (const { raw, created } of all) {
    const at = Date.parse(created ?? '');
    if (isOlder(at) && isNewer(at)) found.push(boundVideo(raw));
    if (found.length >= limit) break;
  }
  return found;
}

function bound(name: string, time: string | undefined, comparison: Comparison): (created: number) => boolean {
  if (time === undefined) return () => true;
  const limit = Date.parse(time);
  if (Number.isNaN(limit)) throw badArgument(`${name} must be a time of RFC 3339, got ${JSON.stringify(time)}`);
  const holds = HOLDS[comparison];
  if (!holds) throw badArgument(`${name}Comp must be one of ${Object.keys(HOLDS).join(', ')}`);
  return (created) => holds(created, limit);
}
