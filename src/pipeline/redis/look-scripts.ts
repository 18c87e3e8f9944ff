import { ledgerScript } from './ledger-scripts.ts';

/** Whether a worker looks at the account: 1 or 0. */
export const lookedAtScript = ledgerScript('LookedAt', 'return looked_at() and 1 or 0');

/** Begins a look: `begun`; `wait` while another worker looks; `done` if a look has ended since the one of this number. */
export const beginLookScript = ledgerScript(
  'BeginLook',
  `
if looks() > tonumber(ARGV[4]) then return 'done' end
local by = looked_at()
if by and by ~= ARGV[3] then return 'wait' end
redis.call('SET', looking, ARGV[3])
return 'begun'
`,
);

/** Returns the number of payments in flight, and the lost ones with their amounts. */
export const sortScript = ledgerScript('Sort', 'local flying, lost = sorted() return {flying, lost}');

/** Records a verdict on a lost payment, as long as this worker looks. */
export const verdictScript = ledgerScript(
  'Verdict',
  `
if redis.call('GET', looking) ~= ARGV[3] then return 0 end
local entry = redis.call('HGET', open, ARGV[4])
if not entry then return 1 end
local amount, _, payer = read(entry)
redis.call('HDEL', open, ARGV[4])
redis.call('HSET', job, ARGV[5], ARGV[6] .. ' ' .. payer)
if ARGV[6] == 'paid' then redis.call('HINCRBY', sum, 'spent', amount) end
return 1
`,
);

/** Ends a look. With a balance, counting begins anew from it. */
export const endLookScript = ledgerScript(
  'EndLook',
  `
if redis.call('GET', looking) ~= ARGV[3] then return 0 end
if ARGV[4] ~= '' then
  redis.call('HINCRBY', sum, 'unexplained', ARGV[6])
  redis.call('HSET', sum, 'used', ARGV[4], 'remaining', ARGV[5], 'spent', 0, 'at', now())
  redis.call('HINCRBY', sum, 'looks', 1)
end
redis.call('DEL', looking)
return 1
`,
);
