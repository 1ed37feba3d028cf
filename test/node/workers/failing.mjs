/** Stands in for the real worker: fails in the way that a text names. */
export function sketchBatch({ texts }) {
  for (const text of texts) {
    if (text.includes('process exit')) process.exit(3);
    if (text.includes('error thrown')) throw new Error('as the text said');
    if (text.includes('memory used up')) {
      const kept = [];
      for (;;) kept.push(new Array(10_000).fill(kept.length));
    }
  }
}
