import { describe, expect, test } from 'vitest';
import { porterStem } from '../../bench/summary/porter';
import { rougeL, rougeLsum, rougeN, type Score, tokenize, unionLcs } from '../../bench/summary/rouge';

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
const figures = ({ recall, precision, f }: Score): string =>
  [recall, precision, f].map((figure) => figure.toFixed(5)).join(' ');

describe('ROUGE, on the examples of Lin 2004 (ACL W04-1013)', () => {
  const reference = words('police killed the gunman');

  test.each([
    ['police kill the gunman', 3 / 4],
    ['the gunman kill police', 2 / 4],
    ['the gunman police killed', 2 / 4],
  ])('section 3.1: -L of "%s" is the longest common subsequence', (candidate, f) => {
    expect(rougeL(words(candidate), reference).f).toBeCloseTo(f, 10);
  });

  test('section 3.1: -2 cannot tell the first two of them apart from the order of events', () => {
    expect(rougeN(words('police kill the gunman'), reference, 2).recall).toBeCloseTo(1 / 3, 10);
    expect(rougeN(words('the gunman kill police'), reference, 2).recall).toBeCloseTo(1 / 3, 10);
  });

  test('section 3.2: the union of subsequences of two sentences', () => {
    const [one, first, second] = ['1 2 3 4 5', '1 2 6 7 8', '1 3 8 9 5'].map(words);
    expect(unionLcs(one!, [first!, second!])).toEqual([0, 1, 2, 4]);
    const score = rougeLsum([first!, second!], [one!]);
    expect(figures(score)).toBe('0.80000 0.40000 0.53333');
  });
});

describe('ROUGE, on the examples of rouge_scorer_test.py (google-research/rouge)', () => {
  const reference = words('testing one two');

  test.each([
    ['-1', rougeN(words('testing'), reference, 1), [1 / 3, 1, 1 / 2]],
    ['-1', rougeN(words('testing one'), reference, 1), [2 / 3, 1, 4 / 5]],
    ['-2', rougeN(words('testing one'), reference, 2), [1 / 2, 1, 2 / 3]],
    ['-L, consecutive', rougeL(words('testing one'), reference), [2 / 3, 1, 4 / 5]],
    ['-L, not consecutive', rougeL(words('testing two'), reference), [2 / 3, 1, 4 / 5]],
  ] as const)('%s', (_, { recall, precision, f }, [r, p, expected]) => {
    expect([recall, precision, f]).toEqual([
      expect.closeTo(r, 10),
      expect.closeTo(p, 10),
      expect.closeTo(expected, 10),
    ]);
  });

  test('is 0 where either side is empty', () => {
    for (const [a, b] of [
      [[], reference],
      [reference, []],
      [[], []],
    ] as const) {
      for (const score of [rougeN(a, b, 1), rougeN(a, b, 2), rougeL(a, b), rougeLsum([a], [b])]) {
        expect(figures(score)).toBe('0.00000 0.00000 0.00000');
      }
    }
    expect(tokenize('/ — !', false)).toEqual([]);
  });
});

/**
 * The texts for which that file gives the scores that ROUGE-1.5.5, the Perl script of Lin, printed (testdata/target.txt and
 * prediction.txt); they are random letters, so each distinct word stands as a number here. Two words that differ
 * unstemmed and agree stemmed are 41 and 75, 109.
 */
const run = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
const stemmedAs = (stem: boolean, text: string): string[] =>
  words(text).map((word) => (stem && word === '75' ? '41' : word));
const TARGETS = [run(0, 26), [...run(27, 40), '15', '6', ...run(41, 66)]];
const predictions = (stem: boolean): string[][] => [
  words('67 10 11 68 13 14 15 69 70 18 19 20 21 22 23 71'),
  stemmedAs(stem, '72 31 32 33 34 35 36 37 73 74 40 15 6 76 75 43 44 45 77 47 48 49 78 51 79 80'),
];

describe('ROUGE, against figures of ROUGE-1.5.5', () => {
  test.each([
    [0, false, '0.40741 0.68750 0.51163', '0.30769 0.53333 0.39024', '0.40741 0.68750 0.51163'],
    [1, false, '0.40476 0.65385 0.50000', '0.29268 0.48000 0.36364', '0.40476 0.65385 0.50000'],
    [1, true, '0.42857 0.69231 0.52941', '0.29268 0.48000 0.36364', undefined],
  ] as const)('text %i, stemmed %s: -1, -2, -L', (at, stem, one, two, l) => {
    const [candidate, reference] = [predictions(stem)[at]!, TARGETS[at]!];
    expect(figures(rougeN(candidate, reference, 1))).toBe(one);
    expect(figures(rougeN(candidate, reference, 2))).toBe(two);
    if (l !== undefined) expect(figures(rougeL(candidate, reference))).toBe(l);
  });

  test('-Lsum of four sentences, stemmed', () => {
    const reference = [
      ...TARGETS,
      words('67 68 69 70 71 72 73 74 75 76 77 78 79 45 80 81'),
      words('82 83 84 85 86 87 88 89 58 90 91 92 93 94 95 96 97 98 99'),
    ];
    const candidate = [
      '100 10 11 101 13 14 15 102 103 18 19 20 21 22 23 104',
      '105 31 32 33 34 35 36 37 106 107 40 15 6 108 109 43 44 45 110 47 48 49 111 51 112 53',
      '113 114 74 75 76 115 78 79 45',
      '90 91 116 117 95 118',
    ].map((sentence) => words(sentence));
    expect(figures(rougeLsum(candidate, reference))).toBe('0.36538 0.66667 0.47205');
  });
});

describe('the Porter stemmer', () => {
  // The examples of Porter 1980, step by step, each stemmed all the way, as in the sample vocabulary that its author gives.
  const SAMPLE =
    'caresses caress ponies poni caress caress cats cat feed feed agreed agre plastered plaster bled bled motoring motor ' +
    'sing sing conflated conflat troubled troubl sized size hopping hop tanned tan falling fall hissing hiss fizzed fizz ' +
    'failing fail filing file happy happi sky sky relational relat conditional condit rational ration valenci valenc ' +
    'hesitanci hesit digitizer digit conformabli conform radicalli radic differentli differ vileli vile analogousli analog ' +
    'vietnamization vietnam predication predic operator oper feudalism feudal decisiveness decis hopefulness hope ' +
    'callousness callous formaliti formal sensitiviti sensit sensibiliti sensibl triplicate triplic formative form ' +
    'formalize formal electriciti electr electrical electr hopeful hope goodness good revival reviv allowance allow ' +
    'inference infer airliner airlin gyroscopic gyroscop adjustable adjust defensible defens irritant irrit ' +
    'replacement replac adjustment adjust dependent depend adoption adopt homologou homolog communism commun activate ' +
    'activ angulariti angular homologous homolog effective effect bowdlerize bowdler probate probat rate rate cease ceas ' +
    'controll control roll roll abbreviated abbrevi gunpowder gunpowd xi xi generalizations gener oscillators oscil ' +
    'nominations nomin companies compani';
  const pairs = words(SAMPLE)
    .map((word, i, all) => [word, all[i + 1]!] as const)
    .filter((_, i) => i % 2 === 0);

  test.each(pairs)('%s is stemmed to %s', (word, stem) => expect(porterStem(word)).toBe(stem));

  test('leaves words of three letters alone when it scores', () => {
    expect(tokenize('The U.S. was using ties.', true)).toEqual(['the', 'u', 's', 'was', 'us', 'ti']);
  });
});
