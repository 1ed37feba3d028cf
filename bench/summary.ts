/**
 * Summary and headline quality at the defaults, through the public surface, against the baselines of the literature.
 *
 *   npm run eval:summary -- FILE...   JSON lines {articles: [{id, title, text}], headline, summary}, gzip or plain
 *
 * Without FILE, ../shared/data/neus-train-summaries.jsonl.gz; its tables go to bench/results/summary.md too. Rows of even
 * index (from 0) are the half that parameters were chosen on; rows of odd index are the half to report.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { summarizeStory } from 'newsfold';
import { machineLine } from './machine';
import {
  greedyCentroid,
  leadInTurn,
  leadOfAll,
  leadOfEach,
  leadOfFirst,
  lexRank,
  mmr,
  nearestTitle,
  type System,
  textRank,
} from './summary/baselines';
import { oracle } from './summary/oracle';
import { rougeL, rougeLsum, rougeN, tokenize } from './summary/rouge';
import { BUDGET, type Roundup, readRoundups } from './summary/roundups';
import { measureSpeed } from './summary/speed';

const STANDARD = fileURLToPath(new URL('../../shared/data/neus-train-summaries.jsonl.gz', import.meta.url));
const RESULTS = fileURLToPath(new URL('./results/summary.md', import.meta.url));

/** A summary by sentences, and a headline where the system has one. */
interface Output {
  readonly sentences: readonly string[];
  readonly headline?: string;
}

function newsfold({ articles }: Roundup): Output {
  const { summary, headline } = summarizeStory(articles, { maxWords: BUDGET });
  return { sentences: summary.map(({ text }) => text), headline: headline.text };
}

const baseline =
  (system: System) =>
  (roundup: Roundup): Output => ({ sentences: system(roundup).map(({ text }) => text) });

const SYSTEMS: readonly (readonly [name: string, run: (roundup: Roundup) => Output])[] = [
  ['first three sentences of the first report', baseline(leadOfFirst)],
  ['first three sentences of the reports in a row', baseline(leadOfAll)],
  ['first sentence of each report', baseline(leadOfEach)],
  ['first sentences in turn, until full', baseline(leadInTurn)],
  ['LexRank', baseline(lexRank)],
  ['TextRank', baseline(textRank)],
  ['MMR', baseline(mmr)],
  ['greedy centroid', baseline(greedyCentroid)],
  ['**newsfold**', newsfold],
  [
    'extractive oracle',
    (roundup) => {
      const reference = tokenize(roundup.summary.join(' '), true);
      return { sentences: oracle(roundup, reference).map(({ text }) => text) };
    },
  ],
];

const mean = (figures: readonly number[]): number =>
  figures.length === 0 ? 0 : figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
const percent = (figures: readonly number[]): string => (100 * mean(figures)).toFixed(2);

/** ROUGE-1, -2 and -L F of one summary. */
function scoresOf(sentences: readonly string[], reference: readonly string[], stem: boolean): number[] {
  const candidate = tokenize(sentences.join(' '), stem);
  const wanted = tokenize(reference.join(' '), stem);
  return [rougeN(candidate, wanted, 1).f, rougeN(candidate, wanted, 2).f, rougeL(candidate, wanted).f];
}

function rowOf(name: string, roundups: readonly Roundup[], outputs: readonly Output[]): string {
  const stemmed = roundups.map(({ summary }, i) => scoresOf(outputs[i]!.sentences, summary, true));
  const plain = roundups.map(({ summary }, i) => scoresOf(outputs[i]!.sentences, summary, false));
  const unions = roundups.map(({ summary }, i) => {
    const [candidate, wanted] = [outputs[i]!.sentences, summary].map((all) =>
      all.map((sentence) => tokenize(sentence, true)),
    );
    return rougeLsum(candidate!, wanted!).f;
  });
  const words = outputs.map(({ sentences }) => tokenize(sentences.join(' '), false).length);
  const cells = [
    ...[0, 1, 2].map((k) => percent(stemmed.map((row) => row[k]!))),
    percent(unions),
    ...[0, 1, 2].map((k) => percent(plain.map((row) => row[k]!))),
    mean(words).toFixed(0),
  ];
  return `| ${name} | ${cells.join(' | ')} |`;
}

const HEADLINES: readonly (readonly [name: string, run: (roundup: Roundup) => string])[] = [
  ['first title', ({ articles }) => articles[0]?.title ?? ''],
  ['nearest title', nearestTitle],
];

function headlineRow(name: string, roundups: readonly Roundup[], titles: readonly string[]): string {
  const f = (stem: boolean): string =>
    percent(roundups.map(({ headline }, i) => titleScore(titles[i]!, headline, stem)));
  return `| ${name} | ${f(true)} | ${f(false)} |`;
}

function titleScore(title: string, headline: string, stem: boolean): number {
  return rougeN(tokenize(title, stem), tokenize(headline, stem), 1).f;
}

function bestTitle({ articles, headline }: Roundup): string {
  let best = '';
  let worth = -1;
  for (const { title } of articles) {
    const score = titleScore(title, headline, true);
    if (score > worth) [best, worth] = [title, score];
  }
  return best;
}

/** The tables of one part of a set. */
function tablesOf(title: string, roundups: readonly Roundup[]): string[] {
  const lines = [
    `### ${title}: ${roundups.length} round-ups`,
    '',
    '| summary | R1 | R2 | RL | RLsum | R1 unstemmed | R2 | RL | words |',
    '|---|---|---|---|---|---|---|---|---|',
  ];
  const own = roundups.map(newsfold);
  for (const [name, run] of SYSTEMS) {
    lines.push(rowOf(name, roundups, run === newsfold ? own : roundups.map(run)));
  }
  lines.push('', '| headline | R1 | R1 unstemmed |', '|---|---|---|');
  for (const [name, run] of HEADLINES) lines.push(headlineRow(name, roundups, roundups.map(run)));
  lines.push(
    headlineRow(
      '**newsfold**',
      roundups,
      own.map(({ headline }) => headline ?? ''),
    ),
    headlineRow('best title', roundups, roundups.map(bestTitle)),
    '',
  );
  return lines;
}

const SETTINGS = [
  `F1 in percent, at most ${BUDGET} words a summary, by \`npm run eval:summary\`. ROUGE as ROUGE-1.5.5 and rouge_score count it (lower`,
  'case, runs of a-z and 0-9): Porter stemming on, stop words kept, unless a column says unstemmed. RL ignores sentence ends, RLsum is the',
  'union over sentences. `words` counts runs of a-z and 0-9. Every system takes whole sentences, cut by newsfold, in the order of the',
  'reports; a sentence that does not fit is skipped.',
  '',
];

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const files = named.length > 0 ? named : existsSync(STANDARD) ? [STANDARD] : [];
if (files.length === 0) console.log('eval:summary: no set to read; name a file of round-ups');
const lines = [...SETTINGS];
for (const file of files) {
  const roundups = readRoundups(file);
  const name = basename(file).replace(/\..*/, '');
  lines.push(
    ...tablesOf(
      `${name}, odd rows (to report)`,
      roundups.filter((_, i) => i % 2 === 1),
    ),
    ...tablesOf(
      `${name}, even rows (to tune)`,
      roundups.filter((_, i) => i % 2 === 0),
    ),
    ...tablesOf(`${name}, all rows`, roundups),
  );
  const speed = measureSpeed(roundups);
  if (speed !== undefined) {
    const { stories, reports, words, seconds, processorSeconds } = speed;
    const time = `${seconds.toFixed(1)} s, ${processorSeconds.toFixed(1)} s of the processor`;
    lines.push(
      `${stories} stories of ${reports} reports of some ${words} words: ${time} (${machineLine()})`,
      '',
    );
  }
}
console.log(lines.join('\n'));
if (files[0] === STANDARD) writeFileSync(RESULTS, `${lines.join('\n').trim()}\n`);
