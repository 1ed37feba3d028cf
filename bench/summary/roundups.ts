/**
 * Round-ups read for measuring summaries: several reports of one event with the headline and summary that an editor wrote.
 * All systems get the same sentences (newsfold's splitter) and the same words (runs of a-z, 0-9), stemmed by Porter.
 */
import { splitSentences } from '../../src/text/sentences';
import { countWords } from '../../src/text/words';
import { readRows } from '../data';
import { countGrams, tokenize } from './rouge';

/** Most words of a summary. */
export const BUDGET = 80;

/** A sparse vector. */
export type Vector = ReadonlyMap<string, number>;

/** A sentence that a baseline may choose. */
export interface Unit {
  readonly text: string;
  /** Position of its report, and its own in there. */
  readonly report: number;
  readonly index: number;
  /** As newsfold counts them, so that every system has the same budget. */
  readonly words: number;
  /** Stemmed. */
  readonly tokens: readonly string[];
  readonly bigrams: ReadonlyMap<string, number>;
  /** tf · idf of the words that are no stop words. */
  readonly vector: Vector;
}

export interface Roundup {
  readonly articles: readonly { id: string; title: string; text: string }[];
  readonly headline: string;
  /** The editor's summary, by sentences. */
  readonly summary: readonly string[];
  readonly units: readonly Unit[];
  /** A vector for each report, its title included. */
  readonly reports: readonly Vector[];
  /** A vector for each title. */
  readonly titles: readonly Vector[];
}

const STOP_WORDS = new Set(
  (
    'a about after all also an and any are as at be because been before being but by can could did do does during each for ' +
    'from had has have he her hers him his how i if in into is it its just may me more most my no not now of off on one only or ' +
    'other our out over own s said same says she should so some such t than that the their them then there these they this ' +
    'those through to too under until up us very was we were what when where which while who whom why will with would you your'
  )
    .split(' ')
    .flatMap((word) => tokenize(word, true)),
);

const contentOf = (tokens: readonly string[]): string[] => tokens.filter((token) => !STOP_WORDS.has(token));

export function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

/** Reads a file of rows {articles, headline, summary}; idf is counted over all its reports. */
export function readRoundups(file: string): Roundup[] {
  const rows = readRows(file).filter((row) => row.articles !== undefined && row.summary !== undefined);
  const reports = rows.map((row) =>
    row.articles!.map(({ title, text }) => contentOf(tokenize(`${title} ${text}`, true))),
  );
  const documents = new Map<string, number>();
  let count = 0;
  for (const tokens of reports.flat()) {
    count++;
    for (const token of new Set(tokens)) documents.set(token, (documents.get(token) ?? 0) + 1);
  }
  const vectorOf = (tokens: readonly string[]): Vector => {
    const vector = new Map<string, number>();
    for (const [token, times] of countGrams(contentOf(tokens), 1)) {
      vector.set(token, times * Math.log(count / (documents.get(token) ?? 1)));
    }
    return vector;
  };
  return rows.map((row, at) => ({
    articles: row.articles!,
    headline: row.headline ?? '',
    summary: sentencesOf(row.summary!),
    reports: reports[at]!.map(vectorOf),
    titles: row.articles!.map(({ title }) => vectorOf(tokenize(title, true))),
    units: row.articles!.flatMap(({ text }, report) =>
      sentencesOf(text).map((sentence, index) => {
        const tokens = tokenize(sentence, true);
        return {
          text: sentence,
          report,
          index,
          words: countWords(sentence),
          tokens,
          bigrams: countGrams(tokens, 2),
          vector: vectorOf(tokens),
        };
      }),
    ),
  }));
}
