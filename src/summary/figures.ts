/**
 * Counts that reports of one event put forward one after another ("12 dead", "toll climbs to 310"): which of them a
 * later report has overtaken. Two sentences or titles count the same when they give a number of the same kind and share
 * words beside it; of dated reports the latest published wins, and of undated ones none.
 *
 * Cost: O(n) in code units of titles and leading sentences.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import type { Sentence } from '../text/sentences';
import { CANDIDATES, stemsOf } from './candidates';
import type { Consensus } from './consensus';
import { cutText } from './cut';

/** Numbers that steer what counts the same. */
export const FIGURES = {
  /** Words that two sentences with figures share, beside those of the count, to be about one event. */
  sharedStems: 2,
  /** Most words from a number to the word behind it that says what it counts. */
  wordsBehind: 5,
  /** Most words from "toll" to its number. */
  wordsFromToll: 10,
} as const;

/** Numbers by what they count. */
type Values = ReadonlyMap<string, ReadonlySet<number>>;

/** A sentence with figures. */
export interface FigureSpan extends Sentence {
  readonly articleId: string;
  readonly values: Values;
  /** A later report gives another number. */
  readonly isStale: boolean;
}

/** The figures of a story. */
export interface Figures {
  readonly spans: readonly FigureSpan[];
  /** Articles whose titles give a number that was overtaken. */
  readonly staleTitles: ReadonlySet<string>;
  /** Sentences with the latest number, where an earlier one was overtaken. */
  readonly latest: readonly FigureSpan[];
}

interface Frame {
  readonly article: CheckedArticle;
  /** Absent for a title. */
  readonly span?: { readonly start: number; readonly end: number };
  readonly values: Values;
  readonly stems: ReadonlySet<number>;
}

/** Finds the figures of a story's articles. */
export function readFigures(articles: readonly CheckedArticle[], consensus: Consensus): Figures {
  const known = stemsOf(cutText([...KINDS.keys(), 'people persons'].join(' ')));
  const frames: Frame[] = [];
  const add = (article: CheckedArticle, text: string, span?: Frame['span']): void => {
    const values = valuesOf(text);
    if (values.size === 0) return;
    const stems = new Set([...stemsOf(cutText(text))].filter((stem) => !known.has(stem)));
    frames.push(span === undefined ? { article, values, stems } : { article, span, values, stems });
  };
  for (const article of articles) {
    add(article, article.title.slice(0, CANDIDATES.sentenceUnits));
    for (const { index, start, end } of consensus.cut(article).sentences) {
      if (index >= CANDIDATES.leading) break;
      add(article, article.text.slice(start, Math.min(end, start + CANDIDATES.sentenceUnits)), {
        start,
        end,
      });
    }
  }
  const winners = latestByKind(frames);
  const spans: FigureSpan[] = [];
  const staleTitles = new Set<string>();
  const overtaking = new Set<string>();
  for (const { article, span, values, stems } of frames) {
    const beatenIn = [...values.keys()].filter((kind) => {
      const winner = winners.get(kind)!;
      if (article.time === undefined || winner.time === undefined || article.time >= winner.time)
        return false;
      return isDisjoint(values.get(kind)!, winner.values) && sharesWords(stems, winner.stems);
    });
    for (const kind of beatenIn) overtaking.add(kind);
    const isStale = beatenIn.length > 0;
    if (span !== undefined) spans.push({ articleId: article.id, ...span, values, isStale });
    else if (isStale) staleTitles.add(article.id);
  }
  const latest = spans.filter(({ articleId, isStale, values }) => {
    if (isStale) return false;
    return [...values.keys()].some((kind) => overtaking.has(kind) && winners.get(kind)!.ids.has(articleId));
  });
  return { spans, staleTitles, latest };
}

/** Whether two sentences give numbers of one kind that have nothing in common. */
export function areRivals(a: Values, b: Values): boolean {
  for (const [kind, values] of a) {
    const others = b.get(kind);
    if (others !== undefined && isDisjoint(values, others)) return true;
  }
  return false;
}

interface Winner {
  readonly time: number | undefined;
  readonly ids: Set<string>;
  readonly values: Set<number>;
  readonly stems: Set<number>;
}

/** For each kind, all that the articles published last say of it. */
function latestByKind(frames: readonly Frame[]): Map<string, Winner> {
  const winners = new Map<string, Winner>();
  for (const { article, values, stems } of frames) {
    const time = article.time ?? Number.NEGATIVE_INFINITY;
    for (const [kind, numbers] of values) {
      let winner = winners.get(kind);
      if (winner === undefined || time > (winner.time ?? Number.NEGATIVE_INFINITY)) {
        winner = { time: article.time, ids: new Set(), values: new Set(), stems: new Set() };
        winners.set(kind, winner);
      } else if (time < (winner.time ?? Number.NEGATIVE_INFINITY)) continue;
      winner.ids.add(article.id);
      for (const number of numbers) winner.values.add(number);
      for (const stem of stems) winner.stems.add(stem);
    }
  }
  return winners;
}

function isDisjoint(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const value of a) if (b.has(value)) return false;
  return true;
}

function sharesWords(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const enough = Math.min(FIGURES.sharedStems, a.size, b.size);
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  return shared >= Math.max(1, enough);
}

const kinds = (kind: string, words: string): [string, string][] =>
  words.split(' ').map((word) => [word, kind]);
/** What each word counts. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ...kinds('dead', 'dead killed kill kills killing died die dies deaths fatalities lives perished toll'),
  ...kinds('injured', 'injured injure injures injuring injuries wounded wounds wounding hurt'),
  ...kinds('missing', 'missing'),
  ...kinds('displaced', 'displaced displaces evacuated evacuates homeless'),
  ...kinds('arrested', 'arrested arrests detained detains'),
  ...kinds('cases', 'cases infections infected'),
]);
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  'two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, i + 2]),
);
/** Words between "kills" and its number. */
const HEDGES = new Set(
  'at least more than nearly about over some around up to now almost as many another'.split(' '),
);
const LEVELS = new Set('to at now past'.split(' '));
/** Words between which a number does not look for what it counts. */
const STOPS = new Set(
  ', ; and with while but hours hour days day weeks week months month years year minutes percent km miles'.split(
    ' ',
  ),
);
// Numbers with thousands separated, decimals, words, and the marks that part clauses.
const TOKEN = /\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,12}(?:\.\d{1,6})?|\p{L}+|[,;]/gu;

/** What nearly every sentence lacks one of. */
const SOME_NUMBER = new RegExp(`\\d|${[...NUMBER_WORDS.keys()].join('|')}`, 'iu');
const SOME_KIND = new RegExp([...KINDS.keys()].join('|'), 'iu');

/** The figures of one sentence; none where a year is named, which is the mark of background. */
function valuesOf(text: string): Values {
  const values = new Map<string, Set<number>>();
  if (!SOME_NUMBER.test(text) || !SOME_KIND.test(text)) return values;
  const tokens = (text.match(TOKEN) ?? []).map((token) => token.toLowerCase());
  if (tokens.some((token) => /^(?:19|20)\d\d$/.test(token))) return values;
  for (let i = 0; i < tokens.length; i++) {
    const number = numberOf(tokens[i]!);
    if (number === undefined) continue;
    const kind = kindBehind(tokens, i) ?? kindBefore(tokens, i);
    if (kind === undefined) continue;
    const known = values.get(kind);
    if (known === undefined) values.set(kind, new Set([number]));
    else known.add(number);
  }
  return values;
}

function numberOf(token: string): number | undefined {
  if (!/^\d/.test(token)) return NUMBER_WORDS.get(token);
  return token.includes('.') ? undefined : Number(token.replaceAll(',', ''));
}

/** "12 people were killed", "85 dead" */
function kindBehind(tokens: readonly string[], i: number): string | undefined {
  for (let k = i + 1; k < Math.min(tokens.length, i + 1 + FIGURES.wordsBehind); k++) {
    const token = tokens[k]!;
    if (STOPS.has(token) || numberOf(token) !== undefined) return undefined;
    if (token !== 'toll' && KINDS.has(token)) return KINDS.get(token);
  }
  return undefined;
}

/** "kills at least 12", "toll of the quake has climbed to 310" */
function kindBefore(tokens: readonly string[], i: number): string | undefined {
  // "the number of dead rose to 402"
  const isLevel = LEVELS.has(tokens[i - 1] ?? '');
  let isDirect = true;
  for (let k = i - 1; k >= Math.max(0, i - FIGURES.wordsFromToll); k--) {
    const token = tokens[k]!;
    if (token === 'toll') return KINDS.get(token);
    if ((isDirect || isLevel) && KINDS.has(token)) return KINDS.get(token);
    if (token === ';' || (token !== 'from' && numberOf(token) !== undefined)) return undefined;
    isDirect &&= HEDGES.has(token);
  }
  return undefined;
}
