/**
 * The extractive oracle: whole sentences of the reports chosen to match the editor's summary, greedily by ROUGE-1 plus ROUGE-2
 * F (Nallapati, Zhai and Zhou 2017, arXiv:1611.04230). No system that copies whole sentences can be expected to pass it.
 */
import { countGrams } from './rouge';
import { BUDGET, type Roundup, type Unit } from './roundups';

function hits(counts: ReadonlyMap<string, number>, wanted: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [gram, count] of counts) sum += Math.min(count, wanted.get(gram) ?? 0);
  return sum;
}

/** @param reference the stemmed words of the editor's summary */
export function oracle({ units }: Roundup, reference: readonly string[]): Unit[] {
  const wanted = [countGrams(reference, 1), countGrams(reference, 2)] as const;
  const worthOf = (chosen: readonly Unit[]): number => {
    const tokens = [...chosen]
      .sort((a, b) => a.report - b.report || a.index - b.index)
      .flatMap((c) => c.tokens);
    let worth = 0;
    for (const n of [1, 2] as const) {
      const total = Math.max(0, tokens.length - n + 1) + Math.max(0, reference.length - n + 1);
      if (total > 0) worth += (2 * hits(countGrams(tokens, n), wanted[n - 1]!)) / total;
    }
    return worth;
  };
  let chosen: Unit[] = [];
  let worth = 0;
  for (;;) {
    let next: Unit[] | undefined;
    const words = chosen.reduce((sum, unit) => sum + unit.words, 0);
    for (const unit of units) {
      if (chosen.includes(unit) || words + unit.words > BUDGET) continue;
      const larger = [...chosen, unit];
      const value = worthOf(larger);
      if (value > worth) [next, worth] = [larger, value];
    }
    if (next === undefined) break;
    chosen = next;
  }
  return chosen.sort((a, b) => a.report - b.report || a.index - b.index);
}
