/**
 * The Porter stemmer (Porter 1980, "An algorithm for suffix stripping", Program 14(3), doi:10.1108/eb046814) with the two
 * departures that its author's own implementations make (-bli, -logi). Used for scoring only; newsfold has a lighter one.
 */

type Rule = readonly [suffix: string, replacement: string];

/** Step 2, 3: where the measure before the suffix is above 0. */
const STEP_2: readonly Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
];
const STEP_3: readonly Rule[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
/** Step 4: dropped where the measure is above 1; longest first. */
const STEP_4 = (
  'ement ance ence able ible ment ant ent ion ism ate iti ous ive ize al er ic ou'.split(' ') as string[]
).map((suffix): Rule => [suffix, '']);

function isConsonant(word: string, at: number): boolean {
  const letter = word[at]!;
  if ('aeiou'.includes(letter)) return false;
  return letter !== 'y' || at === 0 || !isConsonant(word, at - 1);
}

/** How often a run of vowels is followed by consonants. */
function measure(stem: string): number {
  let count = 0;
  for (let i = 1; i < stem.length; i++) if (isConsonant(stem, i) && !isConsonant(stem, i - 1)) count++;
  return count;
}

function hasVowel(stem: string): boolean {
  for (let i = 0; i < stem.length; i++) if (!isConsonant(stem, i)) return true;
  return false;
}

function endsInDouble(word: string): boolean {
  const last = word.length - 1;
  return last > 0 && word[last] === word[last - 1] && isConsonant(word, last);
}

/** Ends in consonant, vowel, consonant, the last not w, x or y: "hop", not "snow". */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  return (
    last > 1 &&
    isConsonant(word, last) &&
    !isConsonant(word, last - 1) &&
    isConsonant(word, last - 2) &&
    !'wxy'.includes(word[last]!)
  );
}

/** The first rule whose suffix the word ends in decides, whether or not its condition holds. */
function applied(word: string, rules: readonly Rule[], above: number): string {
  let found: Rule | undefined;
  for (const rule of rules) {
    if (word.endsWith(rule[0]) && (found === undefined || rule[0].length > found[0].length)) found = rule;
  }
  if (found === undefined) return word;
  const stem = word.slice(0, -found[0].length);
  if (measure(stem) <= above) return word;
  if (found[0] === 'ion' && !/[st]$/.test(stem)) return word;
  return stem + found[1];
}

/** Stems a word of lower-case letters; words of one or two letters stay as they are. */
export function porterStem(input: string): string {
  if (input.length < 3) return input;
  let word = input;
  if (word.endsWith('sses') || word.endsWith('ies')) word = word.slice(0, -2);
  else if (word.endsWith('s') && !word.endsWith('ss')) word = word.slice(0, -1);

  if (word.endsWith('eed')) {
    if (measure(word.slice(0, -3)) > 0) word = word.slice(0, -1);
  } else {
    const length = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
    const stem = word.slice(0, word.length - length);
    if (length > 0 && hasVowel(stem)) {
      word = stem;
      if (/(?:at|bl|iz)$/.test(word)) word += 'e';
      else if (endsInDouble(word) && !/[lsz]$/.test(word)) word = word.slice(0, -1);
      else if (measure(word) === 1 && endsShort(word)) word += 'e';
    }
  }
  if (word.endsWith('y') && hasVowel(word.slice(0, -1))) word = `${word.slice(0, -1)}i`;

  word = applied(word, STEP_2, 0);
  word = applied(word, STEP_3, 0);
  word = applied(word, STEP_4, 1);

  if (word.endsWith('e')) {
    const stem = word.slice(0, -1);
    const m = measure(stem);
    if (m > 1 || (m === 1 && !endsShort(stem))) word = stem;
  }
  if (word.endsWith('ll') && measure(word) > 1) word = word.slice(0, -1);
  return word;
}
