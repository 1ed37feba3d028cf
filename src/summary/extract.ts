/**
 * The extract: the few sentences of a story's reports that together say most of what the reports agree on.
 *
 * A set of sentences is worth its consensus score (see `consensus`) plus the worth of its sentences' place and form. The
 * set is grown greedily, judged as a whole at every step (summary-level selection, Rossiello, Basile and Semeraro 2017,
 * ACL W17-1003; Zhong et al. 2020, arXiv 2004.08795), then improved by single exchanges. Nothing is rewritten: every
 * sentence is verbatim at its offsets.
 *
 * Cost: O(steps · candidates · words · reports), reports at most 40 and candidates at most 240.
 * @module
 */
import { type Candidate, fewestShared, nearlyEqual, stemsOf } from './candidates';
import { Consensus } from './consensus';
import { byPublication, type StoryMaterial } from './material';
import { EXTRACT, type ExtractOptions, limitsOf, Search } from './search';
import type { SummarySentence } from './story';

/** The sentences of a summary. */
export interface Extract {
  readonly sentences: readonly SummarySentence[];
  /** What each of them was among the candidates. */
  readonly candidates: readonly Candidate[];
}

/** The sentences that {@link chooseExtract} chooses. */
export function chooseSentences(
  material: StoryMaterial,
  options: ExtractOptions = {},
  consensus?: Consensus,
): readonly SummarySentence[] {
  return chooseExtract(material, options, consensus).sentences;
}

/** Chooses the sentences of a summary; empty only when no report has a sentence. */
export function chooseExtract(
  material: StoryMaterial,
  options: ExtractOptions = {},
  consensus?: Consensus,
): Extract {
  const view = consensus ?? new Consensus(material, limitsOf(options).leadWords);
  const search = new Search(view, material, options);
  const chosen = wellOpened(search, options.names);
  const support = supportOf(chosen, material, view);
  const sentences = chosen.map(({ article, start, end }, i) => ({
    text: article.text.slice(start, end),
    articleId: article.id,
    start,
    end,
    support: support[i]!,
  }));
  return { sentences, candidates: chosen };
}

/**
 * The sentences in reading order, the first of them a report's lead or one that says whom it is about; what the search
 * finds first when no other choice does better.
 */
function wellOpened(search: Search, names: readonly string[] | undefined): Candidate[] {
  const opens = (candidate: Candidate): boolean => {
    if (names === undefined || names.length < EXTRACT.openingNames) return true;
    if (candidate.leaning !== 0) return false;
    if (candidate.index === 0) return true;
    const text = candidate.article.text.slice(candidate.start, candidate.end);
    return namesIn(text, names) >= EXTRACT.openingNames;
  };
  const found = inReadingOrder(search.run(), search, opens);
  const shunned = new Set<Candidate>();
  let chosen = found;
  for (let tries = 0; tries < EXTRACT.openings && chosen.length > 0; tries++) {
    if (opens(chosen[0]!)) return chosen;
    shunned.add(chosen[0]!);
    chosen = inReadingOrder(search.run(shunned), search, opens);
  }
  return found;
}

/** How many of the names stand in a text, in full or by their last word. */
function namesIn(text: string, names: readonly string[]): number {
  let count = 0;
  for (const name of names) {
    if (text.includes(name) || text.includes(name.slice(name.lastIndexOf(' ') + 1))) count++;
  }
  return count;
}

/**
 * Publication order of the reports, then place in the text. Undated reports come last: those that later ones have
 * overtaken first, then those that can open the extract, then by what their best sentence is worth alone.
 */
function inReadingOrder(
  chosen: readonly Candidate[],
  search: Search,
  opens: (candidate: Candidate) => boolean,
): Candidate[] {
  const rank = new Map<string, { overtaken: boolean; opens: boolean; worth: number }>();
  for (const candidate of [...chosen].sort((a, b) => a.start - b.start)) {
    const known = rank.get(candidate.article.id);
    const worth = search.worth([candidate]);
    const overtaken = search.superseded.has(candidate);
    rank.set(candidate.article.id, {
      overtaken: overtaken || (known?.overtaken ?? false),
      opens: known?.opens ?? opens(candidate),
      worth: Math.max(worth, known?.worth ?? worth),
    });
  }
  return [...chosen].sort((a, b) => {
    if (a.article === b.article) return a.start - b.start;
    if (a.article.time !== undefined || b.article.time !== undefined)
      return byPublication(a.article, b.article);
    const [ra, rb] = [rank.get(a.article.id)!, rank.get(b.article.id)!];
    if (ra.overtaken !== rb.overtaken) return ra.overtaken ? -1 : 1;
    if (ra.opens !== rb.opens) return ra.opens ? -1 : 1;
    return rb.worth - ra.worth || byPublication(a.article, b.article);
  });
}

/** A stem of sentences chosen. */
interface KnownStem {
  /** Positions of the sentences that have it. */
  readonly sentences: number[];
  /** Number of the last sentence that was found to have it too. */
  last: number;
}

/** Slots of the filter through which the many stems of other sentences are looked up; a power of two. */
const SLOTS = 4096;

/**
 * For each sentence chosen the publishers that carry it or one nearly equal to it, each independent report of an unknown one
 * for itself.
 */
function supportOf(chosen: readonly Candidate[], material: StoryMaterial, consensus: Consensus): number[] {
  if (material.reports.length === 1) return chosen.map(() => 1);
  const voices = chosen.map(() => new Set<string | number>());
  const stemsOfChosen = chosen.map((candidate) => candidate.stems());
  const known = new Map<number, KnownStem>();
  const filter = new Uint8Array(SLOTS);
  for (const [i, stems] of stemsOfChosen.entries()) {
    for (const stem of stems) {
      const entry = known.get(stem);
      if (entry === undefined) known.set(stem, { sentences: [i], last: -1 });
      else entry.sentences.push(i);
      filter[stem & (SLOTS - 1)] = 1;
    }
  }
  const shared = new Int32Array(chosen.length);
  let number = 0;
  for (let report = 0; report < material.reports.length; report++) {
    const { canonical } = material.reports[report]!;
    const voice = canonical.source === '' ? report : canonical.source;
    for (let i = 0; i < chosen.length; i++) if (chosen[i]!.report === report) voices[i]!.add(voice);
    if (voices.every((all) => all.has(voice))) continue;
    for (const sentence of consensus.cut(canonical).sentences) {
      const { terms, fromTerm, toTerm } = sentence;
      const { hashes } = terms;
      shared.fill(0);
      number++;
      let most = 0;
      for (let at = fromTerm; at < toTerm; at++) {
        const stem = hashes[at]!;
        if (filter[stem & (SLOTS - 1)] === 0) continue;
        const entry = known.get(stem);
        if (entry === undefined || entry.last === number) continue;
        entry.last = number;
        for (const i of entry.sentences) most = Math.max(most, ++shared[i]!);
      }
      if (most === 0) continue;
      let size = -1;
      for (let i = 0; i < chosen.length; i++) {
        const own = stemsOfChosen[i]!.size;
        if (voices[i]!.has(voice) || shared[i]! < fewestShared(own)) continue;
        if (size < 0) size = stemsOf(sentence).size;
        if (nearlyEqual(shared[i]!, own, size)) voices[i]!.add(voice);
      }
    }
  }
  return voices.map((all) => all.size);
}
