/**
 * Names for stories that last. A batch names a story after its earliest report, so the name changes when an earlier one comes in,
 * when two stories turn out to be one, or when one falls apart. A desk remembers which reports each story had, and a new division of
 * the reports inherits the names: of stories that became one the oldest name stays and the others become aliases; of a story that fell
 * apart the part with most of its reports keeps the name.
 *
 * Names end. Those of a story, its aliases with them, when none of its reports is left, and are free again. An alias also when its story has
 * more of them than reports, and more than a few: the one goes that became an alias first. So all names there are take memory in
 * proportion to the reports that are there, however long a story lives and whatever it takes over; and a name that was told since the
 * settle before is never among those that go, for each of these brings a report.
 *
 * Cost: O(reports + stories · log stories).
 * @module
 */
import { codeUnitOrder } from '../article/article';

/** A story keeps so many aliases however few its reports are. */
const LEAST_ALIASES = 16;

/** A story as one division of the reports has it. */
export interface UnnamedStory {
  /** The name it would have by itself. */
  readonly founded: string;
  readonly articleIds: readonly string[];
}

/** The name of a story, and names it had or took over. */
export interface StoryName {
  readonly id: string;
  /** In the order in which they became aliases; the last ones, at most as many as the story has reports, or {@link LEAST_ALIASES}. */
  readonly aliases: readonly string[];
}

/** A story that has a name, as it was when names were given last. */
export interface NamedStory extends StoryName {
  readonly articleIds: readonly string[];
}

/** The names given so far. */
export class StoryIds {
  /** From the oldest to the youngest. */
  #named: readonly NamedStory[];

  /** @param named what another gave as {@link StoryIds.named} */
  constructor(named: readonly NamedStory[] = []) {
    this.#named = named;
  }

  /** Stories with a name, oldest first: with them, names can be given elsewhere as they would be here. */
  get named(): readonly NamedStory[] {
    return this.#named;
  }

  /**
   * Names the stories of a new division.
   *
   * @param stories each article in one story at most
   * @param others names that are not to be given anew
   * @returns the name of each story, in their order
   */
  assign(stories: readonly UnnamedStory[], others: Iterable<string> = []): StoryName[] {
    const storyOf = new Map<string, number>();
    for (const [at, { articleIds }] of stories.entries()) for (const id of articleIds) storyOf.set(id, at);
    /** For each story the old ones whose name it inherits, oldest first. */
    const heirs: NamedStory[][] = stories.map(() => []);
    for (const old of this.#named) {
      const heir = heirOf(old, storyOf, stories);
      if (heir !== undefined) heirs[heir]!.push(old);
    }
    const taken = new Set(others);
    for (const old of heirs.flat()) for (const name of [old.id, ...old.aliases]) taken.add(name);
    // New names by the founders' order, so that the order of the stories decides nothing.
    const unnamed = stories.map((_, at) => at).filter((at) => heirs[at]!.length === 0);
    unnamed.sort((a, b) => codeUnitOrder(stories[a]!.founded, stories[b]!.founded));
    const names: StoryName[] = heirs.map((old, at) => {
      if (old.length === 0) return { id: '', aliases: [] };
      return { id: old[0]!.id, aliases: aliasesOf(old, stories[at]!.articleIds.length) };
    });
    for (const at of unnamed) names[at] = { id: freeName(stories[at]!.founded, taken), aliases: [] };

    const ageOf = new Map(this.#named.map(({ id }, age) => [id, age]));
    const order = stories.map((_, at) => at);
    const ages = names.map(({ id }) => ageOf.get(id) ?? Number.POSITIVE_INFINITY);
    order.sort((a, b) => {
      const [x, y] = [ages[a]!, ages[b]!];
      return x === y ? codeUnitOrder(names[a]!.id, names[b]!.id) : x - y;
    });
    this.#named = order.map((at) => ({
      ...names[at]!,
      articleIds: [...stories[at]!.articleIds].sort(codeUnitOrder),
    }));
    return names;
  }
}

/** The story that most articles of an old one are in now; of two with as many, the one founded by the lower id. */
function heirOf(
  old: NamedStory,
  storyOf: ReadonlyMap<string, number>,
  stories: readonly UnnamedStory[],
): number | undefined {
  const sole = soleStory(old.articleIds, storyOf);
  if (sole !== NONE) return sole;
  const counts = new Map<number, number>();
  for (const id of old.articleIds) {
    const at = storyOf.get(id);
    if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  let heir: number | undefined;
  let most = 0;
  for (const [at, count] of counts) {
    if (count < most) continue;
    if (count > most || codeUnitOrder(stories[at]!.founded, stories[heir!]!.founded) < 0) heir = at;
    most = count;
  }
  return heir;
}

const NONE = -1;

/** The story that the articles are in which are in any; none where that is more than one, or where there is none. */
function soleStory(articleIds: readonly string[], storyOf: ReadonlyMap<string, number>): number {
  let sole = NONE;
  for (const id of articleIds) {
    const at = storyOf.get(id);
    if (at === undefined || at === sole) continue;
    if (sole !== NONE) return NONE;
    sole = at;
  }
  return sole;
}

/**
 * The other names of stories that became one. First those that had been aliases, by the age of the story that brings them, then those that
 * become aliases now: what was told last goes last.
 */
function aliasesOf(became: readonly NamedStory[], reports: number): string[] {
  const aliases = became.flatMap((old) => old.aliases);
  for (const { id } of became.slice(1)) aliases.push(id);
  return aliases.slice(-Math.max(LEAST_ALIASES, reports));
}

/** A name nobody has, which is then taken. */
function freeName(founded: string, taken: Set<string>): string {
  const name = unusedName(founded, (other) => taken.has(other));
  taken.add(name);
  return name;
}

/** The name a story would have by itself, or one made from it where that is in use. */
export function unusedName(founded: string, isUsed: (name: string) => boolean): string {
  let name = founded;
  for (let n = 2; isUsed(name); n++) name = `${founded}~${n}`;
  return name;
}
