/**
 * The steps that are atomic, as scripts for the server (Redis 7 or Valkey, whose scripts may read the clock and write). Each does the same to
 * every key it is given and answers `width` values a key, so that it does not matter how many keys a command has. None
 * fails because of what a key holds: what is not of the layout is told, and replaced or passed over.
 *
 * Each may be run twice with the same arguments, at any time, without harm: a command that was sent again, or arrives late,
 * changes nothing that the first one did not.
 *
 * Cost: O(1) an entry, O(claims) a bucket. Many keys or buckets are read by one call, since the calls of a script are what it costs most.
 * @module
 */

import { HOLD, NOW, READ } from './lua';

/** A script and what is known of its answers. */
export interface Script {
  /** What it does, for messages. */
  readonly step: string;
  readonly lua: string;
  /** Values it answers for each key. */
  readonly width: number;
}

/**
 * Makes entries that are not there. Arguments: milliseconds to live; 1 to replace what is there; for each key the id, the signature.
 * Answers `n` (new) or `g` (in place of garbage) and the time of birth; `k` (known) and BORN STAMP VERDICT; or `o` (other) and the whole
 * record, which is of another id or signature.
 */
export const CREATE: Script = {
  step: 'create',
  width: 2,
  lua: `${READ}${NOW}
local out = {}
for i, key in ipairs(KEYS) do
  local tail = ARGV[2 * i + 1] .. ' ' .. ARGV[2 * i + 2]
  local v, verdict = parse(stored[i])
  if v and ARGV[2] ~= '1' then
    if string.sub(v, 56, -#verdict - 2) == tail then
      out[2 * i - 1] = 'k'
      out[2 * i] = string.sub(v, 5, 37) .. ' ' .. verdict
    else
      out[2 * i - 1] = 'o'
      out[2 * i] = v
    end
  else
    redis.call('SET', key, 'NF1 ' .. now .. ' ' .. none .. ' ' .. none .. ' ' .. tail .. ' -', 'PX', ARGV[1])
    out[2 * i - 1] = v == nil and 'n' or 'g'
    out[2 * i] = now
  end
end
return out`,
};

/**
 * Puts claims into buckets. Keys: slices. Arguments: milliseconds to live; most letters of a bucket; for each key the fields, 11 letters each, and
 * as many claims, 38 letters each, all in one text: an argument costs more than what stands in it. Answers how much garbage it
 * replaced, and how many buckets were full.
 */
export const CLAIM: Script = {
  step: 'claim',
  width: 2,
  lua: `${HOLD}
local out = {}
local most = tonumber(ARGV[2])
for i, key in ipairs(KEYS) do
  local fields = cut(ARGV[2 * i + 1], 11)
  local claims = ARGV[2 * i + 2]
  local held, garbage = hold(key, fields)
  local changed = {}
  local full = 0
  for n, field in ipairs(fields) do
    local claim = string.sub(claims, 38 * n - 37, 38 * n)
    local v = changed[field] or held[n]
    if not v then changed[field] = claim
    elseif where(v, claim) then
    elseif #v >= most then full = full + 1
    else changed[field] = v .. claim end
  end
  save(key, changed)
  redis.call('PEXPIRE', key, ARGV[1])
  out[2 * i - 1] = garbage
  out[2 * i] = full
end
return out`,
};

/**
 * Draws stamps, each greater than all before: counted on from the last one or from the clock, whichever is later, so that
 * even a lost counter does not go back. Argument: how many. Answers the number before the first.
 */
export const STAMP: Script = {
  step: 'stamp',
  width: 1,
  lua: `${NOW}
local clock = tonumber(now)
local last = redis.pcall('GET', KEYS[1])
last = type(last) == 'string' and #last == 16 and string.find(last, '^%d+$') and tonumber(last) or 0
if last < clock or last > clock + 3.2e13 then last = clock end
redis.pcall('SET', KEYS[1], string.format('%.0f', last + ARGV[1]))
return {string.format('%.0f', last)}`,
};

/**
 * Gives entries their stamps. Arguments: for each key the time of birth and the stamp. Answers the stamp the entry has now, which may be
 * one it got before; `0` if the stamp is barred; nothing if this incarnation of the entry is gone.
 */
export const PUBLISH: Script = {
  step: 'publish',
  width: 1,
  lua: `${READ}
local out = {}
for i, key in ipairs(KEYS) do
  local v = parse(stored[i])
  local stamp = ARGV[2 * i]
  if not v or string.sub(v, 5, 20) ~= ARGV[2 * i - 1] then out[i] = ''
  elseif string.sub(v, 22, 37) ~= none then out[i] = string.sub(v, 22, 37)
  elseif stamp <= string.sub(v, 39, 54) then out[i] = '0'
  else
    redis.call('SETRANGE', key, 21, stamp)
    out[i] = stamp
  end
end
return out`,
};

/**
 * Reads buckets. Keys: slices. Arguments: the fields, 11 letters each; for as many the reference of who asks, 22 letters each, or nothing.
 * Answers for each key a text, and how much garbage there was. In the text stand, for each bucket with claims but that of who asks, the
 * field's number, from 0, in seven digits, the number of claims in five, and they, the oldest first.
 */
export const LOOK: Script = {
  step: 'look',
  width: 2,
  lua: `${HOLD}
local out = {}
local fields = cut(ARGV[1], 11)
local own = ARGV[2]
for i, key in ipairs(KEYS) do
  local held, garbage = hold(key, fields)
  local found = {}
  for n, v in pairs(held) do
    if #v == 38 and string.sub(v, 1, 22) == string.sub(own, 22 * n - 21, 22 * n) then
    elseif string.find(v, '[^%w_-]') then garbage = garbage + 1
    else
      found[#found + 1] = string.format('%07d%05d', n - 1, #v / 38) .. v
    end
  end
  out[2 * i - 1] = table.concat(found)
  out[2 * i] = garbage
end
return out`,
};

/**
 * Reads entries, and bars those without a stamp from the ones up to a given stamp. Arguments: for each key that stamp. Answers the record,
 * `!` for garbage, nothing where there is none.
 */
export const FETCH: Script = {
  step: 'fetch',
  width: 1,
  lua: `${READ}
local out = {}
for i, key in ipairs(KEYS) do
  local v = parse(stored[i])
  if v and string.sub(v, 22, 37) == none and string.sub(v, 39, 54) < ARGV[i] then
    redis.call('SETRANGE', key, 38, ARGV[i])
    v = string.sub(v, 1, 38) .. ARGV[i] .. string.sub(v, 55)
  end
  out[i] = v or (v == nil and '' or '!')
end
return out`,
};

/**
 * Writes verdicts. Arguments: for each key the time of birth and the verdict. Answers the verdict the entry has now, which may be one it
 * got before; nothing if this incarnation of the entry is gone.
 */
export const DECIDE: Script = {
  step: 'decide',
  width: 1,
  lua: `${READ}
local out = {}
for i, key in ipairs(KEYS) do
  local v, verdict = parse(stored[i])
  if not v or string.sub(v, 5, 20) ~= ARGV[2 * i - 1] then out[i] = ''
  elseif verdict ~= '-' then out[i] = verdict
  else
    redis.call('SET', key, string.sub(v, 1, -2) .. ARGV[2 * i], 'KEEPTTL')
    out[i] = ARGV[2 * i]
  end
end
return out`,
};

/** Takes claims out of buckets. Keys and arguments: as of `CLAIM`, from the third on. Answers how many were there. */
export const DROP: Script = {
  step: 'drop',
  width: 1,
  lua: `${HOLD}
local out = {}
for i, key in ipairs(KEYS) do
  local fields = cut(ARGV[2 * i - 1], 11)
  local claims = ARGV[2 * i]
  local held = hold(key, fields)
  local changed = {}
  out[i] = 0
  for n, field in ipairs(fields) do
    local v = changed[field] or held[n]
    local found = v and where(v, string.sub(claims, 38 * n - 37, 38 * n))
    if found then
      changed[field] = string.sub(v, 1, found - 1) .. string.sub(v, found + 38)
      out[i] = out[i] + 1
    end
  end
  save(key, changed)
end
return out`,
};

/** Takes entries out. Answers as `FETCH` does. */
export const TAKE: Script = {
  step: 'take',
  width: 1,
  lua: `${READ}
local out = {}
for i, key in ipairs(KEYS) do
  local v = parse(stored[i])
  redis.call('DEL', key)
  out[i] = v or (v == nil and '' or '!')
end
return out`,
};

/** Stores the parameters, unless there are some. Argument: they. Answers those that are stored. */
export const CONFIGURE: Script = {
  step: 'configure',
  width: 1,
  lua: `
redis.pcall('SET', KEYS[1], ARGV[1], 'NX')
local v = redis.pcall('GET', KEYS[1])
return {type(v) == 'string' and string.sub(v, 1, 2000) or ''}`,
};
