/** Batches made by an enemy: bridges between unrelated reports, floods of one text or of chosen shingles, templates, live blogs, round-ups. */
import { type Article, jaccard, LshIndex, shingle, sketch, sketchText } from 'newsfold';
import { article, prose, sentences, words } from '../helpers/prose';
import { processorTime } from '../helpers/time';

/** Words of one half of a hybrid. */
const HALF = 600;

/** Two unrelated reports, `left` and `right`, and hybrids that are, one by one, like both or like each other. */
export function bridge(hybrids: number, seed = 31): Article[] {
  const [left, right] = [words(seed, 2 * HALF), words(seed + 1, 2 * HALF)];
  const mixed = Array.from({ length: hybrids }, (_, i) => {
    // The i-th has its share of the one text at the front and the rest of the other: each is like the next.
    const cut = Math.round((2 * HALF * (i + 1)) / (hybrids + 1));
    return article(`hybrid${i}`, sentences([...right.slice(0, cut), ...left.slice(cut)]));
  });
  return [article('left', sentences(left)), ...mixed, article('right', sentences(right))];
}

/** What the field's tools do: join whatever a chain of similar pairs connects. @returns whether `left` and `right` are one group */
export function joinedByUnionFind(articles: readonly Article[], threshold: number): boolean {
  const sets = articles.map(({ text }) => shingle(text));
  const parent = new Map(articles.map(({ id }) => [id, id]));
  const find = (id: string): string => (parent.get(id) === id ? id : find(parent.get(id)!));
  for (const [i, { id }] of articles.entries()) {
    for (const [k, other] of articles.slice(0, i).entries()) {
      if (jaccard(sets[i]!, sets[k]!) >= threshold) parent.set(find(other.id), find(id));
    }
  }
  return find('left') === find('right');
}

/** Runs of five words whose hashes win the slots of the first band of an index of this seed: whoever quotes them all shares that band. */
export function chosenRuns(seed: number, runs = 8, tried = 40_000): string[] {
  const { rows } = new LshIndex({ seed }).shape;
  const best = Array.from({ length: rows }, () => ({ value: Number.POSITIVE_INFINITY, run: '' }));
  const list = words(99, tried + 5);
  for (let i = 0; i < tried; i++) {
    const run = list.slice(i, i + 5).join(' ');
    const { values } = sketch(shingle(run), { seed });
    for (let row = 0; row < rows; row++) {
      if (values[row]! < best[row]!.value) best[row] = { value: values[row]!, run };
    }
  }
  const chosen = best.map(({ run }) => run);
  return [
    ...chosen,
    ...Array.from({ length: Math.max(0, runs - rows) }, (_, i) => list.slice(i, i + 5).join(' ')),
  ];
}

/** Unrelated reports, each of which quotes the same runs. */
export function floodOf(runs: readonly string[], count: number): Article[] {
  return Array.from({ length: count }, (_, i) =>
    article(`${i}`, `${prose(5000 + i, 160)} ${runs.map((run) => `${run}.`).join(' ')}`),
  );
}

/** As long, and quoting nothing in common. */
export function ordinaryReports(runs: readonly string[], count: number): Article[] {
  const quoted = runs.length * 5;
  return Array.from({ length: count }, (_, i) =>
    article(`${i}`, `${prose(5000 + i, 160)} ${prose(90_000 + i, quoted)}`),
  );
}

/** Share of all pairs that share a band in an index of this seed. */
export function candidatePairs(articles: readonly Article[], seed: number): number {
  const index = new LshIndex({ seed, maxCandidates: 1e9 });
  let pairs = 0;
  for (const { id, text } of articles) {
    const signature = sketchText(text, { seed });
    pairs += index.candidates(signature).length;
    index.add(id, signature);
  }
  return pairs / ((articles.length * (articles.length - 1)) / 2);
}

/** The same text so many times. */
export function identical(count: number): Article[] {
  const text = prose(3, 120);
  return Array.from({ length: count }, (_, i) => article(`copy${i}`, text, { source: `Site ${i}` }));
}

/** A live blog that grows by a paragraph each time, newest first. */
export function liveBlog(versions: number): Article[] {
  const paragraphs = Array.from(
    { length: versions },
    (_, i) => `${10 + (i % 12)}:0${i % 10} ${prose(700 + i, 30)}`,
  );
  return paragraphs.map((_, i) =>
    article(
      `version${String(i).padStart(4, '0')}`,
      paragraphs
        .slice(0, i + 1)
        .reverse()
        .join('\n\n'),
      {
        source: 'Harbour Post',
        title: 'Live: the harbour strike',
        publishedAt: Date.UTC(2021, 2, 8) + i * 60_000,
      },
    ),
  );
}

/** Five unrelated reports, and one that quotes them all. */
export function roundUp(): Article[] {
  const five = [0, 1, 2, 3, 4].map((i) =>
    article(`report${i}`, prose(800 + i, 120), { title: words(850 + i, 6).join(' ') }),
  );
  return [...five, article('round-up', five.map(({ text }) => text).join('\n\n'), { title: 'The week' })];
}

/** Least processor time of an attack over that of ordinary reports, in one process, taking turns. */
export function timeRatio(
  run: (articles: readonly Article[]) => unknown,
  attack: readonly Article[],
  ordinary: readonly Article[],
  times = 3,
): number {
  let [worst, usual] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < times; i++) {
    usual = Math.min(
      usual,
      processorTime(() => run(ordinary)),
    );
    worst = Math.min(
      worst,
      processorTime(() => run(attack)),
    );
  }
  return worst / usual;
}
