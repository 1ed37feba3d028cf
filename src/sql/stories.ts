/**
 * Stories of a batch whose copies an engine found, by the joins of the engine: the profile join. The engine sums what must be known of all reports,
 * names the pairs that may be alike and parts the graph of links; the library decides on every pair, links each part and tells a page of
 * stories at a time. The stories are those of `clusterStories`.
 *
 * What the weights, the links and the densities of a batch come from is all of it, so a batch is one window of time. Every call works in tables of its
 * own, made anew.
 *
 * Cost: two to three times that of the stories in memory; memory, some 2 kB an independent report, and the largest part.
 * @module
 */
import { type CopyGroup, NewsfoldError } from 'newsfold';
import { codeUnitOrder } from '../article/article';
import { drain } from '../steps';
import { densitySteps } from '../stories/density';
import type { Cluster } from '../stories/linkage';
import { LinksOfReports } from '../stories/links';
import { storyRules } from '../stories/options';
import { STORY_PARAMETERS } from '../stories/parameters';
import { fault } from './check';
import { numberOf, type SqlEngine, unsignedOf } from './engine';
import { reportNumber } from './hash';
import { JoinedStories, type JoinOptions, type JoinStats } from './joined-stories';
import type { Names } from './statements';
import { guarded } from './steps';
import { findLinks } from './story-links';
import { clustersOf, pagesOf, toldOrder } from './story-order';
import { analyze, findStories, remake } from './story-parts';
import { insertRows, writeProfiles } from './story-profiles';
import {
  JOIN_SIZES,
  type JoinSizes,
  STORY_TABLES,
  StoryStatements,
  type StoryTable,
} from './story-statements';
import type { Told } from './story-telling';
import { BatchTerms } from './story-terms';

/** Runs the join. */
export async function joinStories(
  engine: SqlEngine,
  name: Names,
  groups: () => AsyncIterable<CopyGroup>,
  options: JoinOptions,
  isCurrent: () => boolean,
  sizes: JoinSizes = JOIN_SIZES,
): Promise<JoinedStories> {
  const rules = storyRules(options);
  const sql = new StoryStatements(name, engine.dialect);
  for (const table of Object.keys(STORY_TABLES) as StoryTable[]) await emptied(engine, sql, table);
  const { ids, counts } = await writeMembers(engine, sql, groups, sizes);
  await analyze(engine, sql, ['members', 'canonicals']);
  await mustHaveTerms(engine, name, sql);
  await remake(engine, sql, 'texts', sql.texts(), 'page');
  await remake(engine, sql, 'sums', sql.sums());
  const [foreign] = await guarded('sums', () => engine.query(sql.foreign()));
  const terms = await BatchTerms.read(engine, sql, ids.length, numberOf(foreign!.count));
  const work = await writeProfiles(engine, sql, terms, ids.length, sizes);
  await analyze(engine, sql, ['profiles', 'features']);
  const found = await findLinks(engine, sql, work, rules.window, sizes);
  const densities = drain(densitySteps(found.links, ids.length, STORY_PARAMETERS));
  const made = await findStories({ engine, sql, terms, rules, found, densities, sizes });

  const stories = clustersOf(made.storyOf);
  const { minSources = 1 } = options;
  const isTold = (story: number): boolean => made.voices[story]! >= minSources;
  const all = stories.flatMap(({ members }) => [members[0]!]);
  const order = toldOrder(all.filter(isTold), stories, made.names, ids, counts);
  const below = all.filter((story) => !isTold(story));
  below.sort((a, b) => codeUnitOrder(ids[made.names[a]!]!, ids[made.names[b]!]!));
  const pages = pagesOf(order, stories, counts, sizes.page);
  const belowPages = pagesOf(below, stories, counts, sizes.page);
  await writePages(engine, sql, [...pages, ...belowPages], stories);
  await analyze(engine, sql, ['pages']);
  await remake(engine, sql, 'story_texts', sql.storyTexts(), 'page');
  const ends = found.joined.ends(ids.length);
  const told: Told = {
    ...{ engine, sql, isCurrent, ids, stories, isTold, minSources, storyOf: made.storyOf, names: made.names },
    length: options,
    linksOf: new LinksOfReports(found.links, ends),
    alikeOf: new LinksOfReports(found.alike, ends),
  };
  const stats: JoinStats = {
    independent: ids.length,
    stories: order.length,
    single: order.filter((story) => stories[story]!.members.length === 1).length,
    below: below.length,
    candidates: found.candidates,
    links: found.links.length,
    parts: made.parts,
    largest: made.largest,
    capped: found.capped,
  };
  return new JoinedStories(stats, told, pages, belowPages);
}

async function emptied(engine: SqlEngine, sql: StoryStatements, table: StoryTable): Promise<void> {
  const by = STORY_TABLES[table].some((column) => column.name === 'place') ? 'place' : undefined;
  await guarded(table, async () => {
    await engine.drop(sql.table(table));
    await engine.create(sql.table(table), STORY_TABLES[table], by);
  });
}

/** Gives independent reports their places, and writes who belongs to which. */
async function writeMembers(
  engine: SqlEngine,
  sql: StoryStatements,
  groups: () => AsyncIterable<CopyGroup>,
  { page, chunk }: JoinSizes,
): Promise<{ ids: string[]; counts: Uint32Array }> {
  const ids: string[] = [];
  for await (const { canonicalId } of groups()) ids.push(canonicalId);
  ids.sort(codeUnitOrder);
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const counts = new Uint32Array(ids.length);
  let [numbers, places, texts, canonicals]: [bigint[], number[], string[], number[]] = [[], [], [], []];
  const flush = async (): Promise<void> => {
    await insertRows(engine, sql, 'members', [BigUint64Array.from(numbers), Uint32Array.from(places), texts]);
    await insertRows(engine, sql, 'canonicals', [
      BigUint64Array.from(canonicals, (i) => numbers[i]!),
      Uint32Array.from(canonicals, (i) => places[i]!),
      Uint32Array.from(canonicals, (i) => Math.floor(places[i]! / page)),
    ]);
    [numbers, places, texts, canonicals] = [[], [], [], []];
  };
  for await (const group of groups()) {
    const place = placeOf.get(group.canonicalId)!;
    counts[place] = group.members.length;
    canonicals.push(numbers.length);
    for (const [i, { id }] of group.members.entries()) {
      numbers.push(reportNumber(id));
      places.push(place);
      texts.push(i === 0 && group.members.length > 1 ? JSON.stringify(group) : '');
    }
    if (numbers.length >= chunk) await flush();
  }
  await flush();
  return { ids, counts };
}

/** Rows of terms are those that the reports say. */
async function mustHaveTerms(engine: SqlEngine, name: Names, sql: StoryStatements): Promise<void> {
  const none = `SELECT report FROM ${name('reports')} GROUP BY report HAVING max(terms) = 0 LIMIT 1`;
  const [without] = await guarded('terms', () => engine.query(none));
  if (without !== undefined) {
    const message = `step "terms": expected reports that came with their terms (the option terms), got one without: row of report ${unsignedOf(without.report)} in reports`;
    throw new NewsfoldError('parameter-mismatch', message, 'terms');
  }
  await remake(engine, sql, 'counted', sql.counted());
  const [bad] = await guarded('terms', () => engine.query(sql.unequal()));
  if (bad === undefined) return;
  const got = `another number: row of report ${unsignedOf(bad.report)} in reports`;
  throw fault('bad-bytes', 'terms: expected as many rows as their report says', got, 'terms', 'terms');
}

async function writePages(
  engine: SqlEngine,
  sql: StoryStatements,
  pages: readonly (readonly number[])[],
  clusters: readonly Cluster[],
): Promise<void> {
  await emptied(engine, sql, 'pages');
  for (const [page, stories] of pages.entries()) {
    const places = stories.flatMap((story) => clusters[story]!.members);
    await insertRows(engine, sql, 'pages', [
      Uint32Array.from(places),
      new Uint32Array(places.length).fill(page),
    ]);
  }
}
