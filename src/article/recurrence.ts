/**
 * Lines that recur across the pages of a batch are their publishers' furniture, unless the pages are copies of
 * one report: a line counts only once per set of like pages. Two pages are alike when their smallest line
 * hashes (a bottom-k sketch of the page's lines; Broder 1997) mostly agree.
 *
 * Cost: O(lines of the batch) with a cap of {@link RECURRENCE.candidates} pages compared per line.
 * @module
 */
import type { Line } from './lines';
import { isProse } from './shape';

/** The numbers that steer recurrence. */
export const RECURRENCE = {
  /** Pages, mutually unlike, that must share a line. */
  pages: 3,
  /** Longest line, in code units: a paragraph that recurs is background. */
  lineLength: 300,
  /** Pages compared per line. */
  candidates: 24,
  /** Hashes kept of each page. */
  sketch: 32,
  /** Share of the smaller sketch that two like pages have in common at least. */
  alike: 0.4,
  /** Prose may recur only this near to a page's first or last line, and within one site. */
  edge: 5,
} as const;

/** A page as the batch sees it. */
export interface BatchPage {
  readonly id: string;
  readonly lines: readonly Line[];
  /** Source, or host of the address; '' when unknown. */
  readonly site: string;
}

/** FNV-1a, 32 bits, over UTF-16 code units (Fowler, Noll, Vo). */
export function hashText(text: string, basis: number): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

function sketchOf(lines: readonly Line[]): number[] {
  const long = lines.filter((line) => line.key.length >= 60);
  const chosen = long.length >= 3 ? long : lines;
  const hashes = new Set(chosen.map((line) => hashText(line.key, 0x811c9dc5)));
  return [...hashes].sort((a, b) => a - b).slice(0, RECURRENCE.sketch);
}

function areAlike(a: readonly number[], b: readonly number[]): boolean {
  const held = new Set(a);
  let shared = 0;
  for (const hash of b) if (held.has(hash)) shared++;
  return shared >= RECURRENCE.alike * Math.min(a.length, b.length);
}

/**
 * For every page the keys of its lines that recur.
 *
 * @param pages in any order: the answer for a page does not depend on it
 */
export function findRecurring(pages: readonly BatchPage[]): Map<BatchPage, ReadonlySet<string>> {
  const order = [...pages].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  // One group of holders per line, and for prose per line and site.
  const holders = new Map<string, number[]>();
  const names = order.map((page) => {
    const found = new Map<string, string>();
    page.lines.forEach((line, i) => {
      if (line.key.length < 2 || line.text.length > RECURRENCE.lineLength) return;
      const nearEdge = i < RECURRENCE.edge || i >= page.lines.length - RECURRENCE.edge;
      if (!isProse(line, 3)) found.set(line.key, `line ${line.key}`);
      else if (nearEdge && page.site !== '') found.set(line.key, `prose ${page.site}\n${line.key}`);
    });
    return found;
  });
  names.forEach((found, index) => {
    for (const name of found.values()) {
      const list = holders.get(name);
      if (list === undefined) holders.set(name, [index]);
      else if (list.length < RECURRENCE.candidates) list.push(index);
    }
  });
  const sketches = new Map<number, number[]>();
  const sketch = (index: number): number[] => {
    const known = sketches.get(index);
    if (known !== undefined) return known;
    const made = sketchOf(order[index]!.lines);
    sketches.set(index, made);
    return made;
  };
  const recurring = new Set<string>();
  for (const [name, list] of holders) {
    if (list.length < RECURRENCE.pages) continue;
    const unlike: number[] = [];
    for (const index of list) {
      if (unlike.length === RECURRENCE.pages) break;
      if (unlike.every((other) => !areAlike(sketch(other), sketch(index)))) unlike.push(index);
    }
    if (unlike.length === RECURRENCE.pages) recurring.add(name);
  }
  return new Map(
    order.map((page, index) => {
      const keys = [...names[index]!].filter(([, name]) => recurring.has(name)).map(([key]) => key);
      return [page, new Set(keys)];
    }),
  );
}
