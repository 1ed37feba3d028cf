/**
 * Salient terms of a set of reports, spelt as the reports spell them. Profiles hold hashes only; the spelling is cut from
 * the texts when someone asks.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { hashPair, readTerms, type Terms } from '../text/terms';
import type { Profile } from './profile';

/** A term with its weight, 0 to 1. */
export interface SalientTerm {
  term: string;
  weight: number;
}

/** Most code units between two words that are spelt as one term ("Government of National"). */
const WIDEST_GAP = 12;
/** Decimals of a weight that is shown. */
const SHOWN = 1000;

/** Mean weight of each term over the members' profiles. */
export function meanWeights(members: readonly number[], profiles: readonly Profile[]): Map<number, number> {
  const weights = new Map<number, number>();
  for (const member of members) {
    const { terms, weights: own } = profiles[member]!;
    for (let i = 0; i < terms.length; i++) {
      weights.set(terms[i]!, (weights.get(terms[i]!) ?? 0) + own[i]! / members.length);
    }
  }
  return weights;
}

/** Terms with their weight, and how many of them are wanted. */
export interface WantedTerms {
  readonly weights: ReadonlyMap<number, number>;
  readonly limit: number;
}

/**
 * The heaviest terms, spelt out; a single word inside a pair that is listed is not listed again.
 *
 * @param weights term hashes with their weight
 * @param reports where the spelling is read from, the best first
 * Complexity: O(n) in words of the reports.
 */
export function spellTerms(
  weights: ReadonlyMap<number, number>,
  reports: readonly CheckedArticle[],
  limit: number,
): SalientTerm[] {
  return spellEach([{ weights, limit }], reports)[0]!;
}

/** {@link spellTerms} for several lists of terms: the reports are read once. */
export function spellEach(
  lists: readonly WantedTerms[],
  reports: readonly CheckedArticle[],
): SalientTerm[][] {
  const ranked = lists.map(({ weights, limit }) =>
    [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit * 4),
  );
  const wanted = new Set<number>();
  for (const terms of ranked) for (const [term] of terms) wanted.add(term);
  const spelling = spellings(wanted, reports);
  return lists.map(({ limit }, i) => chooseTerms(ranked[i]!, spelling, limit));
}

function chooseTerms(
  ranked: readonly (readonly [number, number])[],
  spelling: ReadonlyMap<number, string>,
  limit: number,
): SalientTerm[] {
  const chosen: (SalientTerm & { stems: ReadonlySet<number> })[] = [];
  for (const [term, weight] of ranked) {
    const text = spelling.get(term);
    if (text === undefined || chosen.length === limit || !isTelling(text)) continue;
    const stems = new Set(readTerms(text).hashes);
    if (chosen.some((other) => isSubset(stems, other.stems))) continue;
    const inside = chosen.findIndex((other) => isSubset(other.stems, stems));
    if (inside >= 0) chosen[inside] = { term: text, weight: chosen[inside]!.weight, stems };
    else chosen.push({ term: text, weight: Math.round(weight * SHOWN) / SHOWN, stems });
  }
  return chosen.map(({ term, weight }) => ({ term, weight }));
}

function isSubset(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const stem of a) if (!b.has(stem)) return false;
  return true;
}

/** Numbers and days of the week set nothing apart. */
function isTelling(text: string): boolean {
  return !/^\d+$|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/.test(text.slice(-40));
}

/** The first spelling of each term wanted: in running text, else in a title. */
function spellings(wanted: ReadonlySet<number>, reports: readonly CheckedArticle[]): Map<number, string> {
  const found = new Map<number, string>();
  const read = (text: string, terms: Terms): void => {
    for (let i = 0; i < terms.count; i++) {
      const start = terms.starts[i]!;
      const end = terms.ends[i]!;
      const hash = terms.hashes[i]!;
      if (wanted.has(hash) && !found.has(hash)) found.set(hash, text.slice(start, end));
      if (i === 0 || start - terms.ends[i - 1]! > WIDEST_GAP) continue;
      const pair = hashPair(terms.hashes[i - 1]!, hash);
      if (!wanted.has(pair) || found.has(pair)) continue;
      const spelt = text.slice(terms.starts[i - 1]!, end);
      if (isPhrase(spelt)) found.set(pair, spelt);
    }
  };
  for (const { text } of reports) {
    if (found.size === wanted.size) break;
    read(text, readTerms(text));
  }
  for (const { title } of reports) {
    if (found.size === wanted.size) break;
    read(title, readTerms(title));
  }
  return found;
}

/** Whether nothing but letters, digits, spaces, hyphens and apostrophes is inside. */
function isPhrase(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80 && !/[A-Za-z0-9 '-]/.test(text[i]!)) return false;
    if (unit >= 0x2010 && unit <= 0x201f && unit !== 0x2019) return false;
  }
  return true;
}
