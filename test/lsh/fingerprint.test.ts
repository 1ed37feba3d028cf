/** Fingerprints leave out what need not be compared, and nothing else: who is found, and with what score, is as without them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differsInMore, SLOTS_A_WORD, writeFingerprint } from '../../src/lsh/fingerprint';
import { SignatureRows } from '../../src/lsh/signature-rows';
import { random, whole } from '../helpers/random';

const SLOTS = [32, 48, 128, 1024];

function values(next: () => number, slots: number): Uint32Array {
  return Uint32Array.from({ length: slots }, () => whole(next, 2 ** 31));
}

/** Each slot that of `own` with a chance. */
function like(own: Uint32Array, next: () => number, chance: number): Uint32Array {
  return own.map((value) => (next() < chance ? value : whole(next, 2 ** 31)));
}

function fingerprint(of: Uint32Array): Int32Array {
  const words = new Int32Array(of.length / SLOTS_A_WORD);
  writeFingerprint(of, words, 0);
  return words;
}

const different = (a: Uint32Array, b: Uint32Array): number =>
  a.filter((value, slot) => value !== b[slot]).length;

const cases = fc.record({
  slots: fc.constantFrom(...SLOTS),
  seed: fc.nat(),
  chance: fc.double({ min: 0, max: 1, noNaN: true }),
  threshold: fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    // Where a product and a quotient are rounded apart.
    fc.tuple(fc.nat(128), fc.constantFrom(32, 48, 128)).map(([share, of]) => Math.min(1, share / of)),
  ),
});

describe('fingerprints', () => {
  test('differ in no more slots than the signatures do', () => {
    fc.assert(
      fc.property(cases, ({ slots, seed, chance }) => {
        const next = random(seed);
        const a = values(next, slots);
        const b = like(a, next, chance);
        expect(differsInMore(fingerprint(a), fingerprint(b), 0, different(a, b))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('differ in 15 of 16 slots that differ: of a thousand unrelated signatures none passes for half alike', () => {
    const next = random(1);
    const own = fingerprint(values(next, 128));
    const others = Array.from({ length: 1000 }, () => fingerprint(values(next, 128)));
    expect(others.filter((other) => !differsInMore(own, other, 0, 64))).toEqual([]);
    const mean = others.reduce((sum, other) => {
      let least = 0;
      while (differsInMore(own, other, 0, least)) least++;
      return sum + least / 128 / others.length;
    }, 0);
    expect(mean).toBeGreaterThan(0.93);
    expect(mean).toBeLessThan(0.945);
  });

  test('of values that agree in their first bits, or in their last, differ too', () => {
    for (const step of [1, 2 ** 16, 2 ** 27]) {
      const a = Uint32Array.from({ length: 128 }, (_, i) => i * 977);
      const b = a.map((value) => value + step);
      expect(differsInMore(fingerprint(a), fingerprint(b), 0, 64), `${step}`).toBe(true);
    }
  });
});

describe('rows', () => {
  test('give what a comparison of all slots gives, however few or many are asked for, after rows were freed and used again', () => {
    fc.assert(
      fc.property(cases, fc.nat(40), ({ slots, seed, chance, threshold }, count) => {
        const next = random(seed);
        const asked = values(next, slots);
        const rows = new SignatureRows(slots);
        const all = new Map<number, Uint32Array>();
        const check = (): void => {
          const expected = [...all]
            .map(([entry, own]) => [entry, (slots - different(asked, own)) / slots] as const)
            .filter(([, share]) => share >= threshold);
          const found: (readonly [number, number])[] = [];
          rows.similar([...all.keys()], asked, threshold, (entry, share) => found.push([entry, share]));
          expect(found).toEqual(expected);
        };
        for (let i = 0; i < count; i++) {
          const own = like(asked, next, i % 3 === 0 ? chance : next());
          // Of a fingerprint that begins as one that is not made yet.
          if (i % 4 === 3) own.fill(0, 0, 8);
          all.set(rows.add(i, own), own);
          if (i % 5 !== 4) continue;
          check();
          const gone = [...all.keys()][whole(next, all.size)]!;
          rows.remove(gone);
          all.delete(gone);
        }
        check();
      }),
      { numRuns: 120 },
    );
  });

  test('forget the marks of those in use, and not those of freed ones', () => {
    const rows = new SignatureRows(32);
    const own = values(random(2), 32);
    const [a, b, c] = [rows.add(1, own), rows.add(2, own), rows.add(3, own)];
    for (const entry of [a, b, c]) rows.chunk(entry)[rows.base(entry)] = 9;
    rows.remove(b);
    rows.remove(c);
    rows.clearMarks((entry) => entry === a);
    expect(rows.chunk(a)[rows.base(a)]).toBe(0);
    // The row freed last is used first, then the one before.
    expect([rows.add(4, own), rows.add(5, own), rows.add(6, own)]).toEqual([c, b, 3]);
  });
});
