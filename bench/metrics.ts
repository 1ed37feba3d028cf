/** Clustering metrics: B-cubed (Bagga, Baldwin 1998), pairwise F, adjusted Rand index (Hubert, Arabie 1985). */

export interface ClusteringScores {
  bcubedPrecision: number;
  bcubedRecall: number;
  bcubedF: number;
  pairwiseF: number;
  ari: number;
  clusters: number;
  gold: number;
}

const harmonic = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
const pairs = (n: number): number => (n * (n - 1)) / 2;

/** Compares the labels that a system gave with the gold ones, item by item. */
export function scoreClustering(system: readonly string[], gold: readonly string[]): ClusteringScores {
  const n = system.length;
  const systemSizes = new Map<string, number>();
  const goldSizes = new Map<string, number>();
  const cells = new Map<string, { s: string; g: string; size: number }>();
  for (let i = 0; i < n; i++) {
    const s = system[i]!;
    const g = gold[i]!;
    systemSizes.set(s, (systemSizes.get(s) ?? 0) + 1);
    goldSizes.set(g, (goldSizes.get(g) ?? 0) + 1);
    const key = `${s}\u0000${g}`;
    const cell = cells.get(key);
    if (cell) cell.size++;
    else cells.set(key, { s, g, size: 1 });
  }
  let precision = 0;
  let recall = 0;
  let together = 0;
  for (const { s, g, size } of cells.values()) {
    precision += (size * size) / systemSizes.get(s)!;
    recall += (size * size) / goldSizes.get(g)!;
    together += pairs(size);
  }
  precision /= n;
  recall /= n;
  let systemPairs = 0;
  for (const size of systemSizes.values()) systemPairs += pairs(size);
  let goldPairs = 0;
  for (const size of goldSizes.values()) goldPairs += pairs(size);
  const expected = (systemPairs * goldPairs) / Math.max(1, pairs(n));
  const most = (systemPairs + goldPairs) / 2;
  return {
    bcubedPrecision: precision,
    bcubedRecall: recall,
    bcubedF: harmonic(precision, recall),
    pairwiseF: systemPairs + goldPairs === 0 ? 1 : (2 * together) / (systemPairs + goldPairs),
    ari: most === expected ? 1 : (together - expected) / (most - expected),
    clusters: systemSizes.size,
    gold: goldSizes.size,
  };
}
