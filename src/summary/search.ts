/**
 * The search for a set of sentences: grown greedily, the set judged as a whole at every step, then improved by single
 * exchanges and removals.
 *
 * Cost: O(steps · candidates · words · reports), reports at most 40 and candidates at most 240.
 * @module
 */
import { CANDIDATES, Candidate, inPlace, keyOf, precedes, wordsOf } from './candidates';
import { CONSENSUS, type Consensus, type Coverage } from './consensus';
import { type FigureSpan, haveRivalValues } from './figures';
import type { StoryMaterial } from './material';
import { Overlaps } from './overlaps';
import { covers, type SentenceSpan, spansByArticle } from './spans';

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

export type { SentenceSpan };

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

/** What is known of adding one more sentence to a list of them, by candidate. */
interface Step {
  /** Worth of the sets; not a number where that was not asked for yet. */
  readonly worths: Float64Array;
  /** See {@link Overlaps.clashesWith}. */
  clashes: Uint8Array | undefined;
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
  /** Candidates in all, fit or not. */
  private readonly candidates: number;
  /** By a list of sentences chosen, what is known of it: exchanges come by the same ones again. */
  private readonly steps = new Map<string, Step>();
  /** The list whose coverage was asked for last. */
  private covered: { readonly by: string; readonly coverage: Coverage } | undefined;
  private readonly overlaps: Overlaps;

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
        const requiredHere = required.get(article.id);
        const alsoHere = article === canonical ? also.get(article.id) : undefined;
        if (!isLead && requiredHere === undefined && alsoHere === undefined) continue;
        for (const sentence of consensus.cut(article).sentences) {
          const isLeading = isLead && sentence.index < CANDIDATES.leading;
          if (!isLeading && requiredHere === undefined && alsoHere === undefined) break;
          const isRequired = covers(requiredHere, sentence);
          if (!isLeading && !isRequired && !covers(alsoHere, sentence)) continue;
          const candidate = new Candidate(article, report, pool.length, sentence, consensus);
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
    this.candidates = pool.length;
    // Of the sentences one of which must be in, plain statements.
    const fit = [...mustHave].filter((candidate) => candidate.fit);
    this.required = fit.length > 0 ? new Set(fit) : mustHave;
    const current = pool.filter((c) => figures.get(c)?.isStale !== true || this.required.has(c));
    this.pool = this.narrowed(current.some((c) => c.fit) ? current : pool);
    this.overlaps = new Overlaps(this.pool, pool.length, EXTRACT.knownStems, consensus.vocabulary);
  }

  /** Leaves out what is unfit or too long, as long as anything else is left; then the best on their own. */
  private narrowed(pool: readonly Candidate[]): Candidate[] {
    let left = pool.filter((c) => c.fit && c.words <= this.maxWords);
    if (left.length === 0) left = pool.filter((c) => c.words <= this.maxWords);
    if (left.length === 0) left = [...pool].sort((a, b) => a.words - b.words || inPlace(a, b)).slice(0, 1);
    for (const c of pool)
      if (this.required.has(c) && c.words <= this.maxWords && !left.includes(c)) left.push(c);
    if (left.length <= EXTRACT.candidates) return left;
    return left
      .sort(
        (a, b) =>
          Number(this.required.has(b)) - Number(this.required.has(a)) || this.worth([b]) - this.worth([a]),
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
    const words = wordsOf(chosen);
    const key = keyOf(chosen);
    const step = this.stepFrom(key);
    step.clashes ??= this.overlaps.clashesWith(chosen);
    const { clashes, worths } = step;
    let best: { candidate: Candidate; worth: number } | undefined;
    for (const candidate of pool) {
      if (clashes[candidate.at] === 1 || this.shunned.has(candidate)) continue;
      if (words + candidate.words > this.maxWords && (chosen.length > 0 || pool.length > 1)) continue;
      if (this.contradicts(chosen, candidate)) continue;
      const worth = this.worthWith(chosen, candidate, key, worths);
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
    return chosen.some((c) => haveRivalValues(this.figures.get(c)?.values ?? new Map(), figure.values));
  }

  worth(chosen: readonly Candidate[]): number {
    const before = chosen.slice(0, -1);
    const key = keyOf(before);
    return this.worthWith(before, chosen[chosen.length - 1]!, key, this.stepFrom(key).worths);
  }

  private stepFrom(key: string): Step {
    let step = this.steps.get(key);
    if (step === undefined) {
      step = { worths: new Float64Array(this.candidates).fill(Number.NaN), clashes: undefined };
      this.steps.set(key, step);
    }
    return step;
  }

  private worthWith(
    chosen: readonly Candidate[],
    candidate: Candidate,
    key: string,
    worths: Float64Array,
  ): number {
    const known = worths[candidate.at]!;
    if (!Number.isNaN(known)) return known;
    const coverage = this.coverageOf(chosen, key);
    const worth = coverage.scoreWith(candidate.reading) + this.priorOf(chosen, candidate);
    worths[candidate.at] = worth;
    return worth;
  }

  private coverageOf(chosen: readonly Candidate[], key: string): Coverage {
    if (this.covered?.by === key) return this.covered.coverage;
    const coverage = this.consensus.coverage();
    for (const candidate of chosen) coverage.add(candidate.reading);
    this.covered = { by: key, coverage };
    return coverage;
  }

  /** Mean prior by words, less what the length costs. */
  private priorOf(chosen: readonly Candidate[], last: Candidate): number {
    let sum = 0;
    let words = 0;
    for (let i = 0; i <= chosen.length; i++) {
      const c = chosen[i] ?? last;
      const { leaning } = c;
      const resolved = leaning < 0 && (precedes(last, c) || chosen.some((d) => precedes(d, c)));
      const prior = c.prior - (resolved ? leaning : 0) - (this.superseded.has(c) ? EXTRACT.superseded : 0);
      sum += prior * c.words;
      words += c.words;
    }
    const full = Number.isFinite(this.maxWords) ? words / this.maxWords : 0;
    return sum / Math.max(1, words) + EXTRACT.length * full * full;
  }
}
