import { script } from './script.ts';

/**
 * The account's keys, in this order: `sum`, `open`, `looking`, `reserved`, then the hash of the payment's job, workers, outage.
 * `open` has a payment and its amount, worker and payer; `-` as worker: its answer was lost. A payment is in flight while
 * its worker is alive.
 */
const SHARED = `
local sum, open, looking, reserved, job, workers, outage = unpack(KEYS)
local ttl = ARGV[1]
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

const ledgerScript = (name: string, lua: string) => script(`Ledger${name}`, `${SHARED}${lua}`);

/** Records a payment before its request: `paying`. Else `wait`, while the account is looked at, or `look`, if it must be. */
export const payScript = ledgerScript(
  'Pay',
  `
if looked_at() then return 'wait' end
local _, lost = sorted()
if #lost > 0 then return 'look' end
redis.call('HSET', open, ARGV[2], ARGV[4] .. ' ' .. ARGV[5] .. ' ' .. ARGV[6])
redis.call('HSET', job, ARGV[3], 'open ' .. ARGV[6])
return 'paying'
`,
);

/** Ends a payment with a state. A repetition changes nothing: the payment is then no longer open. */
export const endScript = ledgerScript(
  'End',
  `
local entry = redis.call('HGET', open, ARGV[2])
local by = ''
if entry then
  local amount, _, payer = read(entry)
  by = payer
  if ARGV[4] == 'unknown' then
    redis.call('HSET', open, ARGV[2], amount .. ' - ' .. payer)
    return 1
  end
  if ARGV[4] == 'paid' then
    redis.call('HINCRBY', sum, 'spent', amount)
    redis.call('HINCRBY', sum, 'remaining', -amount)
  end
  redis.call('HDEL', open, ARGV[2])
end
if ARGV[4] ~= 'unknown' and (entry or ARGV[4] == 'paid') then
  local before = redis.call('HGET', job, ARGV[3])
  if by == '' and before then by = string.match(before, '^%S+ (.*)$') end
  redis.call('HSET', job, ARGV[3], ARGV[4] .. ' ' .. by)
end
return 1
`,
);

/** Begins a look at the account: 1 if this worker looks now. */
export const beginLookScript = ledgerScript(
  'BeginLook',
  `
local by = looked_at()
if by and by ~= ARGV[2] then return 0 end
redis.call('SET', looking, ARGV[2])
return 1
`,
);

/** Returns the number of payments in flight, and the lost ones with their amounts. */
export const sortScript = ledgerScript('Sort', 'local flying, lost = sorted() return {flying, lost}');

/** Records a verdict on a lost payment, as long as this worker looks. */
export const verdictScript = ledgerScript(
  'Verdict',
  `
if redis.call('GET', looking) ~= ARGV[2] then return 0 end
local entry = redis.call('HGET', open, ARGV[3])
if not entry then return 1 end
local amount, _, payer = read(entry)
redis.call('HDEL', open, ARGV[3])
redis.call('HSET', job, ARGV[4], ARGV[5] .. ' ' .. payer)
if ARGV[5] == 'paid' then redis.call('HINCRBY', sum, 'spent', amount) end
return 1
`,
);

/** Ends a look. With a balance, counting begins anew from it. */
export const endLookScript = ledgerScript(
  'EndLook',
  `
if redis.call('GET', looking) ~= ARGV[2] then return 0 end
if ARGV[3] ~= '' then
  redis.call('HINCRBY', sum, 'unexplained', ARGV[5])
  redis.call('HSET', sum, 'used', ARGV[3], 'remaining', ARGV[4], 'spent', 0)
end
redis.call('DEL', looking)
return 1
`,
);

/** Reserves an amount for this worker: 1, or 0 without enough. A negative amount releases. */
export const reserveScript = ledgerScript(
  'Reserve',
  `
local amount = tonumber(ARGV[3])
if amount > 0 and free() < amount then return 0 end
redis.call('HINCRBY', reserved, ARGV[2], amount)
return 1
`,
);

/** Returns the amount that is neither spent nor reserved. */
export const freeScript = ledgerScript('Free', 'return free()');
