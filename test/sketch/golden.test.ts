/**
 * Signatures are stored and exchanged, so no release may change a single bit of them without a new version number.
 * When a change is meant, print the golden file anew and say so in the changelog:
 *
 *     NEWSFOLD_UPDATE_GOLDEN=1 npx vitest run --config test/vitest.config.ts test/sketch/golden.test.ts
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shingle } from '../../src/sketch/shingle';
import type { Signature } from '../../src/sketch/signature';
import { sketch } from '../../src/sketch/sketcher';
import { GOLDEN_TEXTS } from './golden-texts';

const GOLDEN_FILE = new URL('golden.json', import.meta.url);
const OTHER_PARAMETERS = { slots: 64, seed: 0xc0ffee };

/** What the golden file holds of one signature: a digest of all slots, and four of them to look at. */
interface Pinned {
  digest: string;
  first: string;
}

interface Golden {
  shingles: number;
  'k=128 seed=0': Pinned;
  'k=64 seed=c0ffee': Pinned;
}

function pin({ values }: Signature): Pinned {
  const bytes = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, i) => {
    bytes.setUint32(i * 4, value, true);
  });
  return {
    digest: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    first: Array.from(values.subarray(0, 4), (value) => value.toString(16).padStart(8, '0')).join(' '),
  };
}

function goldenOf(text: string): Golden {
  const shingles = shingle(text);
  return {
    shingles: shingles.length,
    'k=128 seed=0': pin(sketch(shingles)),
    'k=64 seed=c0ffee': pin(sketch(shingles, OTHER_PARAMETERS)),
  };
}

const names = Object.keys(GOLDEN_TEXTS);
if (process.env.NEWSFOLD_UPDATE_GOLDEN === '1') {
  const all = Object.fromEntries(names.map((name) => [name, goldenOf(GOLDEN_TEXTS[name]!)]));
  writeFileSync(GOLDEN_FILE, `${JSON.stringify(all, undefined, 2)}\n`);
}
const golden = JSON.parse(readFileSync(GOLDEN_FILE, 'utf8')) as Record<string, Golden>;

describe('golden signatures', () => {
  test('fifty texts are pinned, no more and no fewer', () => {
    expect(names).toHaveLength(50);
    expect(Object.keys(golden)).toEqual(names);
  });

  test.each(names)('%s', (name) => {
    expect(goldenOf(GOLDEN_TEXTS[name]!)).toEqual(golden[name]);
  });
});

describe('spellings of one text have one signature', () => {
  const composed = names.filter((name) => name.endsWith(' (NFC)'));

  test.each(composed)('%s and NFD', (name) => {
    const decomposed = name.replace('NFC', 'NFD');
    expect(GOLDEN_TEXTS[decomposed]).not.toBe(GOLDEN_TEXTS[name]);
    expect(golden[decomposed]).toEqual(golden[name]);
  });

  test.each([
    ['English in capitals', 'English sentence'],
    ['zero-width spaces inside words', 'the same without them'],
    ['soft hyphens inside words', 'the same without them'],
  ])('%s: %s', (spelling, plain) => {
    expect(GOLDEN_TEXTS[spelling]).not.toBe(GOLDEN_TEXTS[plain]);
    expect(golden[spelling]).toEqual(golden[plain]);
  });

  test('texts that say different things differ, but for those without words', () => {
    const digests = new Map<string, string[]>();
    for (const name of names) {
      const { digest } = golden[name]!['k=128 seed=0'];
      digests.set(digest, [...(digests.get(digest) ?? []), name]);
    }
    const shared = [...digests.values()]
      .filter((group) => group.length > 1)
      .map((group) => group.join(' = '));
    expect(shared).toEqual([
      'empty = spaces only = punctuation only = emoji only',
      'English sentence = English in capitals',
      'French (NFC) = French (NFD)',
      'Vietnamese (NFC) = Vietnamese (NFD)',
      'Greek (NFC) = Greek (NFD)',
      'Marathi (NFC) = Marathi (NFD)',
      'Japanese (NFC) = Japanese (NFD)',
      'Korean (NFC) = Korean (NFD)',
      'zero-width spaces inside words = soft hyphens inside words = the same without them',
      'direction marks = lone surrogates = NUL and controls',
    ]);
  });
});
