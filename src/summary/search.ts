/**
 * The search for a set of sentences: grown greedily, the set judged as a whole at every step, then improved by single
 * exchanges and removals.
 *
 * Cost: O(steps · candidates · words · reports), reports at most 40 and candidates at most 240.
 * @module
 */
import type { Sentence } from '../text/sentences';
import { CANDIDATES, type Candidate, candidateOf, nearlyEqual, repeats } from './candidates';
import { CONSENSUS, type Consensus, type Coverage } from './consensus';
import { areRivals, type FigureSpan } from './figures';
import { byPublication, type StoryMaterial } from './material';

/** Numbers that steer the search. */
export const EXTRACT = {
  /** Words of a summary when nothing else is asked for. */
  maxWords: 80,
  /** Candidates in all, the best on their own. */
  candidates: 240,
  /** Worth of a summary as long as it may be; one half as long has a quarter of it. */
  length: -0.08,
  /** Rounds of exchanges. */
  exchanges: 3,
  /** Most of a sentence's stems, as a share, that the sentences chosen before may hold together. */
  knownStems: 0.65,
  /** Names that a sentence needs to open the extract when it does not lead its report, and how many are tried. */
  openingNames: 2,
  openings: 4,
  /** Sentences at most that say what later reports have overtaken, where the latest is known. */
  mostSuperseded: 1,
  /** Taken off a sentence that says what later reports have overtaken, on the scale of the consensus score. */
  superseded: 0.15,
} as const;

/** A sentence of one article. */
export interface SentenceSpan extends Sentence {
  readonly articleId: string;
}

/** What an extract should be. */
export interface ExtractOptions {
  /** Most words; default 80, or no limit when `maxSentences` is given. A lone sentence may be longer where none fits. */
  readonly maxWords?: number | undefined;
  /** Most sentences. */
  readonly maxSentences?: number | undefined;
  /** At least one of the sentences at these spans is in, where there is one. */
  readonly oneOf?: readonly SentenceSpan[];
  /** Sentences beyond each report's lead that may be chosen. */
  readonly also?: readonly SentenceSpan[];
  /** Sentences that later reports have overtaken; what else their articles say counts as overtaken too. */
  readonly superseded?: readonly SentenceSpan[];
  /** Sentences with counts of the dead and the like: stale ones stay out, and of two that differ one does. */
  readonly figures?: readonly FigureSpan[];
  /** The story's names: a sentence that opens the extract leads its report or has two of them. */
  readonly names?: readonly string[];
}

/** The most words and sentences of an extract, and the words of each report's lead that it is compared with. */
export function limitsOf(options: Pick<ExtractOptions, 'maxWords' | 'maxSentences'>): {
  maxWords: number;
  maxSentences: number;
  leadWords: number;
} {
  const { maxSentences = Number.POSITIVE_INFINITY } = options;
  const fallback = options.maxSentences === undefined ? EXTRACT.maxWords : Number.POSITIVE_INFINITY;
  const maxWords = options.maxWords ?? fallback;
  const leadWords = Math.max(CONSENSUS.leadWords, Number.isFinite(maxWords) ? maxWords : 0);
  return { maxWords, maxSentences, leadWords };
}

/** One search; `run` gives the sentences chosen. */
export class Search {
  private readonly pool: readonly Candidate[];
  private readonly required: ReadonlySet<Candidate>;
  readonly superseded: ReadonlySet<Candidate>;
  private readonly figures: ReadonlyMap<Candidate, FigureSpan>;
  private shunned: ReadonlySet<Candidate> = new Set();
  private readonly maxWords: number;
  private readonly maxSentences: number;

  constructor(
    readonly consensus: Consensus,
    material: StoryMaterial,
    options: ExtractOptions,
  ) {
    const { maxWords, maxSentences } = limitsOf(options);
    this.maxWords = maxWords;
    this.maxSentences = maxSentences;
    const figuresOf = spansByArticle(options.figures);
    const figures = new Map<Candidate, FigureSpan>();
    const required = spansByArticle(options.oneOf);
    const also = spansByArticle(options.also);
    const superseded = spansByArticle(options.superseded);
    const compared = new Set(consensus.leads.map((lead) => lead.report));
    const pool: Candidate[] = [];
    const mustHave = new Set<Candidate>();
    const overtaken = new Set<Candidate>();
    for (let report = 0; report < material.reports.length; report++) {
      const { canonical, members } = material.reports[report]!;
      for (const article of members) {
        const isLead = article === canonical && compared.has(report);
        if (!isLead && !required.has(article.id) && !also.has(article.id)) continue;
        for (const sentence of consensus.cut(article).sentences) {
          const isRequired = covers(required.get(article.id), sentence);
          const isAlso = article === canonical && covers(also.get(article.id), sentence);
          if (!(isLead && sentence.index < CANDIDATES.leading) && !isRequired && !isAlso) continue;
          const candidate = candidateOf(article, report, sentence, consensus);
          pool.push(candidate);
          if (isRequired) mustHave.add(candidate);
          if (superseded.has(article.id)) overtaken.add(candidate);
          const figure = figuresOf.get(article.id)?.find((span) => covers([span], sentence));
          if (figure !== undefined) figures.set(candidate, figure);
        }
      }
    }
    // What stands beside an overtaken plan hangs on it; a report that knows the latest status tells of it as the past.
    for (const candidate of overtaken) if (required.has(candidate.article.id)) overtaken.delete(candidate);
    this.superseded = overtaken;
    this.figures = figures;
    // Of the sentences one of which must be in, plain statements.
    const fit = [...mustHave].filter((candidate) => candidate.fit);
    this.required = fit.length > 0 ? new Set(fit) : mustHave;
    const current = pool.filter((c) => figures.get(c)?.isStale !== true || this.required.has(c));
    this.pool = this.narrowed(current.some((c) => c.fit) ? current : pool);
  }

  /** Leaves out what is unfit or too long, as long as anything else is left; then the best on their own. */
  private narrowed(pool: readonly Candidate[]): Candidate[] {
    let left = pool.filter((c) => c.fit && c.words <= this.maxWords);
    if (left.length === 0) left = pool.filter((c) => c.words <= this.maxWords);
    if (left.length === 0) left = [...pool].sort((a, b) => a.words - b.words || inPlace(a, b)).slice(0, 1);
    for (const c of pool)
      if (this.required.has(c) && c.words <= this.maxWords && !left.includes(c)) left.push(c);
    if (left.length <= EXTRACT.candidates) return left;
    const alone = new Map(left.map((c) => [c, this.worth([c])]));
    return left
      .sort(
        (a, b) =>
          Number(this.required.has(b)) - Number(this.required.has(a)) || alone.get(b)! - alone.get(a)!,
      )
      .slice(0, EXTRACT.candidates);
  }

  /** @param shunned sentences to do without */
  run(shunned: ReadonlySet<Candidate> = new Set()): Candidate[] {
    this.shunned = shunned;
    let chosen: Candidate[] = [];
    const required = this.pool.filter((c) => this.required.has(c));
    const first = this.best([], required) ?? this.best([], this.pool);
    if (first !== undefined) chosen.push(first.candidate);
    let worth = first?.worth ?? Number.NEGATIVE_INFINITY;
    for (;;) {
      const next = this.best(chosen, this.pool);
      if (next === undefined || next.worth <= worth) break;
      chosen.push(next.candidate);
      worth = next.worth;
    }
    for (let round = 0; round < EXTRACT.exchanges; round++) {
      const better = this.exchanged(chosen, worth);
      if (better === undefined) break;
      chosen = better.chosen;
      worth = better.worth;
    }
    return chosen;
  }

  /** The best single exchange or removal, if it improves the set. */
  private exchanged(
    chosen: readonly Candidate[],
    worth: number,
  ): { chosen: Candidate[]; worth: number } | undefined {
    let found: { chosen: Candidate[]; worth: number } | undefined;
    const requiredInside = chosen.filter((c) => this.required.has(c)).length;
    for (const out of chosen) {
      const rest = chosen.filter((c) => c !== out);
      const isLastRequired = requiredInside === 1 && this.required.has(out);
      const pool = isLastRequired ? this.pool.filter((c) => this.required.has(c)) : this.pool;
      if (rest.length > 0 && !isLastRequired) {
        const smaller = this.worth(rest);
        if (smaller > (found?.worth ?? worth) + 1e-9) found = { chosen: rest, worth: smaller };
      }
      const next = this.best(rest, pool);
      if (next !== undefined && next.worth > (found?.worth ?? worth) + 1e-9) {
        found = { chosen: [...rest, next.candidate], worth: next.worth };
      }
    }
    return found;
  }

  /** The candidate that makes the best set with those chosen. */
  private best(
    chosen: readonly Candidate[],
    pool: readonly Candidate[],
  ): { candidate: Candidate; worth: number } | undefined {
    if (chosen.length >= this.maxSentences) return undefined;
    const coverage = this.coverageOf(chosen);
    const words = wordsOf(chosen);
    const known = new Set<number>();
    for (const { stems } of chosen) for (const stem of stems) known.add(stem);
    let best: { candidate: Candidate; worth: number } | undefined;
    for (const candidate of pool) {
      if (this.shunned.has(candidate) || this.contradicts(chosen, candidate)) continue;
      if (words + candidate.words > this.maxWords && (chosen.length > 0 || pool.length > 1)) continue;
      if (
        chosen.some((c) => c === candidate || repeats(c, candidate) || nearlyEqual(c.stems, candidate.stems))
      )
        continue;
      if (knownShare(candidate, known) > EXTRACT.knownStems) continue;
      const worth = coverage.scoreWith(candidate.reading) + this.priorOf([...chosen, candidate]);
      if (
        best === undefined ||
        worth > best.worth + 1e-9 ||
        (worth > best.worth - 1e-9 && inPlace(candidate, best.candidate) < 0)
      ) {
        best = { candidate, worth };
      }
    }
    return best;
  }

  /** Whether the sentence brings one plan too many, or a count other than a sentence chosen. */
  private contradicts(chosen: readonly Candidate[], candidate: Candidate): boolean {
    if (this.required.size > 0 && this.superseded.has(candidate)) {
      const plans = chosen.filter((c) => this.superseded.has(c));
      if (plans.length >= EXTRACT.mostSuperseded) return true;
    }
    const figure = this.figures.get(candidate);
    if (figure === undefined) return false;
    return chosen.some((c) => areRivals(this.figures.get(c)?.values ?? new Map(), figure.values));
  }

  worth(chosen: readonly Candidate[]): number {
    const last = chosen[chosen.length - 1]!;
    return this.coverageOf(chosen.slice(0, -1)).scoreWith(last.reading) + this.priorOf(chosen);
  }

  private coverageOf(chosen: readonly Candidate[]): Coverage {
    const coverage = this.consensus.coverage();
    for (const candidate of chosen) coverage.add(candidate.reading);
    return coverage;
  }

  /** Mean prior by words, less what the length costs. */
  private priorOf(chosen: readonly Candidate[]): number {
    let sum = 0;
    for (const c of chosen) {
      const resolved =
        c.leaning < 0 && chosen.some((d) => d.article === c.article && d.index === c.index - 1);
      const prior = c.prior - (resolved ? c.leaning : 0) - (this.superseded.has(c) ? EXTRACT.superseded : 0);
      sum += prior * c.words;
    }
    const words = wordsOf(chosen);
    const full = Number.isFinite(this.maxWords) ? words / this.maxWords : 0;
    return sum / Math.max(1, words) + EXTRACT.length * full * full;
  }
}

/** Share of a sentence's stems that are known already. */
function knownShare(candidate: Candidate, known: ReadonlySet<number>): number {
  let shared = 0;
  for (const stem of candidate.stems) if (known.has(stem)) shared++;
  return candidate.stems.size === 0 ? 0 : shared / candidate.stems.size;
}

function wordsOf(chosen: readonly Candidate[]): number {
  let words = 0;
  for (const candidate of chosen) words += candidate.words;
  return words;
}

function inPlace(a: Candidate, b: Candidate): number {
  return a.report - b.report || byPublication(a.article, b.article) || a.start - b.start;
}

function spansByArticle<Span extends SentenceSpan>(spans: readonly Span[] | undefined): Map<string, Span[]> {
  const byArticle = new Map<string, Span[]>();
  for (const span of spans ?? []) {
    const list = byArticle.get(span.articleId);
    if (list === undefined) byArticle.set(span.articleId, [span]);
    else list.push(span);
  }
  return byArticle;
}

/** Whether one of the spans lies in the sentence, by its middle. */
function covers(spans: readonly SentenceSpan[] | undefined, sentence: Sentence): boolean {
  if (spans === undefined) return false;
  return spans.some(({ start, end }) => {
    const middle = (start + end) / 2;
    return middle >= sentence.start && middle < sentence.end;
  });
}
