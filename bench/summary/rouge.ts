/**
 * ROUGE-1, -2, -L and -Lsum (Lin 2004, ACL W04-1013), as ROUGE-1.5.5 and google-research/rouge_score count them: lower case,
 * runs of a-z and 0-9 are words, no stop words taken out; with `stem`, words of more than three letters are stemmed (Porter).
 */
import { porterStem } from './porter';

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

/** A text as numbered words; equal words have equal numbers whatever the text. */
export type Tokens = readonly string[];

const stems = new Map<string, string>();

/** The words of a text. */
export function tokenize(text: string, stem: boolean): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  if (!stem) return words;
  return words.map((word) => {
    if (word.length <= 3) return word;
    let known = stems.get(word);
    if (known === undefined) {
      known = porterStem(word);
      stems.set(word, known);
    }
    return known;
  });
}

function scoreOf(hits: number, candidate: number, reference: number): Score {
  if (hits === 0) return { precision: 0, recall: 0, f: 0 };
  return {
    precision: hits / candidate,
    recall: hits / reference,
    f: (2 * hits) / (candidate + reference),
  };
}

/** How often each run of `n` words stands in a text. */
export function countGrams(tokens: Tokens, n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= tokens.length; i++) {
    const gram = n === 1 ? tokens[i]! : tokens.slice(i, i + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** ROUGE-N: shared runs of `n` words, each counted as often as it stands in both. */
export function rougeN(candidate: Tokens, reference: Tokens, n: number): Score {
  const wanted = countGrams(reference, n);
  let hits = 0;
  for (const [gram, count] of countGrams(candidate, n)) hits += Math.min(count, wanted.get(gram) ?? 0);
  return scoreOf(hits, candidate.length - n + 1, reference.length - n + 1);
}

/** The table of lengths of longest common subsequences of all beginnings, row by row of `a`. */
function lcsTable(a: Tokens, b: Tokens): Int32Array {
  const width = b.length + 1;
  const table = new Int32Array((a.length + 1) * width);
  for (let i = 1; i <= a.length; i++) {
    for (let k = 1; k <= b.length; k++) {
      const at = i * width + k;
      table[at] =
        a[i - 1] === b[k - 1] ? table[at - width - 1]! + 1 : Math.max(table[at - width]!, table[at - 1]!);
    }
  }
  return table;
}

/** ROUGE-L at the level of sentences: the longest common subsequence of both texts, sentence ends ignored. */
export function rougeL(candidate: Tokens, reference: Tokens): Score {
  const table = lcsTable(reference, candidate);
  return scoreOf(table[table.length - 1]!, candidate.length, reference.length);
}

/** Positions in `reference` of one longest common subsequence. */
function lcsPositions(reference: Tokens, candidate: Tokens): number[] {
  const table = lcsTable(reference, candidate);
  const width = candidate.length + 1;
  const positions: number[] = [];
  let i = reference.length;
  let k = candidate.length;
  while (i > 0 && k > 0) {
    if (reference[i - 1] === candidate[k - 1]) {
      positions.push(--i);
      k--;
    } else if (table[i * width + k - 1]! > table[(i - 1) * width + k]!) k--;
    else i--;
  }
  return positions;
}

/** Positions in `reference` that are in a longest common subsequence with one of the candidates, ascending (section 3.2). */
export function unionLcs(reference: Tokens, candidates: readonly Tokens[]): number[] {
  const union = new Set<number>();
  for (const candidate of candidates) for (const at of lcsPositions(reference, candidate)) union.add(at);
  return [...union].sort((a, b) => a - b);
}

/**
 * ROUGE-Lsum, at the level of summaries: for each sentence of the reference the union of its longest common subsequences
 * with the candidate's sentences; no word counts more often than it stands in both, as in ROUGE-1.5.5.
 */
export function rougeLsum(candidate: readonly Tokens[], reference: readonly Tokens[]): Score {
  const [inCandidate, inReference] = [candidate, reference].map((text) => countGrams(text.flat(), 1));
  let hits = 0;
  for (const sentence of reference) {
    for (const at of unionLcs(sentence, candidate)) {
      const word = sentence[at]!;
      const left = Math.min(inCandidate!.get(word) ?? 0, inReference!.get(word) ?? 0);
      if (left === 0) continue;
      hits++;
      inCandidate!.set(word, inCandidate!.get(word)! - 1);
      inReference!.set(word, inReference!.get(word)! - 1);
    }
  }
  return scoreOf(hits, candidate.flat().length, reference.flat().length);
}
