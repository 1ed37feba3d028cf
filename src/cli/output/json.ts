/**
 * JSON that nothing is lost of: what the library returns, as it is. Characters that a terminal would obey are spelt as escapes, which every
 * parser reads as the same characters.
 *
 * Cost: O(n) in code units; memory for one element of one list.
 * @module
 */

// JSON.stringify escapes C0 and lone surrogates; these it leaves.
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** One value in one line. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value as a document: an object's lists with an element a line, so that it can be read, and written, piece by piece. */
export function* jsonDocument(value: unknown): Generator<string, void, undefined> {
  if (Array.isArray(value)) yield* jsonList(value);
  else if (value === null || typeof value !== 'object') yield jsonOf(value);
  else {
    yield '{';
    let separator = '\n';
    for (const [key, field] of Object.entries(value)) {
      if (field === undefined) continue;
      yield `${separator}${jsonOf(key)}: `;
      if (Array.isArray(field)) yield* jsonList(field);
      else yield jsonOf(field);
      separator = ',\n';
    }
    yield '\n}';
  }
  yield '\n';
}

function* jsonList(list: readonly unknown[]): Generator<string, void, undefined> {
  if (list.length === 0) {
    yield '[]';
    return;
  }
  yield '[\n';
  for (const [i, element] of list.entries()) {
    yield `${i === 0 ? '' : ',\n'}${jsonOf(element)}`;
  }
  yield '\n]';
}

/** Values one a line. */
export function* jsonLines(values: Iterable<unknown>): Generator<string, void, undefined> {
  for (const value of values) yield `${jsonOf(value)}\n`;
}
