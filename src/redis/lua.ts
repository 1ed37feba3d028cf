/**
 * What the scripts of a shared index have in common, in Lua: how an entry and how buckets are read.
 * @module
 */

/**
 * `stored`, the values of the keys that are strings; `parse(value)`, the record of an entry and its verdict; nil where there is none,
 * false where there is something else. A pattern looks at the head alone, and spaces are searched for: a pattern over the whole would be a
 * third of a server's time. What is left, whoever reads the record finds.
 */
export const READ: string = `
local shape = '^NF2 ' .. string.rep(string.rep('%d', 16) .. ' ', 3) .. '[uw]'
local none = string.rep('0', 16)
local function parse(v)
  if not v then return nil end
  if #v > 32768 or not string.find(v, shape) then return false end
  local id = string.find(v, ' ', 56, true)
  local signature = id and string.find(v, ' ', id + 1, true)
  if not signature or signature == id + 1 or signature == #v or string.find(v, ' ', signature + 1, true) then return false end
  return v, string.sub(v, signature + 1)
end
local stored = redis.call('MGET', unpack(KEYS))
`;

/**
 * `reports(text)`, who is in a text: for each report a claim of 38 letters, the letter of its slice, the number of its fields in four digits, and
 * they, 8 letters each; all in one text, since an argument costs more than what stands in it. It sets `count`, `claims`, `slices`, `fields`,
 * and `first[r]`, where the fields of a report begin; `first[r + 1]` is where they have ended. `hold(key)`, the claims in all these buckets: nothing or
 * false for none; and how much there was of garbage, which is taken for none. `save(key, changed)` writes buckets back; `where(value, claim)`
 * finds a claim.
 */
export const HOLD: string = `
local sub = string.sub
local count, claims, slices, fields, first = 0, {}, {}, {}, {1}
local function reports(text)
  local at, n, length = 1, 0, #text
  while at <= length do
    count = count + 1
    claims[count] = sub(text, at, at + 37)
    slices[count] = sub(text, at + 38, at + 38)
    local last = at + 35 + 8 * sub(text, at + 39, at + 42)
    for f = at + 43, last, 8 do
      n = n + 1
      fields[n] = sub(text, f, f + 7)
    end
    first[count + 1] = n + 1
    at = last + 8
  end
end
local function hold(key)
  local held = {}
  local garbage = 0
  if redis.call('EXISTS', key) == 0 then return nil, garbage end
  for from = 1, #fields, 1000 do
    local last = math.min(from + 999, #fields)
    local values = redis.pcall('HMGET', key, unpack(fields, from, last))
    if values.err then
      redis.call('DEL', key)
      return nil, 1
    end
    for i = from, last do
      local v = values[i - from + 1]
      if v then
        if #v == 0 or #v % 38 ~= 0 then garbage = garbage + 1
        else held[i] = v end
      end
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
