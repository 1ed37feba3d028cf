/**
 * What must not share a story, whatever the texts say: articles that an editor's pins or the caller's veto keep apart. And what must: articles
 * pinned to one story. Both hold between articles, so copies of one text that must be apart are parted before anything else.
 *
 * Cost: without pins and veto nothing; a veto is asked about every pair of articles that come into one story.
 * @module
 */
import { type CheckedArticle, codeUnitOrder } from '../article/article';
import { type CopyGroup, type CopyMember, type GroupOptions, groupSteps } from '../copies/group';
import { expectation } from '../errors';
import { type Steps, sortSteps, within } from '../steps';
import type { StoryRules, VetoedArticle } from './options';

/** Articles that are in one story already. */
type Party = readonly CheckedArticle[];

/** Keeps articles apart. */
export class Keeper {
  readonly #rules: StoryRules;
  /** By id: the answers of the veto, under the lower id. */
  readonly #answers: Map<string, Map<string, boolean>> = new Map();
  readonly #shown: Map<CheckedArticle, VetoedArticle> = new Map();

  constructor(rules: StoryRules) {
    this.#rules = rules;
  }

  /** Whether anything at all is to be kept apart or together. */
  get isNeeded(): boolean {
    return this.#rules.veto !== undefined || !this.#rules.pins.isEmpty;
  }

  /** Whether pins allow two parties in one story. */
  pinsAllow(left: Party, right: Party): boolean {
    const { pins } = this.#rules;
    if (pins.isEmpty) return true;
    const theirs = new Set<number>();
    for (const { id } of right) {
      const pinned = pins.classOf(id);
      if (pinned !== undefined) theirs.add(pinned);
    }
    if (theirs.size === 0) return true;
    for (const { id } of left) {
      const pinned = pins.classOf(id);
      if (pinned === undefined) continue;
      for (const foe of pins.foesOf(pinned)) if (theirs.has(foe)) return false;
    }
    return true;
  }

  /** Whether the veto allows two parties in one story. Articles pinned to one story are not asked about. */
  vetoAllows(left: Party, right: Party): boolean {
    const { veto, pins } = this.#rules;
    if (veto === undefined) return true;
    for (const x of left) {
      const pinned = pins.classOf(x.id);
      for (const y of right) {
        if (pinned !== undefined && pinned === pins.classOf(y.id)) continue;
        if (x.id < y.id ? this.#isVetoed(x, y, veto) : this.#isVetoed(y, x, veto)) return false;
      }
    }
    return true;
  }

  allows(left: Party, right: Party): boolean {
    return this.pinsAllow(left, right) && this.vetoAllows(left, right);
  }

  /** Sets of articles that are pinned to one story, as far as they are here. */
  pinned(articles: Iterable<CheckedArticle>): CheckedArticle[][] {
    const { pins } = this.#rules;
    const classes = new Map<number, CheckedArticle[]>();
    for (const article of articles) {
      const pinned = pins.classOf(article.id);
      if (pinned === undefined) continue;
      const known = classes.get(pinned);
      if (known === undefined) classes.set(pinned, [article]);
      else known.push(article);
    }
    return [...classes.values()];
  }

  #isVetoed(a: CheckedArticle, b: CheckedArticle, veto: NonNullable<StoryRules['veto']>): boolean {
    let answers = this.#answers.get(a.id);
    if (answers === undefined) {
      answers = new Map();
      this.#answers.set(a.id, answers);
    }
    const known = answers.get(b.id);
    if (known !== undefined) return known;
    const answer: unknown = veto(this.#show(a), this.#show(b));
    if (typeof answer !== 'boolean') {
      throw new TypeError(expectation('options.veto(a, b)', 'true or false', answer));
    }
    answers.set(b.id, answer);
    return answer;
  }

  #show(article: CheckedArticle): VetoedArticle {
    let shown = this.#shown.get(article);
    if (shown === undefined) {
      shown = frozen(article);
      this.#shown.set(article, shown);
    }
    return shown;
  }
}

/** Empty fields are left out, as callers leave them out. */
function frozen({ id, text, title, source, url, time, lang }: CheckedArticle): VetoedArticle {
  return Object.freeze({
    id,
    text,
    ...(title === '' ? {} : { title }),
    ...(source === '' ? {} : { source }),
    ...(url === '' ? {} : { url }),
    ...(time === undefined ? {} : { publishedAt: time }),
    ...(lang === '' ? {} : { lang }),
  });
}

/** Copy groups between two pauses. */
const STEP = 64;

/**
 * Copy groups without copies that must be apart: each article leaves the group of a canonical report that it must not share a story
 * with, and groups with the others that left.
 *
 * @param groups by the id of their canonical report
 * @returns the same, parted, in the same order
 */
export function* partCopies(
  groups: readonly CopyGroup[],
  articleOf: ReadonlyMap<string, CheckedArticle>,
  keeper: Keeper,
  options: GroupOptions,
): Steps<CopyGroup[]> {
  if (!keeper.isNeeded) return [...groups];
  /** By id: the articles that are bound to share a story with it so far; the same array for each of them. */
  const parties = new Map<string, CheckedArticle[]>();
  for (const articles of keeper.pinned(articleOf.values())) {
    for (const { id } of articles) parties.set(id, articles);
  }
  const partyOf = (id: string): CheckedArticle[] => parties.get(id) ?? [articleOf.get(id)!];
  /** Binds two articles, if they may share a story. */
  const bind = (a: string, b: string): boolean => {
    const [x, y] = [partyOf(a), partyOf(b)];
    if (a === b || x === y) return true;
    if (!keeper.allows(x, y)) return false;
    const [large, small] = x.length >= y.length ? [x, y] : [y, x];
    for (const article of small) {
      large.push(article);
      parties.set(article.id, large);
    }
    // A party of one is not listed before.
    parties.set(a, large).set(b, large);
    return true;
  };

  const parted: CopyGroup[] = [];
  for (const [i, group] of groups.entries()) {
    const members = group.members.filter(({ id }) => bind(group.canonicalId, id));
    if (members.length === group.members.length) parted.push(group);
    else {
      parted.push({ ...group, members });
      const stay = new Set(members.map(({ id }) => id));
      const left = group.members.filter(({ id }) => !stay.has(id));
      const others: string[][] = [];
      for (const { id } of left) {
        const fitting = others.find(([first]) => bind(first!, id));
        if (fitting === undefined) others.push([id]);
        else fitting.push(id);
      }
      for (const ids of others) {
        if (ids.length === 1) {
          const [id] = ids as [string];
          const alone: CopyMember = { id, relation: 'original', jaccard: 1, containment: 1 };
          parted.push({ canonicalId: id, members: [alone] });
          continue;
        }
        const articles = ids.map((id) => articleOf.get(id)!).sort((a, b) => codeUnitOrder(a.id, b.id));
        const { groups: apart } = yield* within(
          groupSteps(articles, options),
          i / groups.length,
          i / groups.length,
        );
        for (const one of apart) parted.push(one);
      }
    }
    if (i % STEP === 0) yield i / groups.length;
  }
  const byId = sortSteps(parted, (a, b) => codeUnitOrder(a.canonicalId, b.canonicalId));
  yield* within(byId, 1, 1);
  return parted;
}

/** Reports that begin in one cluster: those that stand for articles pinned to one story. All reports, by the first of each cluster. */
export function pinnedTogether(parties: readonly Party[], keeper: Keeper): number[][] {
  const reportOf = new Map<CheckedArticle, number>();
  for (const [report, party] of parties.entries()) for (const article of party) reportOf.set(article, report);
  const clusterOf = parties.map((_, report) => [report]);
  for (const articles of keeper.pinned(reportOf.keys())) {
    const cluster = clusterOf[reportOf.get(articles[0]!)!]!;
    for (const article of articles) {
      const own = clusterOf[reportOf.get(article)!]!;
      if (own === cluster) continue;
      for (const report of own) {
        cluster.push(report);
        clusterOf[report] = cluster;
      }
    }
  }
  const clusters = [...new Set(clusterOf)];
  for (const cluster of clusters) cluster.sort((a, b) => a - b);
  return clusters.sort((a, b) => a[0]! - b[0]!);
}
