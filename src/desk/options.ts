/**
 * The options of a desk, checked, and the part of them that decides on stories: a snapshot keeps it, so that it is not restored under
 * others by mistake.
 *
 * Cost: O(options).
 * @module
 */
import { expectation, mustBeNumber, mustBeOptions, NewsfoldError } from '../errors';
import { checkOptions } from '../fold';
import { DEFAULT_SKETCHER, mustBeSketcher } from '../sketch/sketcher';
import type { DeskOptions } from './types';

/** Most days a report can be kept, some 1,000 years: by the count alone. */
const MOST_DAYS = 365_000;
/** An index of signatures takes no more. */
const MOST_ARTICLES = 16_000_000;

const MEANINGLESS = {
  strict: 'what is wrong with a report is in its placement',
  onDuplicateId: 'an id that is there already is a revision',
  sameStory: 'pins are made by merge, split and pin',
  differentStory: 'pins are made by merge, split and pin',
  copies: 'a desk finds copies itself',
} as const;

/** @throws TypeError, RangeError, NewsfoldError for bad options */
export function checkDeskOptions(options: DeskOptions): void {
  mustBeOptions('options', options);
  for (const [name, why] of Object.entries(MEANINGLESS)) {
    const value = (options as Record<string, unknown>)[name];
    if (value !== undefined) throw new TypeError(expectation(`options.${name}`, `none, as ${why}`, value));
  }
  checkOptions(options);
  const { keepDays, keepArticles, now, sketcher = DEFAULT_SKETCHER, sourcePriority = [] } = options;
  mustBeSketcher('options.sketcher', sketcher);
  const areSources =
    Array.isArray(sourcePriority) && sourcePriority.every((source) => typeof source === 'string');
  if (!areSources) {
    throw new TypeError(expectation('options.sourcePriority', 'an array of strings', sourcePriority));
  }
  if (keepDays !== undefined) {
    mustBeNumber('options.keepDays', keepDays, Number.MIN_VALUE, MOST_DAYS);
  }
  if (keepArticles !== undefined) mustBeNumber('options.keepArticles', keepArticles, 1, MOST_ARTICLES, true);
  if (now !== undefined && typeof now !== 'function') {
    throw new TypeError(expectation('options.now', 'a function', now));
  }
}

/** The time that the caller's clock gives. @throws TypeError, RangeError unless it is one */
export function readClock(now: () => number): number {
  const time: unknown = now();
  mustBeNumber('options.now()', time, -8.64e15, 8.64e15);
  return time;
}

/** Name and value, as text, of each option that decides on stories; of a function only whether there is one. */
export type Fingerprint = ReadonlyMap<string, string>;

/** How long reports are kept is not among them: that may change from one run to the next. */
export function fingerprintOf(options: DeskOptions): Fingerprint {
  const {
    threshold = 0,
    window,
    idf = 'batch',
    minSources = 1,
    sourcePriority = [],
    languages = [],
  } = options;
  const { maxWords, maxSentences, prefer = [], sketcher = DEFAULT_SKETCHER, veto, embed } = options;
  const { scheme, slots, seed } = sketcher;
  const presence = (value: unknown): string => (value === undefined ? 'none' : 'a function');
  return new Map([
    ['threshold', String(threshold)],
    ['window', window === undefined ? 'none' : String(window)],
    ['minSources', String(minSources)],
    // A snapshot from before there was a choice has none: it was the default.
    ...(idf === 'batch' ? [] : [['idf', idf] as const]),
    ['sourcePriority', JSON.stringify(sourcePriority)],
    ['languages', JSON.stringify(languages.map(({ code }) => code))],
    ['maxWords', maxWords === undefined ? 'none' : String(maxWords)],
    ['maxSentences', maxSentences === undefined ? 'none' : String(maxSentences)],
    ['prefer', JSON.stringify(prefer)],
    ['sketcher', JSON.stringify([String(scheme ?? ''), slots, seed])],
    ['veto', presence(veto)],
    ['embed', presence(embed)],
  ]);
}

/** @throws NewsfoldError `parameter-mismatch`, with the name of the first option that is another */
export function mustMatch(own: Fingerprint, written: Fingerprint): void {
  for (const [name, value] of own) {
    const theirs = written.get(name);
    if (theirs === value) continue;
    const message = `options.${name}: expected ${theirs ?? 'none'}, which the snapshot was written with, got ${value}`;
    throw new NewsfoldError('parameter-mismatch', message, name);
  }
  for (const name of written.keys()) {
    if (own.has(name)) continue;
    const message = `options: expected an option ${name}, which the snapshot was written with`;
    throw new NewsfoldError('parameter-mismatch', message, name);
  }
}
