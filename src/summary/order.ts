/**
 * The order of an extract's sentences: the main point first, then the rest as it happened.
 *
 * The opening is a sentence that stands on its own (no "he", "the move", "meanwhile"; names in full where the extract has
 * them), best one that tells the latest status or number, else the one that shares most with the reports. Behind it come the
 * others by the day they tell of, then by publication, then by place in the text, and last what was before the event; a sentence that leans on the one before it
 * in its report stays behind it.
 *
 * Cost: O(n²) in sentences of the extract.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { DAY_MS } from '../dates/calendar';
import { Candidate } from './candidates';
import type { Consensus } from './consensus';
import { byPublication, type StoryMaterial } from './material';
import { dayOf, newsDay } from './news-day';
import type { SentenceSpan } from './search';
import type { SummarySentence } from './story';

/** What makes an opening, on the scale of the consensus score (0 to 1). */
export const ORDER = {
  /** Tells the latest status or number. */
  latest: 0.6,
  /** Opens its report. */
  lead: 0.1,
  /** Leans on what went before. */
  leaning: -0.6,
  /** Starts with "The" and nouns that name nobody. */
  unnamed: -0.4,
  /** Has a name's last word where another sentence has it in full. */
  shortened: -0.2,
  /** Tells what was overtaken, or what was before the event. */
  superseded: -0.8,
  /** A quotation comes first. */
  quoting: -0.1,
  /** Of a day before the news. */
  older: -0.1,
  /** Tells by "had been" what was before. */
  pluperfect: -0.4,
  /** Code units of a sentence in which its main verb is looked for. */
  mainUnits: 60,
  /** Words of a subject that may be unnamed. */
  subjectWords: 5,
} as const;

/** What the order goes by, beside the sentences. */
export interface OrderOptions {
  /** Sentences that tell the latest status or number. */
  readonly latest?: readonly SentenceSpan[];
  /** Sentences that later reports have overtaken. */
  readonly superseded?: readonly SentenceSpan[];
  /** Sentences that tell of what was before the event. */
  readonly background?: readonly SentenceSpan[];
  /** The story's names, in full. */
  readonly names?: readonly string[];
  /** What each of the sentences was among the candidates, where that is known. */
  readonly candidates?: readonly Candidate[];
  /** The instant that a sentence tells of, where it names a day; its day counts, and that of publication elsewhere. */
  readonly dayOf?: (sentence: SummarySentence) => number | undefined;
}

interface Placed {
  readonly sentence: SummarySentence;
  readonly candidate: Candidate;
  readonly worth: number;
  readonly isSuperseded: boolean;
  readonly isBackground: boolean;
  readonly day: number | undefined;
}

/** Puts the sentences of an extract into reading order. */
export function orderSentences(
  sentences: readonly SummarySentence[],
  material: StoryMaterial,
  consensus: Consensus,
  options: OrderOptions = {},
): SummarySentence[] {
  if (sentences.length < 2) return [...sentences];
  const { candidates } = options;
  const nothing = consensus.coverage();
  const newest = newsDay(material) ?? Number.NEGATIVE_INFINITY;
  const placed = sentences.map((sentence, i) => {
    const candidate = candidates?.[i] ?? candidateOf(sentence, material, consensus);
    return place(sentence, candidate, sentences, nothing.scoreWith(candidate.reading), newest, options);
  });
  const opening = placed.reduce((best, one) => (one.worth > best.worth + 1e-9 ? one : best));
  const best = new Map<CheckedArticle, number>();
  for (const { candidate, worth } of placed) {
    best.set(candidate.article, Math.max(worth, best.get(candidate.article) ?? worth));
  }
  // Where no dates tell, the report that opens goes on, and the one that says most comes next.
  best.set(opening.candidate.article, Number.POSITIVE_INFINITY);
  const rest = placed
    .filter((one) => one !== opening)
    .sort((a, b) => chronological(a, b) || byReport(a, b, best));
  const leant = settled([opening, ...rest]).map(({ sentence }) => sentence);
  return introduced(leant, options.names ?? []);
}

function candidateOf(
  { articleId, start, end }: SummarySentence,
  material: StoryMaterial,
  consensus: Consensus,
): Candidate {
  const { article, report } = whereabouts(articleId, material);
  const middle = (start + end) / 2;
  const cut = consensus.cut(article).sentences.find((one) => middle >= one.start && middle < one.end)!;
  return new Candidate(article, report, 0, cut, consensus);
}

/**
 * @param score of the sentence by what it shares with the reports
 * @param newest the day of the news
 */
function place(
  sentence: SummarySentence,
  candidate: Candidate,
  all: readonly SummarySentence[],
  score: number,
  newest: number,
  options: OrderOptions,
): Placed {
  const isSuperseded = isAmong(sentence, options.superseded);
  const told = options.dayOf?.(sentence);
  const instant = told ?? candidate.article.time;
  const day = instant === undefined ? undefined : Math.floor(instant / DAY_MS);
  // A lead, or a sentence with a day of its own, may name an older date beside its news.
  const isBackground = candidate.index > 0 && told === undefined && isAmong(sentence, options.background);
  const worth =
    score +
    candidate.prior +
    (isAmong(sentence, options.latest) ? ORDER.latest : 0) +
    (candidate.index === 0 ? ORDER.lead : 0) +
    (candidate.leaning < 0 ? ORDER.leaning : 0) +
    (isUnnamed(sentence.text) ? ORDER.unnamed : 0) +
    (introductionOf(sentence, all, options.names ?? []) === undefined ? 0 : ORDER.shortened) +
    (isSuperseded || isBackground ? ORDER.superseded : 0) +
    ((dayOf(candidate.article) ?? newest) < newest ? ORDER.older : 0) +
    (isPluperfect(sentence.text.slice(0, ORDER.mainUnits)) ? ORDER.pluperfect : 0) +
    (/^["“«']/.test(sentence.text) ? ORDER.quoting : 0);
  return { sentence, candidate, worth, isSuperseded, isBackground, day };
}

function whereabouts(id: string, material: StoryMaterial): { article: CheckedArticle; report: number } {
  for (let report = 0; report < material.reports.length; report++) {
    for (const article of material.reports[report]!.members)
      if (article.id === id) return { article, report };
  }
  throw new Error(`no article ${id}`);
}

export function isAmong(
  { articleId, start, end }: SummarySentence,
  spans: readonly SentenceSpan[] | undefined,
): boolean {
  const middle = (start + end) / 2;
  return (spans ?? []).some((span) => {
    if (span.articleId !== articleId) return false;
    const other = (span.start + span.end) / 2;
    return (middle >= span.start && middle < span.end) || (other >= start && other < end);
  });
}

/** A main verb in the pluperfect; of a relative clause ("who had been missing ... was found") it is none. */
const PLUPERFECT =
  /^(?:(?!\b(?:who|which|that|whose|where|after|was|were|has|have|is|are)\b)[^,])*\bhad (?:been|[a-z]{2,20}(?:ed|en)) /;

function isPluperfect(text: string): boolean {
  return text.includes('had ') && PLUPERFECT.test(text);
}

/** "The social media company will": a definite noun that the reader has not met. */
function isUnnamed(text: string): boolean {
  if (!/^The \p{Ll}/u.test(text.slice(0, 6))) return false;
  const words = text.slice(4, 120).split(' ').slice(0, ORDER.subjectWords);
  return !words.some((word) => /^[\p{Lu}\d$]/u.test(word) || BOUND.test(word));
}

/** What tells the reader which one: "the number of", "the man who". */
const BOUND = /^(?:of|from|in|for|that|who|which|whose|between|to|on|at|by|with)$/;

/** The first other sentence that has a name in full of which this one has but the last word: "Lavrov" and "Sergei Lavrov". */
function introductionOf<T extends { readonly text: string }>(
  { text }: { readonly text: string },
  all: readonly T[],
  names: readonly string[],
): T | undefined {
  for (const name of names) {
    const last = name.slice(name.lastIndexOf(' ') + 1);
    if (last === name || text.includes(name) || !hasWord(text, last)) continue;
    const found = all.find((other) => other.text !== text && other.text.includes(name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a word stands in a text with no letter on either side. */
function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at >= 0 && !LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + word.length));
}

const LETTER = /\p{L}/u;

/** What was overtaken first, background last; between them by day, those without one last. */
function chronological(a: Placed, b: Placed): number {
  const bySuccession =
    Number(b.isSuperseded) - Number(a.isSuperseded) || Number(a.isBackground) - Number(b.isBackground);
  if (bySuccession !== 0 || (a.day === undefined && b.day === undefined)) return bySuccession;
  if (a.day === undefined || b.day === undefined) return a.day === undefined ? 1 : -1;
  return a.day - b.day;
}

function byReport(a: Placed, b: Placed, best: ReadonlyMap<CheckedArticle, number>): number {
  const { article } = a.candidate;
  const { article: other } = b.candidate;
  if (article === other) return a.candidate.start - b.candidate.start;
  if (article.time !== undefined || other.time !== undefined) return byPublication(article, other);
  return best.get(other)! - best.get(article)! || byPublication(article, other);
}

/** Moves sentences that lean on the one before them in their report right behind it. */
function settled(order: Placed[]): Placed[] {
  const result = [...order];
  for (const one of order) {
    if (one.candidate.leaning >= 0 || result[0] === one) continue;
    const before = result.find(
      ({ candidate }) =>
        candidate.article === one.candidate.article && candidate.index === one.candidate.index - 1,
    );
    if (before === undefined) continue;
    result.splice(result.indexOf(one), 1);
    result.splice(result.indexOf(before) + 1, 0, one);
  }
  return result;
}

/** Moves sentences with a name's last word behind the one that has it in full. */
function introduced(order: readonly SummarySentence[], names: readonly string[]): SummarySentence[] {
  const result = [...order];
  for (const one of order.slice(1)) {
    const full = introductionOf(one, order, names);
    const from = result.indexOf(one);
    const to = full === undefined ? -1 : result.indexOf(full);
    if (to < from) continue;
    result.splice(from, 1);
    result.splice(to, 0, one);
  }
  return result;
}
