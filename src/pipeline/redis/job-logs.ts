import { randomBytes } from 'node:crypto';
import { systemClock } from '../../base/clock.ts';
import type { JsonValue } from '../../base/json.ts';
import { beginJobLog, readJobLog } from '../effects/begin-log.ts';
import { throwIfCancelled } from '../effects/patience.ts';
import { CaptionError } from '../errors.ts';
import type { ClaimWait, HeldLog, JobClaim, JobLogs } from '../surroundings/types.ts';
import { jobIsHeld } from '../surroundings/waiting.ts';
import { script } from './script.ts';
import { type Session, SILENT_MS } from './session.ts';

/**
 * Claims a step of a job. A step excludes itself, and the whole job (an empty step) excludes every step. Returns 0 and the holder,
 * or 1 and the entries.
 */
const claim = script(
  'Claim',
  `
local mine = ARGV[2] .. ' ' .. ARGV[3]
local all = redis.call('HGETALL', KEYS[1])
for at = 1, #all, 2 do
  local step, holder = all[at], all[at + 1]
  if string.sub(step, 1, 1) ~= '#' and holder ~= mine and (step == ARGV[1] or step == '' or ARGV[1] == '') then
    local id = string.match(holder, '^(%S+) ')
    if alive(KEYS[3], KEYS[4], id, ARGV[4]) then return {0, id} end
    redis.call('HDEL', KEYS[1], step, '#' .. step)
  end
end
redis.call('HSET', KEYS[1], ARGV[1], mine)
if ARGV[5] == 'restart' then redis.call('DEL', KEYS[2]) end
redis.call('PERSIST', KEYS[2])
return {1, redis.call('LRANGE', KEYS[2], 0, -1)}
`,
);

/** Appends an entry if the step is still held. A repetition of the same entry changes nothing. Returns 0 if it is lost. */
const append = script(
  'Append',
  `
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
local number = tonumber(redis.call('HGET', KEYS[1], '#' .. ARGV[1]) or '0')
if tonumber(ARGV[3]) <= number then return 1 end
redis.call('RPUSH', KEYS[2], ARGV[4])
redis.call('HSET', KEYS[1], '#' .. ARGV[1], ARGV[3])
if tonumber(ARGV[5]) > 0 then redis.call('PEXPIRE', KEYS[2], ARGV[5]) end
return 1
`,
);

/** Releases a step if it is still held. */
const release = script(
  'Release',
  `
if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1], '#' .. ARGV[1]) end
return 0
`,
);

/** An attempt to claim a step: its holder, or the entries of the job. */
type Attempt = { readonly holder: string } | { readonly entries: readonly JsonValue[] };

/** Milliseconds between two looks at a job that another worker holds. */
const LOOK_MS = 200;

/**
 * The logs of jobs in Redis: a list each. A worker that is silent for 12 seconds loses its claims; from then on its entries are
 * refused.
 * @param keepMs milliseconds for which logs of finished jobs are kept; 0 for ever
 */
export function redisJobLogs(session: Session, keepMs: number): JobLogs {
  const { redis, names } = session;
  const placeOf = (key: string): string => `${names.log(key)} in Redis`;
  const read = async (key: string): Promise<JsonValue[]> => (await redis.lrange(names.log(key), 0, -1)).map(parse);

  const tryClaim = async (
    key: string,
    token: string,
    { step = '', earlier = 'resume' }: JobClaim,
  ): Promise<Attempt> => {
    const keys = [names.held(key), names.log(key), names.workers, names.outage];
    const args = [step, session.id, token, SILENT_MS, earlier];
    const [, found] = (await claim(redis, keys, args)) as [number, string | string[]];
    return typeof found === 'string' ? { holder: found } : { entries: found.map(parse) };
  };

  const held = (key: string, token: string, step: string, entries: readonly JsonValue[]): HeldLog => {
    const value = `${session.id} ${token}`;
    const lost = new AbortController();
    const lose = () => lost.abort(lostJob());
    const forget = session.hold({ hash: names.held(key), field: step, value, lost: lose });
    let number = 0;
    return {
      place: placeOf(key),
      entries,
      lost: lost.signal,
      async append(entry) {
        number += 1;
        const expires = isFinish(entry) ? keepMs : 0;
        const args = [step, value, number, JSON.stringify(entry), expires];
        if ((await append(redis, [names.held(key), names.log(key)], args)) === 1) return;
        lose();
        throw lostJob();
      },
      async release() {
        forget();
        await release(redis, [names.held(key)], [step, value]);
      },
    };
  };

  const waitFor = async (attempt: () => Promise<Attempt>, wait: ClaimWait | undefined) => {
    for (let looks = 0; ; looks += 1) {
      throwIfCancelled(wait?.signal);
      const found = await attempt();
      if (!('holder' in found)) return found;
      if (!wait) throw jobIsHeld(`worker ${found.holder}`);
      if (looks === 0) wait.onWait?.(`worker ${found.holder}`);
      await systemClock.sleep(LOOK_MS, wait.signal).catch(() => {});
    }
  };

  return {
    placeOf,
    async claim(key, asked) {
      const token = randomBytes(8).toString('hex');
      const { entries } = await waitFor(() => tryClaim(key, token, asked), asked.wait);
      return beginJobLog(held(key, token, asked.step ?? '', entries), asked);
    },
    peek: async (key, servers) => readJobLog(placeOf(key), await read(key), servers),
    async untilFree(key, wait) {
      const token = randomBytes(8).toString('hex');
      const { entries } = await waitFor(() => tryClaim(key, token, { servers: '' }), wait);
      await held(key, token, '', entries).release();
    },
  };
}

const isFinish = (entry: JsonValue): boolean => typeof entry === 'object' && entry !== null && 'finish' in entry;

const parse = (text: string): JsonValue => JSON.parse(text) as JsonValue;

const lostJob = (): CaptionError =>
  new CaptionError({
    kind: 'local',
    cause: 'Another worker has taken this job over, because this one was silent for too long.',
    next: 'The other worker continues it; nothing needs to be done.',
  });
