/**
 * A store that knows the scripts of a shared index by what they mean, for tests without a server. That the real ones do the same is seen where
 * they run, in `cluster.services.ts`.
 */
import { createHash } from 'node:crypto';
import type { RedisClient } from '../../src/redis/index';
import * as scripts from '../../src/redis/scripts';

type Value = string | Map<string, string>;

const RECORD = /^NF2 (\d{16}) (\d{16}) (\d{16}) ([uw]\S* \S+) (\S+)$/;
const CLAIM_LETTERS = 38;
const FIELD_LETTERS = 8;

function cut(text: string, letters: number): string[] {
  return text.match(new RegExp(`.{${letters}}`, 'g')) ?? [];
}

/** The reports of a text, as the scripts read them. */
function reportsOf(text: string): { claim: string; slice: string; fields: string[] }[] {
  const reports: { claim: string; slice: string; fields: string[] }[] = [];
  for (let at = 0; at < text.length; ) {
    const claim = text.slice(at, at + CLAIM_LETTERS);
    const slice = text[at + CLAIM_LETTERS]!;
    const from = at + CLAIM_LETTERS + 5;
    at = from + FIELD_LETTERS * Number(text.slice(from - 4, from));
    reports.push({ claim, slice, fields: cut(text.slice(from, at), FIELD_LETTERS) });
  }
  return reports;
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
  /** Off for a broken store that keeps bars and does not heed them: that the tests see what they are for. */
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
    this.values.set(key, `NF2 ${born} ${stamp} ${bar} ${tail} ${verdict}`);
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
    return value !== undefined && value.length % CLAIM_LETTERS === 0 && /^[\w-]+$/.test(value)
      ? value
      : undefined;
  }

  #see(keys: readonly string[], given: readonly string[], claiming: boolean): unknown {
    const [text, life, most, always, ...letters] = given;
    const hashes = keys.map((key) => this.#hash(key));
    const out = hashes.map(({ garbage }) => ['', garbage, 0] as [string, number, number]);
    for (const [r, { claim, slice, fields }] of reportsOf(text!).entries()) {
      let alone = true;
      for (const [k, { map }] of hashes.entries()) {
        const told = new Set<string>();
        for (const field of fields) {
          const held = this.#held(map, field);
          if (held === undefined && map.delete(field)) out[k]![1]++;
          if (held === undefined || held === claim || told.has(held)) continue;
          told.add(held);
          alone = false;
          const [number, claims] = [String(r), String(held.length / CLAIM_LETTERS)];
          out[k]![0] += number.padStart(5, '0') + claims.padStart(5, '0') + held;
        }
      }
      const k = letters.indexOf(slice);
      if (!claiming || k === -1 || !(alone || always === '1')) continue;
      const { map } = hashes[k]!;
      for (const field of fields) {
        const held = map.get(field) ?? '';
        if (held.includes(claim)) continue;
        if (held.length >= Number(most)) out[k]![2]++;
        else map.set(field, held + claim);
      }
      this.values.set(keys[k]!, map);
      this.expiries.set(keys[k]!, this.now + Number(life) * 1000);
    }
    return out.flat();
  }

  readonly #scripts: Record<string, (keys: readonly string[], given: readonly string[]) => unknown> = {
    create: (keys, [life, force, ...rest]) => {
      this.now += this.tick;
      return keys.flatMap((key, i) => {
        const tail = `${rest[2 * i]} ${rest[2 * i + 1]}`;
        const parsed = this.#parse(key);
        if (parsed && force !== '1') {
          if (parsed.tail !== tail) return ['o', this.values.get(key)];
          return ['k', `${this.now} ${parsed.born} ${parsed.stamp} ${parsed.verdict}`];
        }
        const born = String(this.now);
        const zeros = '0'.repeat(16);
        this.#write(key, { born, stamp: zeros, bar: zeros, tail, verdict: '-' });
        this.expiries.set(key, this.now + Number(life) * 1000);
        return [parsed === undefined ? 'n' : 'g', born];
      });
    },
    claim: (keys, given) => this.#see(keys, given, true),
    look: (keys, given) => this.#see(keys, given, false),
    time: () => [String(this.now)],
    publish: (keys, given) =>
      keys.map((key, i) => {
        const parsed = this.#parse(key);
        const [born, latest, sure] = given.slice(3 * i);
        if (!parsed || parsed.born !== born) return '';
        const next = { ...parsed };
        const bar = this.bars ? Number(parsed.bar) : 0;
        if (Number(parsed.stamp) === 0 && parsed.verdict === '-') {
          next.stamp = String(Math.max(this.now, Number(latest) + 1, bar + 1));
          if (bar === 0) next.verdict = sure!;
          this.#write(key, next);
        }
        return `${next.stamp} ${bar} ${next.verdict}`;
      }),
    fetch: (keys, given) =>
      keys.map((key, i) => {
        const parsed = this.#parse(key);
        const early = parsed && Number(parsed.stamp) === 0 && parsed.verdict === '-';
        if (early && parsed.bar < given[i]!) {
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
    drop: (keys, [text, ...letters]) =>
      keys.map((key, k) => {
        const { map } = this.#hash(key);
        let gone = 0;
        for (const { claim, slice, fields } of reportsOf(text!)) {
          for (const field of slice === letters[k] ? fields : []) {
            const held = this.#held(map, field);
            if (!held?.includes(claim)) continue;
            gone++;
            if (held === claim) map.delete(field);
            else map.set(field, held.replace(claim, ''));
          }
        }
        if (map.size === 0) this.values.delete(key);
        return gone;
      }),
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
