/**
 * How much of a page may go. Anchored rules are trusted; the weaker shape rules may take a share of what those
 * leave, and what they take beyond it is put back. All removals together may be most of a short report's page,
 * whose furniture is longer than its story: then the page says so.
 *
 * Cost: O(n) in code units.
 * @module
 */
import type { Rule } from './line-patterns';
import { isBlank } from './lines';
import type { Page } from './teasers';
import type { HeadReading } from './title';

/** The number that bounds removal. */
export const BUDGET = {
  /**
   * Largest share of non-blank code units: of what anchored rules leave, that weak rules may take; of the page,
   * that all rules may take without a warning.
   */
  share: 0.4,
} as const;

/**
 * `no-title`, `no-body`; `put-back`: weak removals were undone to stay within the budget; `heavy-removal`: over it.
 *
 * @example
 * ```ts
 * readArticle('SHARE').warnings.map(({ code }) => code); // ['no-title', 'heavy-removal', 'no-body']
 * ```
 */
export interface ReadWarning {
  code: 'no-title' | 'no-body' | 'put-back' | 'heavy-removal';
  message: string;
}

/** Shape rules by strength, weakest first; every rule not named here is anchored and is never put back. */
const STRENGTH: Partial<Record<Rule, number>> = {
  'teaser-headline': 1,
  recurrence: 2,
  'repeated-standfirst': 3,
  caption: 4,
  'teaser-label': 4,
  'repeated-title': 4,
};

function inkOf(text: string): number {
  let ink = 0;
  for (let i = 0; i < text.length; i++) if (!isBlank(text.charCodeAt(i))) ink++;
  return ink;
}

/**
 * Puts weak removals back, weakest and longest first, until they are within the budget of what anchored rules
 * leave; warns when all removals together are over it.
 */
export function keepBudget(raw: string, page: Page, reading: HeadReading, warnings: ReadWarning[]): void {
  const whole = inkOf(raw);
  let taken = 0;
  let weakly = 0;
  const weak: { index: number; strength: number; ink: number }[] = [];
  for (const cut of reading.cuts) taken += inkOf(raw.slice(cut.start, cut.end));
  page.rules.forEach((rule, index) => {
    if (rule === undefined) return;
    const ink = inkOf(page.lines[index]!.text);
    taken += ink;
    if (STRENGTH[rule] === undefined) return;
    weakly += ink;
    weak.push({ index, strength: STRENGTH[rule], ink });
  });
  weak.sort((a, b) => a.strength - b.strength || b.ink - a.ink || a.index - b.index);
  // Much anchored boilerplate on a page is no reason to leave its teasers in: weak rules have their own share.
  const budget = BUDGET.share * (whole - taken + weakly);
  let back = 0;
  for (const { index, ink } of weak) {
    if (weakly <= budget) break;
    page.rules[index] = undefined;
    taken -= ink;
    weakly -= ink;
    back++;
  }
  if (back > 0)
    warnings.push({ code: 'put-back', message: `${back} lines put back to keep the removal within 40 %` });
  if (taken > BUDGET.share * whole) {
    const share = Math.round((taken / whole) * 100);
    warnings.push({
      code: 'heavy-removal',
      message: `${share} % of the page was taken for boilerplate`,
    });
  }
}
