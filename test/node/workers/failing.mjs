/** Stands in for the real workers: fails in the way that a text names. */
function fail(text) {
  if (text.includes('process exit')) process.exit(3);
  if (text.includes('error thrown')) throw new Error('as the text said');
  if (text.includes('memory used up')) {
    const kept = [];
    for (;;) kept.push(new Array(10_000).fill(kept.length));
  }
}

export function sketchBatch({ texts }) {
  for (const text of texts) fail(text);
}

export function tellBatch({ stories }) {
  for (const { reports } of stories) {
    for (const { articles } of reports) for (const { text } of articles) fail(text);
  }
  return new Promise(() => undefined);
}
