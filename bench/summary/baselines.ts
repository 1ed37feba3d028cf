/**
 * What newsfold's summaries are measured against: whole sentences of the reports, chosen by the methods of the literature.
 * No system passes {@link BUDGET} words; each skips a sentence that does not fit or repeats half of the word pairs of one
 * chosen before, and gives its choice in the order of the reports. Parameters are the best of those tried on the tuning half.
 */
import { BUDGET, type Roundup, type Unit, type Vector } from './roundups';

/** Sentences of each report that the centroid and MMR may choose from. */
const LEADING = 5;
const REPEATED = 0.5;
/** Teleportation of PageRank, and rounds. */
const DAMPING = 0.85;
const ROUNDS = 60;
/** LexRank: least idf-modified cosine of two sentences that are linked; 0 is continuous LexRank. */
const LINKED = 0.1;
/** MMR: worth of likeness to the centroid, against 1 less for likeness to what was chosen. */
const RELEVANCE = 0.85;

export type System = (roundup: Roundup) => Unit[];

function inPlace(units: Iterable<Unit>): Unit[] {
  return [...units].sort((a, b) => a.report - b.report || a.index - b.index);
}

function repeats(a: Unit, b: Unit): boolean {
  let shared = 0;
  for (const pair of a.bigrams.keys()) if (b.bigrams.has(pair)) shared++;
  const smaller = Math.min(a.bigrams.size, b.bigrams.size);
  return smaller > 0 && shared >= REPEATED * smaller;
}

/** A choice that grows within the budget. */
class Choice {
  readonly units: Unit[] = [];
  private words = 0;

  fits(unit: Unit): boolean {
    return (
      this.words + unit.words <= BUDGET && !this.units.some((other) => other === unit || repeats(other, unit))
    );
  }

  add(unit: Unit): void {
    this.units.push(unit);
    this.words += unit.words;
  }
}

/** Takes units as they come, as far as they fit. */
function taken(units: Iterable<Unit>): Unit[] {
  const choice = new Choice();
  for (const unit of units) if (choice.fits(unit)) choice.add(unit);
  return inPlace(choice.units);
}

/** The first three sentences of the first report. */
export const leadOfFirst: System = ({ units }) =>
  taken(units.filter(({ report, index }) => report === 0 && index < 3));

/** The first three sentences of all reports read one after the other: mostly the first report's. */
export const leadOfAll: System = ({ units }) => taken(units.slice(0, 3));

/** The first sentence of each report. */
export const leadOfEach: System = ({ units }) => taken(units.filter(({ index }) => index === 0));

/** First sentences, then second ones, and so on, until the budget is full. */
export const leadInTurn: System = ({ units }) =>
  taken([...units].sort((a, b) => a.index - b.index || a.report - b.report));

function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

function cosine(a: Vector, b: Vector): number {
  const norm = Math.sqrt(dot(a, a) * dot(b, b));
  return norm === 0 ? 0 : dot(a, b) / norm;
}

function sumOf(vectors: Iterable<Vector>): Map<string, number> {
  const sum = new Map<string, number>();
  for (const vector of vectors) {
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  }
  return sum;
}

/**
 * Greedy summary-level centroid (Ghalandari 2017, ACL W17-4511; Rossiello, Basile and Semeraro 2017, ACL W17-1003), until no
 * sentence brings the choice nearer.
 */
export const greedyCentroid: System = ({ units, reports }) => {
  const centroid = sumOf(reports);
  const choice = new Choice();
  let nearest = 0;
  for (;;) {
    let best: Unit | undefined;
    let worth = Number.NEGATIVE_INFINITY;
    for (const unit of units) {
      if (unit.index >= LEADING || !choice.fits(unit)) continue;
      const near = cosine(sumOf([...choice.units, unit].map(({ vector }) => vector)), centroid);
      if (near > worth) [best, worth] = [unit, near];
    }
    if (best === undefined || worth <= nearest) return inPlace(choice.units);
    nearest = worth;
    choice.add(best);
  }
};

/** Maximal marginal relevance (Carbonell and Goldstein 1998, doi:10.1145/290941.291025), the centroid as the query. */
export const mmr: System = ({ units, reports }) => {
  const centroid = sumOf(reports);
  const choice = new Choice();
  for (;;) {
    let best: Unit | undefined;
    let worth = Number.NEGATIVE_INFINITY;
    for (const unit of units) {
      if (unit.index >= LEADING || !choice.fits(unit)) continue;
      const known = Math.max(0, ...choice.units.map((other) => cosine(other.vector, unit.vector)));
      const value = RELEVANCE * cosine(unit.vector, centroid) - (1 - RELEVANCE) * known;
      if (value > worth) [best, worth] = [unit, value];
    }
    if (best === undefined) return inPlace(choice.units);
    choice.add(best);
  }
};

/** Stationary weights of a random walk over linked sentences (PageRank). */
function pageRank(links: readonly (readonly number[])[]): number[] {
  const n = links.length;
  const sums = links.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let rank = new Array<number>(n).fill(1 / n);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Array<number>(n).fill((1 - DAMPING) / n);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) {
        const share = sums[i] === 0 ? 1 / n : links[i]![k]! / sums[i]!;
        next[k]! += DAMPING * rank[i]! * share;
      }
    }
    rank = next;
  }
  return rank;
}

function byRank(units: readonly Unit[], link: (a: Unit, b: Unit) => number): Unit[] {
  const rank = pageRank(units.map((a) => units.map((b) => (a === b ? 0 : link(a, b)))));
  const order = units.map((unit, i) => ({ unit, rank: rank[i]! }));
  // Ranks that differ by rounding alone count as equal.
  order.sort((a, b) => (Math.abs(b.rank - a.rank) > 1e-12 ? b.rank - a.rank : 0));
  return taken(order.map(({ unit }) => unit));
}

/** LexRank (Erkan and Radev 2004, doi:10.1613/jair.1523), all sentences. */
export const lexRank: System = ({ units }) =>
  byRank(units, (a, b) => {
    const near = cosine(a.vector, b.vector);
    return near < LINKED ? 0 : near;
  });

/** TextRank (Mihalcea and Tarau 2004, ACL W04-3252): shared words by the logarithms of both lengths, all sentences. */
export const textRank: System = ({ units }) =>
  byRank(units, (a, b) => {
    let shared = 0;
    for (const term of a.vector.keys()) if (b.vector.has(term)) shared++;
    const length = Math.log(a.tokens.length) + Math.log(b.tokens.length);
    return length > 0 ? shared / length : 0;
  });

/** The title nearest the centroid of the reports. */
export function nearestTitle({ articles, titles, reports }: Roundup): string {
  const centroid = sumOf(reports);
  let best = '';
  let worth = -1;
  for (const [i, { title }] of articles.entries()) {
    const near = cosine(titles[i]!, centroid);
    if (near > worth) [best, worth] = [title, near];
  }
  return best;
}
