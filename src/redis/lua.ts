/**
 * What the scripts of a shared index have in common, in Lua: how an entry and how buckets are read.
 * @module
 */

/**
 * `stored`, the values of the keys that are strings; `parse(value)`, the record of an entry and its verdict; nil where there is none,
 * false where there is something else. The pattern is anchored, and each part ends at the next space, so that it takes linear time
 * whatever stands there.
 */
export const READ: string = `
local shape = '^NF1 ' .. string.rep(string.rep('%d', 16) .. ' ', 3) .. '[uw]%S* %S+ (%S+)$'
local function parse(v)
  if not v then return nil end
  if #v > 32768 then return false end
  local verdict = string.match(v, shape)
  if not verdict then return false end
  return v, verdict
end
local stored = redis.call('MGET', unpack(KEYS))
`;

/**
 * `hold(key, first, count)`, the claims in so many buckets, which are fields named by the arguments from `first` on: false for
 * none; and how much there was of garbage, which is taken for none. `save(key, changed)` writes
 * buckets back; `where(value, claim)` finds a claim.
 */
export const HOLD: string = `
local function hold(key, first, count)
  local held = {}
  local garbage = 0
  for from = first, first + count - 1, 1000 do
    local last = math.min(from + 999, first + count - 1)
    local values = redis.pcall('HMGET', key, unpack(ARGV, from, last))
    if values.err then
      redis.call('DEL', key)
      values = {}
      garbage = garbage + 1
    end
    for i = from, last do
      local v = values[i - from + 1]
      if v and (#v % 38 ~= 0 or string.find(v, '[^%w_-]')) then
        v = false
        garbage = garbage + 1
      end
      held[i - first + 1] = v or false
    end
  end
  return held, garbage
end
local function save(key, changed)
  local empty = {}
  local filled = {}
  for field, v in pairs(changed) do
    if v == '' then empty[#empty + 1] = field
    else
      filled[#filled + 1] = field
      filled[#filled + 1] = v
    end
  end
  for from = 1, #empty, 1000 do redis.call('HDEL', key, unpack(empty, from, math.min(from + 999, #empty))) end
  for from = 1, #filled, 1000 do redis.call('HSET', key, unpack(filled, from, math.min(from + 999, #filled))) end
end
local function where(v, claim)
  local at = 1
  while true do
    local found = string.find(v, claim, at, true)
    if not found or found % 38 == 1 then return found end
    at = found + 1
  end
end
`;

/** `now`, microseconds as text of 16 digits. */
export const NOW: string = `
local time = redis.call('TIME')
local now = string.format('%s%06d', time[1], tonumber(time[2]))
`;
