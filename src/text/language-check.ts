/**
 * The check of language packs, before anything reads them: each fault names its place, `options.languages[1].stopWords[3]`.
 *
 * Cost: O(entries of the lists).
 * @module
 */
import { expectation, mustBeOptions, mustBeString } from '../errors';
import { BOILERPLATE_KINDS, LANGUAGE_CHOICE, Languages, type LanguageWords } from './language';

const PACK_KEYS = ['code', 'name', 'stopWords', 'stem', 'boilerplate', 'months', 'weekdays', 'status'];
const CODE = /^[a-z]{2,8}$/;
/** Most entries of a list, and code units of an entry. */
const LIST_LIMITS = { entries: 20_000, units: 200 } as const;

/**
 * Checks the words and lines of language packs and makes them ready.
 *
 * @throws TypeError, RangeError for a bad list or pack, a code that comes twice, more than 30 packs
 */
export function checkedLanguages(name: string, languages: readonly LanguageWords[] | undefined): Languages {
  if (languages === undefined) return new Languages([]);
  if (!Array.isArray(languages))
    throw new TypeError(expectation(name, 'an array of language packs', languages));
  if (languages.length > LANGUAGE_CHOICE.packs) {
    throw new RangeError(expectation(`${name}.length`, `at most ${LANGUAGE_CHOICE.packs}`, languages.length));
  }
  const codes = new Set<string>();
  for (const [i, pack] of (languages as readonly LanguageWords[]).entries()) {
    const own = `${name}[${i}]`;
    checkWords(own, pack);
    if (codes.has(pack.code))
      throw new RangeError(expectation(`${own}.code`, 'a code of its own', pack.code));
    codes.add(pack.code);
  }
  return new Languages(languages);
}

function checkWords(name: string, pack: LanguageWords): void {
  mustBeOptions(name, pack);
  mustHaveOnly(name, pack, PACK_KEYS);
  mustBeString(`${name}.code`, pack.code);
  if (!CODE.test(pack.code) || pack.code === 'en') {
    const expected = "a primary language subtag in lower case other than 'en', which is built in";
    throw new RangeError(expectation(`${name}.code`, expected, pack.code));
  }
  mustBeString(`${name}.name`, pack.name);
  mustBeList(`${name}.stopWords`, pack.stopWords);
  if (pack.stem !== undefined && typeof pack.stem !== 'function') {
    throw new TypeError(expectation(`${name}.stem`, 'a function', pack.stem));
  }
  checkNames(`${name}.months`, pack.months, 12);
  checkNames(`${name}.weekdays`, pack.weekdays, 7);
  if (pack.boilerplate !== undefined) mustBeLists(`${name}.boilerplate`, pack.boilerplate, BOILERPLATE_KINDS);
}

function checkNames(name: string, list: readonly string[] | undefined, count: number): void {
  if (list === undefined) return;
  mustBeList(name, list);
  if (list.length !== count) throw new RangeError(expectation(`${name}.length`, String(count), list.length));
}

/** @throws RangeError for a property that is none of the keys: a list under a misspelt name would do nothing, silently. */
export function mustHaveOnly(name: string, value: object, keys: readonly string[]): void {
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) throw new RangeError(expectation(`${name}: key`, keys.join(', '), key));
  }
}

/** @throws TypeError, RangeError unless every property of `lists` is one of the keys, and a list of strings, or `undefined`. */
export function mustBeLists(name: string, lists: unknown, keys: readonly string[]): asserts lists is object {
  mustBeOptions(name, lists);
  mustHaveOnly(name, lists as object, keys);
  for (const [key, list] of Object.entries(lists)) {
    if (list !== undefined) mustBeList(`${name}.${key}`, list);
  }
}

/** @throws TypeError, RangeError unless `list` is an array of strings of a sane length. */
export function mustBeList(name: string, list: unknown): asserts list is readonly string[] {
  if (!Array.isArray(list)) throw new TypeError(expectation(name, 'an array of strings', list));
  if (list.length > LIST_LIMITS.entries) {
    throw new RangeError(expectation(`${name}.length`, `at most ${LIST_LIMITS.entries}`, list.length));
  }
  for (const [i, entry] of list.entries()) {
    mustBeString(`${name}[${i}]`, entry);
    if (entry.length > LIST_LIMITS.units) {
      throw new RangeError(expectation(`${name}[${i}]`, `at most ${LIST_LIMITS.units} code units`, entry));
    }
  }
}
