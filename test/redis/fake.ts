/**
 * A store that knows the scripts of a shared index by what they mean, for tests without a server. That the real ones do the same is seen where
 * they run, in `cluster.services.ts`.
 */
import { createHash } from 'node:crypto';
import type { RedisClient } from '../../src/redis/index';
import * as scripts from '../../src/redis/scripts';

type Value = string | Map<string, string>;

const RECORD = /^NF1 (\d{16}) (\d{16}) (\d{16}) ([uw]\S* \S+) (\S+)$/;
const CLAIM_LETTERS = 38;
const FIELD_LETTERS = 11;
const REF_LETTERS = 22;

function cut(text: string, letters: number): string[] {
  return text.match(new RegExp(`.{${letters}}`, 'g')) ?? [];
}

interface Parsed {
  born: string;
  stamp: string;
  bar: string;
  tail: string;
  verdict: string;
}

export class FakeStore {
  readonly values: Map<string, Value> = new Map();
  readonly expiries: Map<string, number> = new Map();
  /** Microseconds. It moves on only when told to. */
  now = 1_700_000_000_000_000;
  /** Microseconds by which it moves on when an entry is made. */
  tick = 1;
  /** Off for a broken store: that the tests see what bars are for. */
  bars = true;

  run(name: string, keys: readonly string[], given: readonly string[]): unknown {
    for (const [key, at] of this.expiries) {
      if (at > this.now) continue;
      this.values.delete(key);
      this.expiries.delete(key);
    }
    return this.#scripts[name]!(keys, given);
  }

  #parse(key: string): Parsed | false | undefined {
    const value = this.values.get(key);
    // MGET says nothing of what is no string.
    if (typeof value !== 'string') return undefined;
    const [, born, stamp, bar, tail, verdict] = RECORD.exec(value) ?? [];
    if (verdict === undefined) return false;
    return { born: born!, stamp: stamp!, bar: bar!, tail: tail!, verdict };
  }

  #write(key: string, { born, stamp, bar, tail, verdict }: Parsed): void {
    this.values.set(key, `NF1 ${born} ${stamp} ${bar} ${tail} ${verdict}`);
  }

  #fetch(key: string): string {
    const parsed = this.#parse(key);
    return parsed === undefined ? '' : parsed === false ? '!' : (this.values.get(key) as string);
  }

  #hash(key: string): { map: Map<string, string>; garbage: number } {
    const value = this.values.get(key);
    if (value instanceof Map) return { map: value, garbage: 0 };
    const map = new Map<string, string>();
    if (value === undefined) return { map, garbage: 0 };
    this.values.delete(key);
    return { map, garbage: 1 };
  }

  #held(map: Map<string, string>, field: string): string | undefined {
    const value = map.get(field);
    return value !== undefined && value.length % CLAIM_LETTERS === 0 && /^[\w-]*$/.test(value)
      ? value
      : undefined;
  }

  readonly #scripts: Record<string, (keys: readonly string[], given: readonly string[]) => unknown> = {
    create: (keys, [life, force, ...rest]) => {
      this.now += this.tick;
      return keys.flatMap((key, i) => {
        const tail = `${rest[2 * i]} ${rest[2 * i + 1]}`;
        const parsed = this.#parse(key);
        if (parsed && force !== '1') {
          if (parsed.tail !== tail) return ['o', this.values.get(key)];
          return ['k', `${parsed.born} ${parsed.stamp} ${parsed.verdict}`];
        }
        const born = String(this.now);
        const zeros = '0'.repeat(16);
        this.#write(key, { born, stamp: zeros, bar: zeros, tail, verdict: '-' });
        this.expiries.set(key, this.now + Number(life) * 1000);
        return [parsed === undefined ? 'n' : 'g', born];
      });
    },
    claim: (keys, [life, most, ...rest]) => {
      return keys.flatMap((key, k) => {
        let { map, garbage } = this.#hash(key);
        const claims = cut(rest[2 * k + 1]!, CLAIM_LETTERS);
        let full = 0;
        for (const [i, field] of cut(rest[2 * k]!, FIELD_LETTERS).entries()) {
          const claim = claims[i]!;
          const held = this.#held(map, field);
          if (held === undefined && map.has(field)) garbage++;
          if (held?.includes(claim)) continue;
          if (held !== undefined && held.length >= Number(most)) full++;
          else map.set(field, (held ?? '') + claim);
        }
        this.values.set(key, map);
        this.expiries.set(key, this.now + Number(life) * 1000);
        return [garbage, full];
      });
    },
    stamp: ([key], [count]) => {
      const stored = this.values.get(key!);
      let last = typeof stored === 'string' && /^\d{16}$/.test(stored) ? Number(stored) : 0;
      if (last < this.now || last > this.now + 3.2e13) last = this.now;
      this.values.set(key!, String(last + Number(count)));
      return [String(last)];
    },
    publish: (keys, given) =>
      keys.map((key, i) => {
        const parsed = this.#parse(key);
        const stamp = given[2 * i + 1]!;
        if (!parsed || parsed.born !== given[2 * i]) return '';
        if (Number(parsed.stamp) > 0) return parsed.stamp;
        if (stamp <= parsed.bar) return '0';
        this.#write(key, { ...parsed, stamp });
        return stamp;
      }),
    look: (keys, [fields, refs]) =>
      keys.flatMap((key) => {
        const { map, garbage } = this.#hash(key);
        const own = cut(refs!, REF_LETTERS);
        let bad = garbage;
        let found = '';
        for (const [i, field] of cut(fields!, FIELD_LETTERS).entries()) {
          const held = this.#held(map, field);
          if (held === undefined && map.has(field)) bad++;
          if (held === undefined || (held.length === CLAIM_LETTERS && held.startsWith(own[i] ?? '-')))
            continue;
          const [number, claims] = [String(i), String(held.length / CLAIM_LETTERS)];
          found += number.padStart(7, '0') + claims.padStart(5, '0') + held;
        }
        return [found, bad];
      }),
    fetch: (keys, given) =>
      keys.map((key, i) => {
        const parsed = this.#parse(key);
        if (this.bars && parsed && Number(parsed.stamp) === 0 && parsed.bar < given[i]!) {
          this.#write(key, { ...parsed, bar: given[i]! });
        }
        return this.#fetch(key);
      }),
    decide: (keys, given) =>
      keys.map((key, i) => {
        const parsed = this.#parse(key);
        if (!parsed || parsed.born !== given[2 * i]) return '';
        if (parsed.verdict === '-') this.#write(key, { ...parsed, verdict: given[2 * i + 1]! });
        return parsed.verdict === '-' ? given[2 * i + 1] : parsed.verdict;
      }),
    drop: (keys, given) => {
      return keys.map((key, k) => {
        const { map } = this.#hash(key);
        const claims = cut(given[2 * k + 1]!, CLAIM_LETTERS);
        let gone = 0;
        for (const [i, field] of cut(given[2 * k]!, FIELD_LETTERS).entries()) {
          const claim = claims[i]!;
          const held = this.#held(map, field);
          if (!held?.includes(claim)) continue;
          gone++;
          if (held === claim) map.delete(field);
          else map.set(field, held.replace(claim, ''));
        }
        if (map.size === 0) this.values.delete(key);
        return gone;
      });
    },
    take: ([key]) => {
      const text = this.#fetch(key!);
      this.values.delete(key!);
      return [text];
    },
    configure: ([key], [own]) => {
      if (!this.values.has(key!)) this.values.set(key!, own!);
      const value = this.values.get(key!);
      return [typeof value === 'string' ? value : ''];
    },
  };
}

const NAMES = new Map(
  Object.values(scripts).map(({ lua, step }) => [createHash('sha1').update(lua).digest('hex'), step]),
);

/**
 * A client of a fake store. `around` may answer in the store's place, fail, or wait before it does `run`.
 */
export function fakeClient(
  store: FakeStore,
  around: (step: string, run: () => unknown, keys: readonly string[]) => unknown = (_, run) => run(),
): RedisClient & { sent: string[] } {
  const known = new Set<string>();
  const sent: string[] = [];
  const command = async (step: string, keys: number, rest: string[]): Promise<unknown> => {
    sent.push(step);
    const own = rest.slice(0, keys);
    const tags = new Set(own.map((key) => /\{(.*?)\}/.exec(key)?.[1]));
    if (tags.size !== 1) throw new Error("CROSSSLOT Keys in request don't hash to the same slot");
    return await around(step, () => store.run(step, own, rest.slice(keys)), own);
  };
  return {
    sent,
    eval: async (lua, keys, ...rest) => {
      const sha = createHash('sha1').update(lua).digest('hex');
      known.add(sha);
      return await command(NAMES.get(sha)!, keys, rest);
    },
    evalsha: async (sha, keys, ...rest) => {
      if (!known.has(sha)) throw new Error('NOSCRIPT No matching script. Please use EVAL.');
      return await command(NAMES.get(sha)!, keys, rest);
    },
  };
}
