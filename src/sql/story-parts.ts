/**
 * From links to stories: the engine parts the graph of links that can bring reports together, and the library links the reports of one part after
 * another, with the densities of the whole batch.
 *
 * Average linkage never compares clusters of two parts, so every part has the stories that it has in the whole. Cost: that of linkage; memory, a page of
 * articles or the largest part, and 16 bytes a report.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { drain } from '../steps';
import { Keeper } from '../stories/apart';
import { ChannelMaker, type Channels } from '../stories/channels';
import { leastScore, storySteps } from '../stories/cluster';
import { type Frame, frameOf } from '../stories/frames';
import { LinkScores } from '../stories/linking';
import { type Link, LinksOfReports } from '../stories/links';
import type { StoryRules } from '../stories/options';
import { STORY_PARAMETERS } from '../stories/parameters';
import { type Profile, ProfileMaker, ProfileProbe } from '../stories/profile';
import { countVoices } from '../stories/sources';
import { TermCounter, type TermCounts } from '../stories/term-counts';
import { byPublication } from '../summary/material';
import { createAs, numberOf, type SqlEngine } from './engine';
import { Statements } from './statements';
import { guarded } from './steps';
import type { BatchLinks } from './story-links';
import { paged } from './story-order';
import { insertRows, readTexts } from './story-profiles';
import type { JoinSizes, StoryStatements, StoryTable } from './story-statements';
import type { BatchTerms } from './story-terms';

/** Rounds of stars: each halves the longest way in a part at least, so none needs as many. */
const MOST_ROUNDS = 64;

/** The stories of a batch, by their least place. */
export interface BatchStories {
  /** For each report, the least place of its story. */
  readonly storyOf: Int32Array;
  /** By the least place of a story: the place of the report that names it, and its publishers. */
  readonly names: Int32Array;
  readonly voices: Uint32Array;
  /** Parts of several reports, and the reports of the largest. */
  readonly parts: number;
  readonly largest: number;
}

/** What parts are linked by. */
export interface Parting {
  readonly engine: SqlEngine;
  readonly sql: StoryStatements;
  readonly terms: BatchTerms;
  readonly rules: StoryRules;
  readonly found: BatchLinks;
  readonly densities: Float64Array;
  readonly sizes: JoinSizes;
}

/** Parts the graph, and links each part. */
export async function findStories(parting: Parting): Promise<BatchStories> {
  const { engine, sql, found, densities } = parting;
  const reports = densities.length;
  const least = leastScore(STORY_PARAMETERS, parting.rules);
  await writeEdges(parting, least);
  await analyze(engine, sql, ['edges']);
  const parts = await partsOf(engine, sql, reports);
  const pages = paged(parts, (part) => part.length, parting.sizes.page);
  await insertRows(engine, sql, 'pages', [
    Uint32Array.from(pages.flatMap((page) => page.flat())),
    Uint32Array.from(pages.flatMap((page, i) => page.flatMap((part) => part.map(() => i)))),
  ]);
  await analyze(engine, sql, ['pages']);
  await remake(engine, sql, 'part_texts', sql.partTexts(), 'page');
  const stories = {
    storyOf: Int32Array.from({ length: reports }, (_, place) => place),
    names: Int32Array.from({ length: reports }, (_, place) => place),
    voices: new Uint32Array(reports).fill(1),
    parts: parts.length,
    largest: parts.reduce((most, { length }) => Math.max(most, length), Math.min(1, reports)),
  };
  const ends = new LinksOfReports(found.links, found.links.ends(reports));
  for (const [page, own] of pages.entries()) {
    const texts = new Map(
      (await readTexts(engine, sql.table('part_texts'), page)).map(({ place, article }) => [place, article]),
    );
    for (const part of own) linkPart(part, texts, ends, least, parting, stories);
  }
  return stories;
}

/** Makes a table of the join anew from a query. */
export async function remake(
  engine: SqlEngine,
  sql: StoryStatements,
  table: string,
  query: string,
  by?: string,
): Promise<void> {
  await guarded(table, async () => {
    await engine.drop(sql.table(table));
    await createAs(engine, sql.table(table), query, by);
  });
}

/** Lets the engine count rows that were inserted, where its plans depend on that. */
export async function analyze(
  engine: SqlEngine,
  sql: StoryStatements,
  tables: readonly StoryTable[],
): Promise<void> {
  for (const table of tables) {
    for (const statement of engine.dialect.analyze(sql.table(table)))
      await guarded(table, () => engine.run(statement));
  }
}

async function writeEdges({ engine, sql, found, sizes }: Parting, least: number): Promise<void> {
  let [u, v]: number[][] = [[], []];
  const flush = async (): Promise<void> => {
    await insertRows(engine, sql, 'edges', [Uint32Array.from(u!), Uint32Array.from(v!)]);
    [u, v] = [[], []];
  };
  for (let i = 0; i < found.links.length; i++) {
    const { a, b, score } = found.links.at(i)!;
    if (score < least) continue;
    u!.push(b);
    v!.push(a);
    if (u!.length === sizes.chunk) await flush();
  }
  await flush();
}

/** The parts of several reports, each ascending, by their least place. */
async function partsOf(engine: SqlEngine, sql: StoryStatements, reports: number): Promise<number[][]> {
  const stars = new Statements((table) => sql.table(table), engine.dialect, false);
  let from = 'edges';
  let isOpen = true;
  for (let round = 0; isOpen; round++) {
    if (round === MOST_ROUNDS) throw new Error(`stars: expected to be done in ${MOST_ROUNDS} rounds`);
    const [large, small] = [`large_${round % 2}`, `small_${round % 2}`];
    await remake(engine, sql, large, stars.largeStar(sql.table(from)));
    await remake(engine, sql, small, stars.smallStar(sql.table(large)));
    const open = await guarded('stars', () => engine.query(stars.open(sql.table(small))));
    isOpen = numberOf(open[0]!.count) > 0;
    from = small;
  }
  const rows = await guarded('parts', () => engine.query(stars.members(sql.table(from))));
  const leastOf = new Int32Array(reports).fill(-1);
  for (const row of rows) leastOf[numberOf(row.report)] = numberOf(row.part);
  const parts = new Map<number, number[]>();
  for (const [place, part] of leastOf.entries()) {
    if (part < 0) continue;
    const known = parts.get(part);
    if (known === undefined) parts.set(part, [place]);
    else known.push(place);
  }
  return [...parts.values()];
}

/** Links the reports of one part. */
function linkPart(
  part: readonly number[],
  texts: ReadonlyMap<number, CheckedArticle>,
  ends: LinksOfReports,
  least: number,
  { rules, terms, densities: all }: Parting,
  stories: BatchStories,
): void {
  const reports = part.map((place) => texts.get(place)!);
  const own = new Map(part.map((place, i) => [place, i]));
  const counter = new TermCounter(STORY_PARAMETERS, 0);
  const maker = new ProfileMaker(0);
  const channelMaker = new ChannelMaker(terms.idf, terms.isName, STORY_PARAMETERS, 0);
  const counts: TermCounts[] = [];
  const frames: Frame[] = [];
  const profiles: Profile[] = [];
  const channels: Channels[] = [];
  for (const report of reports) {
    const count = counter.count(report);
    terms.turnTo(count);
    counts.push(count);
    frames.push(frameOf(report));
    profiles.push(maker.profile(count, terms.idf, STORY_PARAMETERS.profileTerms));
    channels.push(channelMaker.channels(count));
  }
  const links: Link[] = [];
  for (const [a, place] of part.entries()) {
    ends.visit(place, (other, score) => {
      if (other > place && score >= least) links.push({ a, b: own.get(other)!, score });
    });
  }
  const probe = new ProfileProbe();
  const scores = new LinkScores(reports, frames, channels, rules.window, STORY_PARAMETERS);
  const evidence = {
    ...{
      links,
      countsOf: (report: number) => counts[report]!,
      frames,
      window: scores.window,
      parameters: STORY_PARAMETERS,
    },
    densities: Float64Array.from(part, (place) => all[place]!),
    scoreOf: (a: number, b: number) => scores.scoreOf(a, b, probe.similarity(profiles[a]!, profiles[b]!)),
  };
  const constraints = { rules, keeper: new Keeper(rules), parties: [] };
  for (const { members } of drain(storySteps(part.length, evidence, constraints))) {
    const story = part[members[0]!]!;
    for (const member of members) stories.storyOf[part[member]!] = story;
    const [first] = [...members].sort((x, y) => byPublication(reports[x]!, reports[y]!));
    stories.names[story] = part[first!]!;
    stories.voices[story] = countVoices(members.map((member) => reports[member]!));
  }
}
