/**
 * What injected vectors do to story quality, with stand-ins for a model, so that nothing has to be downloaded.
 *
 *   npx tsx bench/embed.ts
 *
 * "equal": all vectors alike. "random": a direction of its own for each text. "words": TF-IDF of hashed words, projected at random. The
 * others are drawn from the labels, as a model might see them: a direction that all texts share, one for the topic, one for
 * the event, one for the text, with these shares of the squared length.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clusterStories } from 'newsfold';
import { type LabelledArticle, readLabelled, seededRandom, shuffled } from './data';
import { scoreClustering } from './metrics';

const DIMENSION = 256;
const SHARED = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const SETS = ['fnc1-train', 'ecbplus-train'].filter((name) => existsSync(`${SHARED}${name}.jsonl.gz`));
/** Random batches of 40, and how many. */
const BATCH = { size: 40, draws: 20 };

type Embed = (texts: readonly string[]) => Float32Array[];

function hash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A direction with normal coordinates. */
function direction(name: string): Float64Array {
  const random = seededRandom(hash(name));
  return Float64Array.from({ length: DIMENSION }, () => {
    const length = Math.sqrt(-2 * Math.log(1 - random()));
    return length * Math.cos(2 * Math.PI * random());
  });
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2);
}

/** TF-IDF of words, each word a direction; document counts are those of the set. */
function byWords(articles: readonly LabelledArticle[]): Embed {
  const documents = new Map<string, number>();
  for (const { title, text } of articles) {
    for (const word of new Set(wordsOf(`${title} ${text}`)))
      documents.set(word, (documents.get(word) ?? 0) + 1);
  }
  const directions = new Map<string, Float64Array>();
  return memoised((text) => {
    const vector = new Float32Array(DIMENSION);
    const counts = new Map<string, number>();
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) {
      const known = directions.get(word) ?? direction(word);
      directions.set(word, known);
      const weight = Math.log(1 + count) * Math.log((articles.length + 1) / (documents.get(word) ?? 1));
      for (let k = 0; k < DIMENSION; k++) vector[k]! += weight * known[k]!;
    }
    return vector;
  });
}

/** A model that knows the labels, more or less. */
function byLabels(
  articles: readonly LabelledArticle[],
  shares: readonly [number, number, number, number],
): Embed {
  const articleOf = new Map(
    articles.map((one) => [one.title === '' ? one.text : `${one.title}\n\n${one.text}`, one]),
  );
  return memoised((text) => {
    const { id, cluster, sub } = articleOf.get(text)!;
    const parts = ['all', `topic ${sub ?? cluster}`, `event ${cluster}`, `text ${id}`].map(direction);
    return Float32Array.from({ length: DIMENSION }, (_, k) =>
      parts.reduce((sum, part, i) => sum + Math.sqrt(shares[i]!) * part[k]!, 0),
    );
  });
}

function memoised(embedOne: (text: string) => Float32Array): Embed {
  const known = new Map<string, Float32Array>();
  return (texts) =>
    texts.map((text) => {
      const vector = known.get(text) ?? embedOne(text);
      known.set(text, vector);
      return vector;
    });
}

/** P, R and F, a mean over batches. Stories below the minimum are not summarised: that saves time. */
function measure(batches: readonly (readonly LabelledArticle[])[], embed: Embed | undefined): string {
  const sums = [0, 0, 0];
  for (const articles of batches) {
    const options = embed === undefined ? {} : { embed };
    const { below } = clusterStories(articles, { ...options, minSources: 1_000_000 });
    const storyOf = new Map(
      below.flatMap(({ articleIds, id }) => articleIds.map((one) => [one, id] as const)),
    );
    const { bcubedPrecision, bcubedRecall, bcubedF } = scoreClustering(
      articles.map(({ id }) => storyOf.get(id) ?? `rejected:${id}`),
      articles.map(({ cluster }) => cluster),
    );
    for (const [i, x] of [bcubedPrecision, bcubedRecall, bcubedF].entries()) sums[i]! += x;
  }
  return sums.map((sum) => (sum / batches.length).toFixed(3)).join(' ');
}

console.log('| set | vectors | P R F, all | P R F, batches of 40 |\n|---|---|---|---|');
for (const name of SETS) {
  const articles = readLabelled(`${SHARED}${name}.jsonl.gz`);
  const random = seededRandom(BATCH.size);
  const batches = Array.from({ length: BATCH.draws }, () => shuffled(articles, random).slice(0, BATCH.size));
  const models: [string, Embed | undefined][] = [
    ['none', undefined],
    ['equal', (texts) => texts.map(() => new Float32Array(DIMENSION).fill(1))],
    ['random', byLabels(articles, [0.2, 0, 0, 0.8])],
    ['words', byWords(articles)],
    ['good: .20 .35 .20 .25', byLabels(articles, [0.2, 0.35, 0.2, 0.25])],
    ['topic only: .20 .50 0 .30', byLabels(articles, [0.2, 0.5, 0, 0.3])],
  ];
  for (const [what, embed] of models) {
    console.log(`| ${name} | ${what} | ${measure([articles], embed)} | ${measure(batches, embed)} |`);
  }
}
