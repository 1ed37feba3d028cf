/** Reads the labelled sets of the development data (gzip JSON lines). */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface LabelledArticle {
  id: string;
  title: string;
  text: string;
  cluster: string;
  /** Topic: holds events that are easily confused. */
  sub?: string;
  publishedAt?: string;
}

interface Row {
  id: string;
  title?: string;
  text?: string;
  date?: string;
  cluster?: string;
  sub?: string;
  headline?: string;
  summary?: string;
  articles?: { id: string; title: string; text: string }[];
}

/** One parsed object a line of a `.jsonl` or `.jsonl.gz` file. */
export function readRows(path: string): Row[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** Articles with gold clusters; a round-up's reports get the round-up's id as their cluster. */
export function readLabelled(path: string): LabelledArticle[] {
  return readRows(path).flatMap((row): LabelledArticle[] => {
    if (row.articles) return row.articles.map((article) => ({ ...article, cluster: row.id }));
    const article: LabelledArticle = {
      id: row.id,
      title: row.title ?? '',
      text: row.text ?? '',
      cluster: row.cluster ?? row.id,
    };
    if (row.sub !== undefined) article.sub = row.sub;
    if (row.date !== undefined) article.publishedAt = row.date;
    return [article];
  });
}

/** A seeded generator of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A shuffled copy (Fisher-Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    [copy[i], copy[k]] = [copy[k]!, copy[i]!];
  }
  return copy;
}
