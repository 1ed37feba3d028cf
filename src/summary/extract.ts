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
import { type Candidate, nearlyEqual, stemsOf } from './candidates';
import { Consensus } from './consensus';
import { byPublication, type StoryMaterial } from './material';
import { EXTRACT, type ExtractOptions, limitsOf, Search } from './search';
import type { SummarySentence } from './story';

/** Chooses the sentences of a summary; empty only when no report has a sentence. */
export function chooseSentences(
  material: StoryMaterial,
  options: ExtractOptions = {},
  consensus?: Consensus,
): SummarySentence[] {
  const view = consensus ?? new Consensus(material, limitsOf(options).leadWords);
  const search = new Search(view, material, options);
  return wellOpened(search, options.names).map((candidate) => ({
    text: candidate.article.text.slice(candidate.start, candidate.end),
    articleId: candidate.article.id,
    start: candidate.start,
    end: candidate.end,
    support: supportOf(candidate, material, view),
  }));
}

/**
 * The sentences in reading order, the first of them a report's lead or one that says whom it is about; what the search
 * finds first when no other choice does better.
 */
function wellOpened(search: Search, names: readonly string[] | undefined): Candidate[] {
  const found = inReadingOrder(search.run(), search);
  if (names === undefined || names.length < EXTRACT.openingNames) return found;
  const shunned = new Set<Candidate>();
  let chosen = found;
  for (let tries = 0; tries < EXTRACT.openings && chosen.length > 0; tries++) {
    const opening = chosen[0]!;
    const text = opening.article.text.slice(opening.start, opening.end);
    if (opening.leaning === 0 && (opening.index === 0 || namesIn(text, names) >= EXTRACT.openingNames)) {
      return chosen;
    }
    shunned.add(opening);
    chosen = inReadingOrder(search.run(shunned), search);
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
 * overtaken first, then by what their best sentence is worth alone.
 */
function inReadingOrder(chosen: readonly Candidate[], search: Search): Candidate[] {
  const rank = new Map<string, { overtaken: boolean; worth: number }>();
  for (const candidate of chosen) {
    const known = rank.get(candidate.article.id);
    const worth = search.worth([candidate]);
    const overtaken = search.superseded.has(candidate);
    rank.set(candidate.article.id, {
      overtaken: overtaken || (known?.overtaken ?? false),
      worth: Math.max(worth, known?.worth ?? worth),
    });
  }
  return [...chosen].sort((a, b) => {
    if (a.article === b.article) return a.start - b.start;
    if (a.article.time !== undefined || b.article.time !== undefined)
      return byPublication(a.article, b.article);
    const [ra, rb] = [rank.get(a.article.id)!, rank.get(b.article.id)!];
    if (ra.overtaken !== rb.overtaken) return ra.overtaken ? -1 : 1;
    return rb.worth - ra.worth || byPublication(a.article, b.article);
  });
}

/** Publishers that carry the sentence or one nearly equal to it, each independent report of an unknown one for itself. */
function supportOf(candidate: Candidate, material: StoryMaterial, consensus: Consensus): number {
  const voices = new Set<string | number>();
  for (let report = 0; report < material.reports.length; report++) {
    const { canonical } = material.reports[report]!;
    const { sentences } = consensus.cut(canonical);
    const carries = sentences.some((sentence) => nearlyEqual(candidate.stems, stemsOf(sentence)));
    if (report === candidate.report || carries)
      voices.add(canonical.source === '' ? report : canonical.source);
  }
  return voices.size;
}
