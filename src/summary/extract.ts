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
import { CONSENSUS, Consensus } from './consensus';
import { byPublication, type StoryMaterial } from './material';
import { EXTRACT, type ExtractOptions, Search } from './search';
import type { SummarySentence } from './story';

/** Chooses the sentences of a summary; empty only when no report has a sentence. */
export function chooseSentences(
  material: StoryMaterial,
  options: ExtractOptions = {},
  consensus?: Consensus,
): SummarySentence[] {
  const maxSentences = options.maxSentences ?? Number.POSITIVE_INFINITY;
  const maxWords =
    options.maxWords ?? (options.maxSentences === undefined ? EXTRACT.maxWords : Number.POSITIVE_INFINITY);
  const leadWords = Number.isFinite(maxWords) ? Math.max(CONSENSUS.leadWords, maxWords) : CONSENSUS.leadWords;
  const view = consensus ?? new Consensus(material, leadWords);
  const search = new Search(view, material, options, maxWords, maxSentences);
  const chosen = search.run();
  return inReadingOrder(chosen, search).map((candidate) => ({
    text: candidate.article.text.slice(candidate.start, candidate.end),
    articleId: candidate.article.id,
    start: candidate.start,
    end: candidate.end,
    support: supportOf(candidate, material, view),
  }));
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

/** Independent reports that carry the sentence or one nearly equal to it. */
function supportOf(candidate: Candidate, material: StoryMaterial, consensus: Consensus): number {
  let support = 0;
  for (let report = 0; report < material.reports.length; report++) {
    const { sentences } = consensus.cut(material.reports[report]!.canonical);
    const carries = sentences.some((sentence) => nearlyEqual(candidate.stems, stemsOf(sentence)));
    if (report === candidate.report || carries) support++;
  }
  return support;
}
