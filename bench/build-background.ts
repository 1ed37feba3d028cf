/**
 * Builds src/stories/background-table.ts: how common stems and pairs of stems are in news at large, from document counts of
 * the sets named (only counts are kept, no text). Every set weighs the same, whatever its size.
 *
 *   npx tsx bench/build-background.ts FILE... > src/stories/background-table.ts
 */
import { foldInto } from '../src/text/folding';
import { stemInPlace } from '../src/text/stem';
import { readTerms } from '../src/text/terms';
import { readLabelled } from './data';

const STEMS = 6000;
const PAIRS = 1500;
const LEVELS = 24;

const files = process.argv.slice(2);
const share = new Map<string, number>();
let documents = 0;
for (const file of files) {
  const articles = readLabelled(file);
  documents += articles.length;
  const counts = new Map<string, number>();
  const units = new Uint16Array(48);
  for (const { title, text } of articles) {
    const seen = new Set<string>();
    for (const part of [title, text]) {
      const terms = readTerms(part);
      let before = '';
      for (let i = 0; i < terms.count; i++) {
        const length = foldInto(part, terms.starts[i]!, terms.ends[i]!, units);
        const stem = String.fromCharCode(...units.subarray(0, stemInPlace(units, length)));
        seen.add(stem);
        if (before !== '') seen.add(`${before} ${stem}`);
        before = stem;
      }
    }
    for (const term of seen) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  for (const [term, count] of counts) {
    if (count >= 3) share.set(term, (share.get(term) ?? 0) + count / articles.length / files.length);
  }
}

// Numbers, parts of numbers and single letters say nothing lasting.
const lasting = [...share].filter(([term]) => /^[a-z]{2,}( [a-z]{2,})?$/.test(term));
const commonest = (isPair: boolean, n: number): [string, number][] =>
  lasting
    .filter(([term]) => term.includes(' ') === isPair)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, n);
const chosen = [...commonest(false, STEMS), ...commonest(true, PAIRS)];
const levels: string[][] = Array.from({ length: LEVELS }, () => []);
for (const [term, p] of chosen) {
  // Level l holds document shares about 2^(-l/2).
  levels[Math.min(LEVELS - 1, Math.max(0, Math.round(-2 * Math.log2(p))))]!.push(term);
}
const names = files.map((file) => file.replace(/.*\//, '').replace(/\..*/, '')).join(' and ');
console.log(`/**
 * How common ${STEMS} stems and ${PAIRS} pairs of stems are in news at large: line l holds the terms found in about
 * 2^(-l/2) of all reports, comma-separated. Document counts of ${documents} reports of ${names}, each set weighing the
 * same; printed by \`bench/build-background.ts\`.
 * @module
 */

export const BACKGROUND_LEVELS: readonly string[] = [
${levels.map((terms) => `  '${terms.sort().join(',')}',`).join('\n')}
];`);
