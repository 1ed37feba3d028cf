/** What must hold of the verdicts on any set of reports, whoever added them and when. */
import { estimateJaccard, type Signature } from 'newsfold';
import { COUNT_DIGITS, type Fields, Layout } from '../../src/redis/layout';
import { parametersOf, type SharedIndexOptions } from '../../src/redis/options';

/** What a writer was told of a report. */
export interface Told {
  id: string;
  originalId: string;
  known: boolean;
}

export interface Violations {
  /** Different answers about one report. */
  contradictions: number;
  /** Reports that more than one call was told to have brought; and that none was. */
  broughtTwice: number;
  broughtNever: number;
  /** Copies of a report that is not first, or that they are not like. */
  falseCopies: number;
  /** Pairs of first ones that are alike. */
  doubleFirsts: number;
}

export const NONE: Violations = {
  contradictions: 0,
  broughtTwice: 0,
  broughtNever: 0,
  falseCopies: 0,
  doubleFirsts: 0,
};

export interface Checked extends Violations {
  reports: number;
  firsts: number;
  /** Pairs of first ones of one text that reach the threshold and share no bucket: they never met. */
  missed: number;
}

function bucketsOf({ shard, text }: Fields): string[] {
  return text
    .slice(COUNT_DIGITS)
    .match(/.{8}/g)!
    .map((field) => `${shard} ${field}`);
}

export function check(
  told: readonly Told[],
  signatures: ReadonlyMap<string, Signature>,
  options: SharedIndexOptions = {},
): Checked {
  const parameters = parametersOf(options);
  const { threshold } = parameters;
  const layout = new Layout(parameters);
  const originals = new Map<string, string>();
  const brought = new Map<string, number>();
  const found = { contradictions: 0, broughtTwice: 0, broughtNever: 0, falseCopies: 0, doubleFirsts: 0 };
  for (const { id, originalId, known } of told) {
    const before = originals.get(id);
    if (before !== undefined && before !== originalId) found.contradictions++;
    originals.set(id, originalId);
    brought.set(id, (brought.get(id) ?? 0) + (known ? 0 : 1));
  }
  for (const times of brought.values()) {
    if (times > 1) found.broughtTwice++;
    if (times === 0) found.broughtNever++;
  }
  const alike = (a: string, b: string): boolean =>
    estimateJaccard(signatures.get(a)!, signatures.get(b)!) >= threshold;
  const buckets = new Map<string, string[]>();
  const firsts: string[] = [];
  for (const [id, original] of originals) {
    if (id !== original) {
      if (originals.get(original) !== original || !alike(id, original)) found.falseCopies++;
      continue;
    }
    firsts.push(id);
    for (const key of layout.buckets(signatures.get(id)!).flatMap(bucketsOf)) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [id]);
      else bucket.push(id);
    }
  }
  const pairs = new Set<string>();
  for (const bucket of buckets.values()) {
    for (const [i, a] of bucket.entries()) {
      for (const b of bucket.slice(i + 1)) if (alike(a, b)) pairs.add(a < b ? `${a} ${b}` : `${b} ${a}`);
    }
  }
  found.doubleFirsts = pairs.size;
  const byText = new Map<string, string[]>();
  for (const id of firsts) {
    const number = id.split(/[: ]/).at(-1)!;
    byText.set(number, [...(byText.get(number) ?? []), id]);
  }
  let missed = -pairs.size;
  for (const group of byText.values()) {
    for (const [i, a] of group.entries()) for (const b of group.slice(i + 1)) if (alike(a, b)) missed++;
  }
  return { ...found, reports: originals.size, firsts: firsts.length, missed };
}
