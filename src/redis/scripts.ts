/**
 * The steps that are atomic, as scripts for the server (Redis 7 or Valkey, whose scripts may read the clock and write). Each answers `width`
 * values for every key it is given, so that it does not matter how many keys a command has. None
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
  /** Whether keys are looked at after all have been written to, so that one key at a time it has to be run twice. */
  readonly twice?: boolean;
}

/**
 * Makes entries that are not there. Arguments: milliseconds to live; 1 to replace what is there; for each key the id, the signature.
 * Answers `n` (new) or `g` (in place of garbage) and the time of birth; `k` (known) and NOW BORN STAMP VERDICT; or `o` (other) and the whole
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
      out[2 * i] = now .. ' ' .. string.sub(v, 5, 37) .. ' ' .. verdict
    else
      out[2 * i - 1] = 'o'
      out[2 * i] = v
    end
  else
    redis.call('SET', key, 'NF2 ' .. now .. ' ' .. none .. ' ' .. none .. ' ' .. tail .. ' -', 'PX', ARGV[1])
    out[2 * i - 1] = v == nil and 'n' or 'g'
    out[2 * i] = now
  end
end
return out`,
};

/** Finds who else is in the buckets of reports; `take` is what follows for each, r, of those that are to claim them. */
function seeing(take: string): string {
  return `${HOLD}
reports(ARGV[1])
local out, live, held, found, changed, full, slice = {}, {}, {}, {}, {}, {}, {}
for i, key in ipairs(KEYS) do
  local garbage
  held[i], garbage = hold(key)
  out[3 * i - 1] = garbage
  if held[i] then live[#live + 1] = i end
  found[i] = {}
  changed[i] = {}
  full[i] = 0
  slice[ARGV[#ARGV - #KEYS + i]] = i
end
for r = 1, count do
  local own = claims[r]
  local from, to = first[r], first[r + 1] - 1
  local told = {}
  for _, i in ipairs(live) do
    local values, more, list = held[i], changed[i], found[i]
    for f = from, to do
      local v = more[fields[f]] or values[f]
      if v and v ~= own and not told[v] then
        if string.find(v, '[^%w_-]') then
          values[f] = nil
          out[3 * i - 1] = out[3 * i - 1] + 1
        else
          told[v] = true
          list[#list + 1] = string.format('%05d%05d', r - 1, #v / 38) .. v
        end
      end
    end
  end
${take}
end
for i, key in ipairs(KEYS) do
  out[3 * i - 2] = table.concat(found[i])
  out[3 * i] = full[i]
  if next(changed[i]) then
    save(key, changed[i])
    redis.call('PEXPIRE', key, ARGV[2])
  end
end
return out`;
}

/**
 * Puts claims into buckets, and tells who else is there. Keys: the slices of a shard. Arguments: the reports, as of `reports`; milliseconds to
 * live; most letters of a bucket; 1 to claim in any case, 0 to claim only for reports that meet nobody here; for each key its slice's
 * letter. Answers for each key a text, how much garbage there was, and how many buckets were full. In the text stand, for each
 * value a report has met, the report's number, from 0, in five digits, the number of claims in five, and they, the oldest first.
 */
export const CLAIM: Script = {
  step: 'claim',
  width: 3,
  twice: true,
  lua: seeing(`
  local i = slice[slices[r]]
  if i and (ARGV[4] == '1' or next(told) == nil) then
    if not held[i] then
      held[i] = {}
      live[#live + 1] = i
    end
    local values, more = held[i], changed[i]
    for f = from, to do
      local v = more[fields[f]] or values[f]
      if not v then more[fields[f]] = own
      elseif v == own or where(v, own) then
      elseif #v >= tonumber(ARGV[3]) then full[i] = full[i] + 1
      else more[fields[f]] = v .. own end
    end
  end`),
};

/** Tells who else is in buckets. Keys, arguments and answers are those of `CLAIM`. */
export const LOOK: Script = { step: 'look', width: 3, lua: seeing('') };

/** Tells the time, in microseconds. */
export const TIME: Script = { step: 'time', width: 1, lua: `${NOW}return {now}` };

/**
 * Gives entries their stamps: the time, or what follows the bar or the latest stamp that the report has met, if that is later. Arguments: for each key
 * the time of birth, that latest stamp, and the verdict to write at once, unless the entry is barred, or `-`. Answers STAMP BAR VERDICT, as they are
 * now and may have been before; nothing if this incarnation of the entry is gone.
 */
export const PUBLISH: Script = {
  step: 'publish',
  width: 1,
  lua: `${READ}${NOW}
local clock = tonumber(now)
local out = {}
for i, key in ipairs(KEYS) do
  local v, verdict = parse(stored[i])
  if not v or string.sub(v, 5, 20) ~= ARGV[3 * i - 2] then out[i] = ''
  else
    local stamp, bar = string.sub(v, 22, 37), string.sub(v, 39, 54)
    if stamp == none and verdict == '-' then
      local last = math.max(tonumber(bar), tonumber(ARGV[3 * i - 1])) + 1
      -- Nobody's clock is a year ahead: that is garbage.
      stamp = string.format('%016.0f', (last < clock or last > clock + 3.2e13) and clock or last)
      redis.call('SETRANGE', key, 21, stamp)
      if bar == none and ARGV[3 * i] ~= '-' then
        verdict = ARGV[3 * i]
        redis.call('SETRANGE', key, #v - 1, verdict)
      end
    end
    out[i] = stamp .. ' ' .. bar .. ' ' .. verdict
  end
end
return out`,
};

/**
 * Reads entries, and bars those without a stamp and a verdict from stamps up to a given one. Arguments: for each key that stamp. Answers the record,
 * `!` for garbage, nothing where there is none.
 */
export const FETCH: Script = {
  step: 'fetch',
  width: 1,
  lua: `${READ}
local out = {}
for i, key in ipairs(KEYS) do
  local v, verdict = parse(stored[i])
  if v and verdict == '-' and string.sub(v, 22, 37) == none and string.sub(v, 39, 54) < ARGV[i] then
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
    -- Not by SETRANGE: a string that is made longer in place takes twice its length.
    redis.call('SET', key, string.sub(v, 1, -2) .. ARGV[2 * i], 'KEEPTTL')
    out[i] = ARGV[2 * i]
  end
end
return out`,
};

/** Takes claims out of buckets. Keys: slices of a shard. Arguments: the reports, as of `reports`; for each key its slice's letter. Answers how many there were. */
export const DROP: Script = {
  step: 'drop',
  width: 1,
  lua: `${HOLD}
reports(ARGV[1])
local out = {}
for i, key in ipairs(KEYS) do
  local held = hold(key) or {}
  local changed = {}
  out[i] = 0
  for r = 1, count do
    if slices[r] == ARGV[i + 1] then
      for f = first[r], first[r + 1] - 1 do
        local v = changed[fields[f]] or held[f]
        local found = v and where(v, claims[r])
        if found then
          changed[fields[f]] = sub(v, 1, found - 1) .. sub(v, found + 38)
          out[i] = out[i] + 1
        end
      end
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
