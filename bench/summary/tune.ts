/**
 * Chooses the numbers that steer the extract, one at a time and in turn, on the rows of even index of a set of round-ups: a
 * step is kept when half of ROUGE-1 plus ROUGE-2 F grows on all of them and falls on neither half of them.
 *
 *   npx tsx bench/summary/tune.ts FILE
 *
 * Prints the value of every number at the end; they are then written into the constants by hand, rounded.
 */
import { checkArticles } from '../../src/article/article';
import { CANDIDATES, PRIORS } from '../../src/summary/candidates';
import { CONSENSUS } from '../../src/summary/consensus';
import { chooseSentences } from '../../src/summary/extract';
import type { StoryMaterial } from '../../src/summary/material';
import { EXTRACT } from '../../src/summary/search';
import { WEIGHTS } from '../../src/summary/vocabulary';
import { rougeN, tokenize } from './rouge';
import { BUDGET, readRoundups } from './roundups';

const ROUNDS = 2;
/** Least gain, in percent, that is kept. */
const GAIN = 0.01;

type Table = Record<string, number>;
const tables = { PRIORS, CONSENSUS, EXTRACT, WEIGHTS, CANDIDATES } as unknown as Record<string, Table>;
/** What is tuned, and the factors tried. */
const TUNED: readonly (readonly [table: string, name: string, factors: readonly number[]])[] = [
  ['CONSENSUS', 'shared', [0.7, 0.85, 1.2, 1.4]],
  ['PRIORS', 'title', [0.7, 0.85, 1.2, 1.4]],
  ['EXTRACT', 'length', [0, 0.7, 1.4, 2]],
  ['PRIORS', 'lead', [0, 0.5, 1.5]],
  ['PRIORS', 'names', [0, 0.6, 1.5, 2]],
  ['PRIORS', 'number', [0, 0.6, 1.5]],
  ['PRIORS', 'short', [0, 0.6, 1.5]],
  ['PRIORS', 'day', [0, 0.6, 1.5]],
  ['PRIORS', 'attributed', [0, 0.6, 1.5]],
  ['PRIORS', 'quoting', [0, 2]],
  ['PRIORS', 'quoted', [0, 2]],
  ['PRIORS', 'pronoun', [0.5, 2]],
  ['PRIORS', 'leaning', [0.5, 2]],
  ['WEIGHTS', 'least', [0.5, 1.5, 2]],
  ['WEIGHTS', 'stopWord', [0.5, 1.5, 2]],
  ['CONSENSUS', 'leadWords', [0.6, 0.8, 1.3]],
  ['EXTRACT', 'knownStems', [0.8, 1.2, 2]],
  ['CANDIDATES', 'fullWords', [0.8, 1.25]],
  ['CANDIDATES', 'leading', [0.6, 1.4]],
];

const stories = readRoundups(process.argv[2]!)
  .filter((_, i) => i % 2 === 0)
  .map(({ articles, summary }): { material: StoryMaterial; reference: string[] } => {
    const checked = checkArticles(articles).articles;
    return {
      material: { reports: checked.map((canonical) => ({ canonical, members: [canonical] })) },
      reference: tokenize(summary.join(' '), true),
    };
  });

/** The measure on all stories, on those of even position and on those of odd position, in percent. */
function measure(): readonly [all: number, even: number, odd: number] {
  const sums: [number, number] = [0, 0];
  for (const [i, { material, reference }] of stories.entries()) {
    const sentences = chooseSentences(material, { maxWords: BUDGET });
    const tokens = tokenize(sentences.map(({ text }) => text).join(' '), true);
    sums[i % 2 === 0 ? 0 : 1] += rougeN(tokens, reference, 1).f / 2 + rougeN(tokens, reference, 2).f;
  }
  const even = Math.ceil(stories.length / 2);
  const share = (sum: number, count: number): number => (100 * sum) / Math.max(1, count);
  return [
    share(sums[0] + sums[1], stories.length),
    share(sums[0], even),
    share(sums[1], stories.length - even),
  ];
}

let best = measure();
console.log(`as they are ${best[0].toFixed(3)}`);
for (let round = 0; round < ROUNDS; round++) {
  for (const [table, name, factors] of TUNED) {
    const values = tables[table]!;
    const first = values[name]!;
    let kept = first;
    for (const factor of factors) {
      values[name] = Math.round(first * factor * 1000) / 1000;
      const now = measure();
      if (now[0] > best[0] + GAIN && now[1] >= best[1] && now[2] >= best[2]) {
        best = now;
        kept = values[name]!;
        console.log(`${table}.${name}: ${first} to ${kept}, ${best[0].toFixed(3)}`);
      }
    }
    values[name] = kept;
  }
}
for (const [table, name] of TUNED) console.log(`${table}.${name} = ${tables[table]![name]}`);
