import { script } from './script.ts';

/**
 * The account's keys, in this order: `sum`, `open`, `looking`, `reserved`, then the hash of the payment's job, workers, outage.
 * `open` has a payment and its amount, worker and payer; `-` as worker: its answer was lost. A payment is in flight while
 * its worker is alive. `sum` has `looks`, the number of looks at the account, and `at`, the time of the last one. ARGV begins with
 * the silence after which a worker is dead, and the age from which on a look is too old for the caller; 0: none is.
 */
const SHARED = `
local sum, open, looking, reserved, job, workers, outage = unpack(KEYS)
local ttl, lasting = ARGV[1], tonumber(ARGV[2])
local function read(entry) return string.match(entry, '^(%d+) (%S+) (.*)$') end
local function looked_at()
  local by = redis.call('GET', looking)
  if by and not alive(workers, outage, string.match(by, '^(%S+)'), ttl) then
    redis.call('DEL', looking)
    by = false
  end
  return by
end
local function sorted()
  local flying, lost = 0, {}
  local all = redis.call('HGETALL', open)
  for at = 1, #all, 2 do
    local amount, worker = read(all[at + 1])
    if worker ~= '-' and alive(workers, outage, worker, ttl) then flying = flying + 1
    else table.insert(lost, all[at]); table.insert(lost, amount) end
  end
  return flying, lost
end
local function looks() return tonumber(redis.call('HGET', sum, 'looks') or '0') end
local function must_look()
  local _, lost = sorted()
  if #lost > 0 then return true end
  if lasting == 0 then return false end
  local at = redis.call('HGET', sum, 'at')
  return not at or now() - tonumber(at) > lasting
end
local function free()
  local left = tonumber(redis.call('HGET', sum, 'remaining') or '0')
  local all = redis.call('HGETALL', reserved)
  for at = 1, #all, 2 do
    if alive(workers, outage, all[at], ttl) then left = left - tonumber(all[at + 1])
    else redis.call('HDEL', reserved, all[at]) end
  end
  return left
end
`;

/** Makes a script of an account from its name and text. */
export const ledgerScript = (name: string, lua: string) => script(`Ledger${name}`, `${SHARED}${lua}`);

/**
 * Scripts that answer for a user of the account return `{state, looks, value}`. `wait`: the account is being looked at; `look`: it must
 * be; each other state is an answer.
 */

/** Records a payment before its request: `paying`. */
export const payScript = ledgerScript(
  'Pay',
  `
if looked_at() then return {'wait', looks()} end
if must_look() then return {'look', looks()} end
redis.call('HSET', open, ARGV[3], ARGV[5] .. ' ' .. ARGV[6] .. ' ' .. ARGV[7])
redis.call('HSET', job, ARGV[4], 'open ' .. ARGV[7])
return {'paying', looks()}
`,
);

/** Ends a payment with a state. A repetition changes nothing: the payment is then no longer open. */
export const endScript = ledgerScript(
  'End',
  `
local entry = redis.call('HGET', open, ARGV[3])
local by = ''
if entry then
  local amount, _, payer = read(entry)
  by = payer
  if ARGV[5] == 'unknown' then
    redis.call('HSET', open, ARGV[3], amount .. ' - ' .. payer)
    return 1
  end
  if ARGV[5] == 'paid' then
    redis.call('HINCRBY', sum, 'spent', amount)
    redis.call('HINCRBY', sum, 'remaining', -amount)
  end
  redis.call('HDEL', open, ARGV[3])
end
if ARGV[5] ~= 'unknown' and (entry or ARGV[5] == 'paid') then
  local before = redis.call('HGET', job, ARGV[4])
  if by == '' and before then by = string.match(before, '^%S+ (.*)$') end
  redis.call('HSET', job, ARGV[4], ARGV[5] .. ' ' .. by)
end
return 1
`,
);

/** Returns what is recorded of a payment: `known`. */
export const stateScript = ledgerScript(
  'State',
  `
if must_look() then return {'look', looks()} end
return {'known', looks(), redis.call('HGET', job, ARGV[3]) or ''}
`,
);

/** Reserves an amount for this worker: `held`, or `short` without enough. */
export const reserveScript = ledgerScript(
  'Reserve',
  `
if must_look() then return {'look', looks()} end
if free() < tonumber(ARGV[4]) then return {'short', looks()} end
redis.call('HINCRBY', reserved, ARGV[3], ARGV[4])
return {'held', looks()}
`,
);

/** Ends the reservation of an amount. */
export const releaseScript = ledgerScript('Release', `return redis.call('HINCRBY', reserved, ARGV[3], -ARGV[4])`);

/** Returns the amount that is neither spent nor reserved: `free`. */
export const freeScript = ledgerScript(
  'Free',
  `
if must_look() then return {'look', looks()} end
return {'free', looks(), tostring(free())}
`,
);
