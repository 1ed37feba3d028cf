/**
 * Profiles of a batch's independent reports, made from their texts a page at a time, once the engine knows how rare each term is, and written to the
 * engine as rows of the profile join.
 *
 * Cost: that of reading the texts for terms and event frames; memory, a page of articles.
 * @module
 */
import { type CheckedArticle, checkArticles } from '../article/article';
import { ChannelMaker } from '../stories/channels';
import { frameOf } from '../stories/frames';
import { STORY_PARAMETERS } from '../stories/parameters';
import { ProfileMaker } from '../stories/profile';
import { TermCounter } from '../stories/term-counts';
import { TermTable } from '../stories/term-table';
import { type ColumnValues, numberOf, type SqlEngine } from './engine';
import { readArticleRow } from './pages';
import { guarded } from './steps';
import { packProfile, packRest } from './story-features';
import { type JoinSizes, STORY_TABLES, type StoryStatements, type StoryTable } from './story-statements';
import type { BatchTerms } from './story-terms';

/** What a weight of 1 is in a row. */
const WHOLE = 255;

/** What the profiles of a batch tell of the work that is ahead. */
export interface ProfileWork {
  /** For each independent report: places in posting lists that are looked at for it. */
  readonly looked: Uint32Array;
  /** 1 for one that has more of them than are looked at. */
  readonly capped: Uint8Array;
}

/** Inserts rows into a table of the join. */
export function insertRows(
  engine: SqlEngine,
  sql: StoryStatements,
  table: StoryTable,
  values: readonly ColumnValues[],
): Promise<void> {
  return guarded(table, () => engine.insert(sql.table(table), STORY_TABLES[table], values));
}

/** The checked articles of a page's rows with their places, in order. */
export async function readTexts(
  engine: SqlEngine,
  table: string,
  page: number,
): Promise<{ place: number; article: CheckedArticle }[]> {
  const query = `SELECT place, article FROM ${table} WHERE page = ${page}`;
  const rows = await guarded('texts', () => engine.query(query));
  const read = rows.map((row) => ({ place: numberOf(row.place), raw: readArticleRow(row) }));
  const { articles } = checkArticles(read.map(({ raw }) => raw));
  const placeOf = new Map(read.map(({ place, raw }) => [raw.id, place]));
  // Places go by ids, and so do checked articles.
  return articles.map((article) => ({ place: placeOf.get(article.id)!, article }));
}

/** Makes the profiles of all pages, in order, and writes them. */
export async function writeProfiles(
  engine: SqlEngine,
  sql: StoryStatements,
  terms: BatchTerms,
  reports: number,
  { page: size, limits }: JoinSizes,
): Promise<ProfileWork> {
  const work = { looked: new Uint32Array(reports), capped: new Uint8Array(reports) };
  // How many reports so far have a term in their profile.
  const before = new TermTable(1 << 20);
  for (let page = 0; page * size < reports; page++) {
    const texts = await readTexts(engine, sql.table('texts'), page);
    const { profiles, features } = rowsOfPage(texts, terms, before, limits.postings, work);
    await insertRows(engine, sql, 'profiles', profiles);
    await insertRows(engine, sql, 'features', features);
  }
  return work;
}

function rowsOfPage(
  texts: readonly { place: number; article: CheckedArticle }[],
  terms: BatchTerms,
  before: TermTable,
  postings: number,
  work: ProfileWork,
): { profiles: ColumnValues[]; features: ColumnValues[] } {
  const counter = new TermCounter(STORY_PARAMETERS, 0);
  const maker = new ProfileMaker(0);
  const channels = new ChannelMaker(terms.idf, terms.isName, STORY_PARAMETERS, 0);
  const most = texts.length * STORY_PARAMETERS.profileTerms;
  const [term, place, nth, low] = [0, 1, 2, 3].map(() => new Uint32Array(most)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  const weight = new Uint8Array(most);
  const totals = new Uint32Array(texts.length);
  const packed: { profile: string[]; rest: string[] } = { profile: [], rest: [] };
  let at = 0;
  for (const [i, { place: own, article }] of texts.entries()) {
    const counts = counter.count(article);
    terms.turnTo(counts);
    const profile = maker.profile(counts, terms.idf, STORY_PARAMETERS.profileTerms);
    const first = at;
    for (const [k, hash] of profile.terms.entries()) {
      term[at] = hash;
      place[at] = own;
      nth[at] = before.count(hash);
      weight[at++] = Math.min(WHOLE, Math.ceil(profile.weights[k]! * WHOLE));
      // Nobody meets a report by a term that it alone has.
      if (terms.isShared(hash)) before.add(hash, 1);
    }
    const isCapped = limitLooks(nth.subarray(first, at), low.subarray(first, at), postings);
    work.capped[own] = isCapped ? 1 : 0;
    for (let k = first; k < at; k++) work.looked[own]! += nth[k]! - low[k]!;
    totals[i] = isCapped ? 0 : Math.max(0, Math.floor(profile.sum * WHOLE) - 1);
    packed.profile.push(packProfile(profile));
    const { time, latest } = article;
    packed.rest.push(
      packRest({ channels: channels.channels(counts), frame: frameOf(article), time, latest }),
    );
  }
  const profiles = [term, place, nth, low].map((column) => column.subarray(0, at));
  const places = Uint32Array.from(texts, (text) => text.place);
  return {
    profiles: [...profiles, weight.subarray(0, at)],
    features: [places, totals, packed.profile, packed.rest],
  };
}

/**
 * From which report on each posting list is looked at: from the first, or, where the lists are too long together, the shortest ones and the end of
 * the last of those, as `stories/join.ts` does.
 */
function limitLooks(nth: Uint32Array, low: Uint32Array, postings: number): boolean {
  let total = 0;
  for (const length of nth) total += length;
  if (total <= postings) return false;
  const order = Array.from(nth, (_, i) => i).sort((x, y) => nth[x]! - nth[y]! || x - y);
  let left = postings;
  for (const i of order) {
    low[i] = Math.max(0, nth[i]! - left);
    left -= nth[i]! - low[i]!;
  }
  return true;
}

/** Consecutive places whose reports are looked at in so many places together, or one report. */
export function* workSlices(
  { looked }: ProfileWork,
  from: number,
  to: number,
  most: number,
): Generator<{ from: number; to: number }, void, undefined> {
  let start = from;
  let sum = 0;
  for (let place = from; place < to; place++) {
    if (place > start && sum + looked[place]! > most) {
      yield { from: start, to: place };
      start = place;
      sum = 0;
    }
    sum += looked[place]!;
  }
  if (start < to) yield { from: start, to };
}
