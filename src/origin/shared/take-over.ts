import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { script } from '../../pipeline/redis/script.ts';
import { SILENT_MS } from '../../pipeline/redis/session.ts';
import type { ObjectStore } from '../store/types.ts';
import type { Jobs } from '../videos/jobs.ts';
import type { Records } from '../videos/records.ts';
import { type VideoRecord, videoKey } from '../videos/types.ts';
import type { SharedPlace } from './shared-place.ts';

/** What taking over needs. */
export interface TakeOverParts {
  readonly place: SharedPlace;
  readonly records: Records;
  readonly jobs: Jobs;
  readonly store: ObjectStore;
  /** See `JobsOptions`. */
  readonly workFolder: string;
  readonly onDefect: (error: unknown) => void;
}

/** Milliseconds between two looks for jobs of origins that have ended. */
const LOOK_MS = 4_000;

/** Makes an origin the owner of a job, if its owner is not heard of any more: 1 if it was not the owner before. */
const own = script(
  'OwnUpload',
  `
local by = redis.call('HGET', KEYS[1], ARGV[1])
if by == ARGV[2] or (by and alive(KEYS[2], KEYS[3], by, ARGV[3])) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
`,
);

/**
 * Returns the jobs of an origin among several. A job belongs to the origin that began it; when that is not heard of for 12 seconds,
 * another one reads the video back from the store and continues it. A job whose sound was uploaded as a file of its own waits for its
 * origin, because the store has only the video.
 */
export function takingOver(parts: TakeOverParts): Jobs {
  const { place, records, jobs, store, workFolder, onDefect } = parts;
  const { redis, names, id: me } = place.session;
  const owners = `${names.prefix}:origin:owners`;
  const folderOf = (id: string) => join(workFolder, id);

  /** Whether the video is on this machine, after reading it back if it has to be. */
  const haveVideo = async (record: VideoRecord): Promise<boolean> => {
    const { id, hasAudio } = record;
    const path = join(folderOf(id), 'video');
    if (existsSync(hasAudio ? join(folderOf(id), 'audio') : path)) return true;
    const stored = hasAudio ? null : await store.open(videoKey(record));
    if (!stored) return false;
    try {
      await mkdir(folderOf(id), { recursive: true });
      const draft = `${path}.draft`;
      await pipeline(await stored.read(0, stored.size - 1), createWriteStream(draft));
      await rename(draft, path);
      return true;
    } finally {
      await stored.close();
    }
  };
  const canContinue = async (record: VideoRecord): Promise<boolean> => {
    const { id, hasAudio, adding } = record;
    if (adding || existsSync(join(folderOf(id), hasAudio ? 'audio' : 'video'))) return true;
    const stored = hasAudio ? null : await store.open(videoKey(record));
    await stored?.close();
    return stored !== null;
  };
  const look = async (): Promise<void> => {
    for (const record of records.list()) {
      const { id, state } = record;
      if (state !== 'queued' && state !== 'working' && state !== 'deleting') continue;
      if (state !== 'deleting' && !(await canContinue(record))) continue;
      const taken = await own(redis, [owners, names.workers, names.outage], [id, me, SILENT_MS]);
      if (taken !== 1) continue;
      if (state === 'deleting') await jobs.remove(id);
      else if (record.adding || (await haveVideo(record))) jobs.begin(id);
    }
  };
  let looking: Promise<void> | null = null;
  const lookOnce = (): void => {
    looking ??= look()
      .catch(onDefect)
      .finally(() => {
        looking = null;
      });
  };
  lookOnce();
  const timer = setInterval(lookOnce, LOOK_MS);
  const stopWatching = records.watchAll((id, record) => {
    if (record !== null && record.state !== 'deleting') return;
    jobs.stop(id);
    if (record === null) rm(folderOf(id), { recursive: true, force: true }).catch(onDefect);
  });
  const begin = async (id: string): Promise<void> => {
    await redis.hset(owners, id, me);
    const record = records.get(id);
    if (record && !record.adding) await haveVideo(record);
    jobs.begin(id);
  };
  return {
    begin: (id) => void begin(id).catch(onDefect),
    stop: (id) => jobs.stop(id),
    async remove(id) {
      await redis.hset(owners, id, me);
      await jobs.remove(id);
      await redis.hdel(owners, id);
    },
    async close() {
      clearInterval(timer);
      stopWatching();
      await jobs.close();
      await looking;
    },
  };
}
