/**
 * Texts to try, for fast-check: its own strings are short printable ASCII, where nothing goes wrong. These mix words with
 * accents, marks, format characters, scripts without spaces, emoji, lone surrogates and controls.
 */
import fc from 'fast-check';

const PIECES = [
  ...[
    'talks',
    'Ankara',
    'THE',
    'don’t',
    '2020',
    '3.5%',
    'É',
    'e\u0301',
    'ß',
    'İ',
    'ﬁ',
    'x',
    'U.N.',
    '٣٤',
    'Ａ１',
  ],
  ...[' ', '  ', '\n', '\t', '\u00a0', '. ', ', ', '-', '—', '/', '(', '”', '\0', '\u0085', '\u2028'],
  ...[
    '\u200b',
    '\u00ad',
    '\u200d',
    '\u200f',
    '\u2066',
    '\ufeff',
    '\ufe0f',
    '\u0301',
    '\u0315\u0300',
    '\u3099',
  ],
  ...[
    '中',
    '国家',
    '々',
    'か',
    'カ',
    'ー',
    'ｶﾞ',
    'ก',
    'ที่',
    'ກ',
    'ក្ក',
    'ကာ',
    '한',
    '\u1112\u1161\u11ab',
    'गु',
    'मंत्री',
    'ב',
    'مـصر',
  ],
  ...[
    '😀',
    '👩‍🚀',
    '🇹🇳',
    '\u{1f3f4}\u{e0067}\u{e007f}',
    '𠮷',
    '𝐀',
    '𐐀',
    '\ud800',
    '\udc00',
    '\ud83d',
    '\udbff',
    '\uffff',
  ],
] as const;

/** Any text: pieces of all scripts, or arbitrary code units. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units)),
  },
);

/** Ids that objects used as maps, separators and terminated strings go wrong on; each is allowed. */
export const ODD_IDS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'a:b',
  'story:a',
  '\0',
  'a\0',
  ' a',
  '1',
  '-0',
  'e\u0301',
  '\u00e9',
  '\u{1f600}',
  'x'.repeat(300),
] as const;
