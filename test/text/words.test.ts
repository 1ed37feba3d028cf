/** Words: where they are cut, what is folded away, and that offsets and hashes agree with each other. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAPITALISED, foldText, NUMERIC, UNSPACED } from '../../src/text/folding';
import { countWords, hashWord, hashWords, splitWords } from '../../src/text/words';
import { anyText } from '../helpers/text';

/** The words as the text spells them. */
const spelt = (text: string): string[] => {
  const { count, starts, ends } = splitWords(text);
  return Array.from({ length: count }, (_, i) => text.slice(starts[i], ends[i]));
};
const hashes = (text: string): number[] => [...splitWords(text).hashes];

describe('where words are cut', () => {
  test.each([
    ['', []],
    [' \n\t\u00a0\u3000', []],
    ['one', ['one']],
    ['Talks, in Ankara: postponed!', ['Talks', 'in', 'Ankara', 'postponed']],
    ['U.N.-led 5+5', ['U', 'N', 'led', '5', '5']],
    ['don’t', ['don', 't']],
    ['a\u0000b\u2028c', ['a', 'b', 'c']],
    ['3.5% of 1,204,000', ['3', '5', 'of', '1', '204', '000']],
    ['snake_case', ['snake', 'case']],
    ['Москва — Київ', ['Москва', 'Київ']],
    ['في تونس', ['في', 'تونس']],
    ['외교장관은 서울에서', ['외교장관은', '서울에서']],
  ])('%j', (text, expected) => {
    expect(spelt(text)).toEqual(expected);
  });

  test.each([
    ['one letter', '中', ['中']],
    ['two letters', '中国', ['中国']],
    ['Han', '中国队', ['中国', '国队']],
    ['Kana', 'ありがと', ['あり', 'りが', 'がと']],
    ['Han beyond the basic plane', '𠮷野家', ['𠮷野', '野家']],
    ['Thai', 'ราคา', ['รา', 'าค', 'คา']],
    ['between Latin words', 'the 中国队 team', ['the', '中国', '国队', 'team']],
    ['touching figures', '2020年9月', ['2020', '年', '9', '月']],
  ])('scripts without spaces are cut into pairs: %s', (_, text, expected) => {
    expect(spelt(text)).toEqual(expected);
  });

  test('emoji, flags and lone surrogates separate words and are none', () => {
    expect(spelt('rain👩‍👩‍👧sun🇹🇳wind\ud800hail\udc00')).toEqual(['rain', 'sun', 'wind', 'hail']);
  });

  test('a flag spelt with tag characters is no word', () => {
    expect(spelt('from \u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} today')).toEqual([
      'from',
      'today',
    ]);
  });
});

describe('spellings of one word', () => {
  test.each([
    ['case', 'ANKARA', 'ankara'],
    ['accents', 'Önal', 'onal'],
    ['composed and decomposed', 'Önal'.normalize('NFC'), 'Önal'.normalize('NFD')],
    ['many marks', 'Bộ'.normalize('NFC'), 'Bo\u0323\u0302'],
    ['marks in another order', 'q\u0307\u0323', 'q\u0323\u0307'],
    ['sharp s', 'Straße', 'STRASSE'],
    ['capital sharp s', 'STRAẞE', 'Strasse'],
    ['Turkish i', 'İzmir', 'izmir'],
    ['dotless i', 'Diyarbakır', 'Diyarbakir'],
    ['strokes', 'Łódź', 'Lodz'],
    ['Icelandic', 'Þórshöfn', 'Thorshofn'],
    ['ligatures of letters', 'Cæsar', 'caesar'],
    ['final sigma', 'ΟΔΟΣ', 'οδος'],
    ['full width', 'Ａｎｋａｒａ２０２０', 'ankara2020'],
    ['Arabic figures', '٢٠٢٠', '2020'],
    ['Devanagari figures', '२०२०', '2020'],
    ['Arabic vowel marks', 'تُونِسَ', 'تونس'],
    ['Hangul syllables and letters', '한국', '한국'.normalize('NFD')],
    ['Old Cyrillic case', 'Ꙁемлꙗ', 'ꙁемлꙗ'],
    ['zero-width space', 'min\u200bister', 'minister'],
    ['soft hyphen', 'min\u00adister', 'minister'],
    ['zero-width joiner', 'گفت\u200cوگو', 'گفتوگو'],
    ['byte order mark', '\ufeffminister', 'minister'],
    ['direction marks', '\u202aminister\u202c', 'minister'],
    ['tag characters', 'min\u{e0041}ister', 'minister'],
    ['variation selectors for Han', '葛\u{e0100}城市', '葛城市'],
  ])('%s: %j is %j', (_, a, b) => {
    expect(hashes(a)).toEqual(hashes(b));
    expect(hashes(a).length).toBeGreaterThan(0);
  });

  test.each([
    ['Ankara', 'Ankra'],
    ['ab', 'ba'],
    ['1', '2'],
    ['中国', '国中'],
    ['한', '국'],
    ['и', 'і'],
    ['the', 'thе'],
  ])('%j is not %j', (a, b) => {
    expect(hashes(a)).not.toEqual(hashes(b));
  });

  test('NFC and NFD of every code unit are the same words', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      if (unit >= 0xd800 && unit <= 0xdfff) continue;
      const text = `x${String.fromCharCode(unit)}b`;
      const [composed, decomposed] = [splitWords(text.normalize('NFC')), splitWords(text.normalize('NFD'))];
      if (composed.hashes.join() !== decomposed.hashes.join()) expect(unit.toString(16)).toBe('equal');
    }
  });

  test('NFC and NFD of any text of the basic plane are the same words', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const basic = text.replace(/[\ud800-\udfff]/g, ' ');
        expect(hashes(basic.normalize('NFD'))).toEqual(hashes(basic.normalize('NFC')));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('offsets', () => {
  test('are ascending, inside the text, and never split a pair of surrogates', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { count, starts, ends, flags } = splitWords(text);
        for (let i = 0; i < count; i++) {
          expect(starts[i]).toBeLessThan(ends[i]!);
          expect(ends[i]).toBeLessThanOrEqual(text.length);
          const pairs = (flags[i]! & UNSPACED) !== 0 && i > 0 && (flags[i - 1]! & UNSPACED) !== 0;
          if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(pairs ? starts[i - 1]! : ends[i - 1]!);
          for (const edge of [starts[i]!, ends[i]!]) {
            expect(/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(edge - 1, edge + 1))).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('cut words out that hash as they do in place', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { count, starts, ends, hashes } = splitWords(text);
        for (let i = 0; i < count; i++) expect(hashWord(text.slice(starts[i], ends[i]))).toBe(hashes[i]);
      }),
      { numRuns: 500 },
    );
  });

  test('count a letter that is spelt by one of another plane once, and cut it out whole', () => {
    // Compatibility ideographs, some of which stand for letters beyond the first 65,536.
    for (let unit = 0xf900; unit <= 0xfaff; unit++) {
      const text = `${String.fromCharCode(unit)}中`;
      const [own, spelt] = [splitWords(text), splitWords(text.normalize('NFC'))];
      expect(own.hashes, unit.toString(16)).toEqual(spelt.hashes);
      expect(hashWord(text.slice(own.starts[0], own.ends[0]))).toBe(own.hashes[0]);
    }
  });

  test('keep the marks that belong to the last letter', () => {
    expect(spelt('cafe\u0301 noir')).toEqual(['cafe\u0301', 'noir']);
    expect(spelt('か\u3099')).toEqual(['か\u3099']);
  });
});

describe('flags', () => {
  test.each([
    ['Ankara', CAPITALISED],
    ['ankara', 0],
    ['iPhone', 0],
    ['5th', NUMERIC],
    ['G20', CAPITALISED | NUMERIC],
    ['Москва', CAPITALISED],
    ['É', CAPITALISED],
    ['Ａ', CAPITALISED],
    ['٣', NUMERIC],
    ['中国', UNSPACED],
    ['がく', UNSPACED],
  ])('%s', (word, flags) => {
    expect([...splitWords(word).flags]).toEqual([flags]);
  });
});

describe('counting', () => {
  test('never exceeds its limit, and is exact up to it', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, limit) => {
        expect(countWords(text, limit)).toBe(Math.min(limit, splitWords(text).count));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a word by itself', () => {
  test('has the hash it has in a text', () => {
    const { hashes } = splitWords('The minister, he said, flew to Köln.');
    expect(hashWord('minister')).toBe(hashes[1]);
    expect(hashWord('KOLN')).toBe(hashes[6]);
  });

  test('that is none has hash 0', () => {
    expect([hashWord(''), hashWord('...'), hashWord('😀')]).toEqual([0, 0, 0]);
  });
});

describe('folded text', () => {
  test('is lower case without accents, words joined by one space', () => {
    expect(foldText('  “Önal” flew,\nat last, to the STRASSE 5! ')).toBe(
      'onal flew at last to the strasse 5',
    );
  });

  test('keeps every letter of a long word', () => {
    expect(foldText('x'.repeat(200))).toBe('x'.repeat(200));
  });

  test('spells a script without spaces as it stands', () => {
    expect(foldText('東京都知事')).toBe('東京都知事');
  });
});

describe('whatever comes before', () => {
  /** Longer than the stretches and the buffers that the scanner works in. */
  const many = 40_000;

  test('a text has the same words behind any number of separators', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 3000 }), (text, spaces) => {
        const alone = splitWords(text);
        const behind = splitWords(' '.repeat(spaces) + text);
        expect([...behind.hashes]).toEqual([...alone.hashes]);
        expect([...behind.flags]).toEqual([...alone.flags]);
        expect([...behind.starts]).toEqual([...alone.starts].map((at) => at + spaces));
        expect([...behind.ends]).toEqual([...alone.ends].map((at) => at + spaces));
      }),
    );
  });

  test('a text has the same words behind many others', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 16_300, max: 16_400 }), (text, words) => {
        const behind = splitWords(`${'a '.repeat(words)}${text}`);
        const hashes = splitWords(text).hashes;
        expect([...behind.hashes.subarray(words)]).toEqual([...hashes]);
      }),
      { numRuns: 30 },
    );
  });

  test('every word of a long text has the hash it has alone', () => {
    const words = Array.from({ length: many }, (_, i) => (i % 7 === 0 ? `straße${i}` : `word${i}`));
    const { count, hashes } = splitWords(words.join(', '));
    expect(count).toBe(many);
    for (let i = 0; i < many; i += 97) expect(hashes[i]).toBe(hashWord(words[i]!));
  });

  test('a long run without spaces is cut into all its pairs, and no letter by itself', () => {
    const run = Array.from({ length: many }, (_, i) =>
      String.fromCharCode(0x4e00 + ((i * 7919) % 20_000)),
    ).join('');
    const { count, hashes, starts, ends } = splitWords(run);
    expect(count).toBe(many - 1);
    for (let i = 0; i < count; i += 1) expect([starts[i], ends[i]]).toEqual([i, i + 2]);
    for (let i = 0; i < count; i += 97) expect(hashes[i]).toBe(splitWords(run.slice(i, i + 2)).hashes[0]);
  });

  test('the hashes alone are the hashes of the words', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(1, 40, 3000), (text, times) => {
        const long = `${text} `.repeat(times);
        expect([...hashWords(long)]).toEqual([...splitWords(long).hashes]);
        expect(countWords(long)).toBe(splitWords(long).count);
      }),
      { numRuns: 60 },
    );
  });
});
