/**
 * A desk as bytes and back: a container (`container.ts`) of columns (`columns.ts`), magic `NFDK`, version 1.
 *
 * | section | what                                                                                                        |
 * | ------- | ----------------------------------------------------------------------------------------------------------- |
 * | `OPTS`  | names of the options that decide on stories, and their values                                               |
 * | `NOTE`  | the caller's note                                                                                           |
 * | `ARTS`  | reports by id; one that was revised or removed since the last settle also as that settle had it, right before |
 * | `WIND`  | times of the latest arrivals; event times of the reports that are kept                                      |
 * | `NAME`  | names, aliases and reports of the stories of the last settle, oldest name first                             |
 * | `PLAC`  | reports of each story now; reports no settle has seen                                                       |
 * | `PINS`  | an editor's pins now, and at the last settle                                                                |
 * | `STAT`  | counts                                                                                                      |
 *
 * Everything that can be computed from these is left out, languages and summaries among it. What is read is checked as if it
 * came from a stranger: with right checksums it gives a desk, or an error.
 *
 * Cost: O(bytes).
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { NewsfoldError } from '../errors';
import { ColumnReader, ColumnWriter } from './columns';
import { readContainer, writeContainer } from './container';
import { type Fingerprint, mustMatch } from './options';
import { type ArticlePins, EditorPins } from './pins';
import { type ArticleRow, articleRows, ROW, readArticleRows, writeArticleRows } from './snapshot-articles';
import type { NamedStory } from './story-ids';
import type { WindowState } from './window';

/** All there is to know of a desk. */
export interface DeskState {
  readonly fingerprint: Fingerprint;
  readonly note: string;
  /** By id. */
  readonly articles: readonly CheckedArticle[];
  /** Reports of each story, in the order of the stories. */
  readonly members: ReadonlyMap<string, Iterable<string>>;
  /** Those no settle has seen, and whether first sight took them for copies. */
  readonly unsettled: ReadonlyMap<string, boolean>;
  /** The reports of the last settle, by id, and its pins. */
  readonly settled: readonly CheckedArticle[];
  readonly settledPins: ArticlePins;
  readonly pins: ArticlePins;
  readonly named: readonly NamedStory[];
  readonly window: WindowState;
  readonly evicted: number;
  readonly rejected: number;
  readonly isChanged: boolean;
}

const FORMAT = { magic: 'NFDK', oldest: 1, newest: 1 } as const;
const TAGS = ['OPTS', 'NOTE', 'ARTS', 'WIND', 'NAME', 'PLAC', 'PINS', 'STAT'] as const;
type Tag = (typeof TAGS)[number];
/** A desk goes on counting from what it reads; no desk gets as far. */
const MOST_COUNTED: number = 2 ** 48;
/** Arrivals that a window tells the time by, at the most. */
const MOST_ARRIVALS = 1000;

/** The state as bytes, the same for the same state. */
export function writeSnapshot(state: DeskState): Uint8Array {
  const rows = articleRows(state.articles, state.settled);
  const [kept, settled] = [new Map<string, number>(), new Map<string, number>()];
  for (const [row, { article, state: where }] of rows.entries()) {
    if (where !== ROW.settled) kept.set(article.id, row);
    if (where !== ROW.kept) settled.set(article.id, row);
  }
  const rowsOf = (ids: Iterable<string>, rowOf: ReadonlyMap<string, number>): number[] =>
    [...ids].map((id) => rowOf.get(id)!).sort((a, b) => a - b);
  const copies = [...state.unsettled].filter(([, isCopy]) => isCopy).map(([id]) => id);

  const writers: Record<Tag, (writer: ColumnWriter) => void> = {
    OPTS: (writer) => writer.strings([...state.fingerprint].flat()),
    NOTE: (writer) => writer.string(state.note),
    ARTS: (writer) => writeArticleRows(writer, rows),
    WIND: (writer) => {
      const times = [...kept.keys()].map((id) => state.window.kept.get(id)!);
      writer.f64s(state.window.arrivals).f64s(times);
    },
    NAME: (writer) => {
      writer.varint(state.named.length);
      for (const { id, aliases, articleIds } of state.named) {
        writer.string(id).strings(aliases).varints(rowsOf(articleIds, settled));
      }
    },
    PLAC: (writer) => {
      writer.varint(state.members.size);
      for (const [storyId, ids] of state.members) writer.string(storyId).varints(rowsOf(ids, kept));
      writer.varints(rowsOf(copies, kept));
    },
    PINS: (writer) => {
      for (const { sameStory, differentStory } of [state.pins, state.settledPins]) {
        writer.varint(sameStory.length);
        for (const ids of sameStory) writer.strings(ids);
        writer.strings(differentStory.flat());
      }
    },
    STAT: (writer) => writer.varints([state.evicted, state.rejected, state.isChanged ? 1 : 0]),
  };
  const sections = new Map<string, Uint8Array>();
  for (const tag of TAGS) {
    const writer = new ColumnWriter();
    writers[tag](writer);
    sections.set(tag, writer.finish());
  }
  return writeContainer({ magic: FORMAT.magic, version: FORMAT.newest, sections });
}

/**
 * Reads what {@link writeSnapshot} wrote.
 *
 * @throws TypeError if `bytes` is not a `Uint8Array`; NewsfoldError `bad-bytes`, `version-too-old`, `version-too-new`,
 * `parameter-mismatch`
 */
export function readSnapshot(bytes: Uint8Array, fingerprint: Fingerprint): DeskState {
  const { sections } = readContainer(bytes, FORMAT);
  if ([...sections.keys()].join() !== TAGS.join()) bad(`sections ${TAGS.join(', ')}`);
  const read = <T>(tag: Tag, readIt: (reader: ColumnReader) => T): T => {
    const reader = new ColumnReader(sections.get(tag)!, `section ${tag}`);
    const value = readIt(reader);
    reader.end();
    return value;
  };
  const written = read('OPTS', (reader) => reader.strings());
  const pairs = new Map<string, string>();
  for (let i = 0; i < written.length; i += 2) pairs.set(written[i]!, written[i + 1] ?? '');
  if (2 * pairs.size !== written.length) bad('a value for each option');
  mustMatch(fingerprint, pairs);
  const note = read('NOTE', (reader) => reader.string());
  const rows = read('ARTS', readArticleRows);
  const articles = rows.filter(({ state }) => state !== ROW.settled).map(({ article }) => article);
  const settled = rows.filter(({ state }) => state !== ROW.kept).map(({ article }) => article);
  const window = read('WIND', (reader) => readWindow(reader, articles));
  const named = read('NAME', (reader) => readNames(reader, rows));
  const { members, unsettled } = read('PLAC', (reader) => readPlaces(reader, rows, named));
  const [pins, settledPins] = read('PINS', (reader) => [
    readPins(reader, articles),
    readPins(reader, settled),
  ]);
  const counts = read('STAT', (reader) => reader.varints());
  const [evicted = 0, rejected = 0, isChanged = 0] = counts;
  if (counts.length !== 3 || isChanged > 1 || Math.max(evicted, rejected) > MOST_COUNTED) bad('three counts');
  return {
    ...{ fingerprint, note, articles, members, unsettled, settled, settledPins, pins, named, window },
    ...{ evicted, rejected, isChanged: isChanged === 1 },
  };
}

function readWindow(reader: ColumnReader, articles: readonly CheckedArticle[]): WindowState {
  const [arrivals, times] = [[...reader.f64s()], reader.f64s()];
  if (arrivals.length > MOST_ARRIVALS || !arrivals.every(Number.isFinite)) bad('times of arrivals');
  if (times.length !== articles.length) bad(`${articles.length} event times, got ${times.length}`);
  const kept = new Map<string, number>();
  for (const [i, { id }] of articles.entries()) {
    const time = times[i]!;
    // What came undated before any date was known is as old as can be.
    if (!Number.isFinite(time) && time !== Number.NEGATIVE_INFINITY) bad('event times');
    kept.set(id, time);
  }
  return { arrivals, kept };
}

/** Reads rows, ascending, of those in one state, and marks them. */
function readRows(
  reader: ColumnReader,
  rows: readonly ArticleRow[],
  other: number,
  seen: Set<number>,
): string[] {
  const ids: string[] = [];
  let last = -1;
  for (const at of reader.varints()) {
    const row = rows[at];
    if (row === undefined || at <= last || row.state === other || seen.has(at)) bad('each report once');
    last = at;
    seen.add(at);
    ids.push(row.article.id);
  }
  return ids;
}

function readNames(reader: ColumnReader, rows: readonly ArticleRow[]): NamedStory[] {
  const named: NamedStory[] = [];
  const names = new Set<string>();
  const seen = new Set<number>();
  for (let left = reader.count(3); left > 0; left--) {
    const [id, aliases] = [reader.string(), reader.strings()];
    for (const name of [id, ...aliases]) {
      if (names.has(name)) bad('a name for one story');
      names.add(name);
    }
    const articleIds = readRows(reader, rows, ROW.kept, seen);
    if (articleIds.length === 0) bad('reports in each story');
    named.push({ id, aliases, articleIds });
  }
  if (seen.size !== rows.filter(({ state }) => state !== ROW.kept).length) bad('each report in a story');
  return named;
}

function readPlaces(
  reader: ColumnReader,
  rows: readonly ArticleRow[],
  named: readonly NamedStory[],
): { members: Map<string, string[]>; unsettled: Map<string, boolean> } {
  const lasting = new Set(named.map(({ id }) => id));
  const aliases = new Set(named.flatMap((story) => story.aliases));
  const members = new Map<string, string[]>();
  const seen = new Set<number>();
  for (let left = reader.count(2); left > 0; left--) {
    const storyId = reader.string();
    const ids = readRows(reader, rows, ROW.settled, seen);
    const isIdle = ids.length === 0 && !lasting.has(storyId);
    if (isIdle || members.has(storyId) || aliases.has(storyId)) bad('stories with reports');
    members.set(storyId, ids);
  }
  const kept = rows.filter(({ state }) => state !== ROW.settled).length;
  if (seen.size !== kept || named.some(({ id }) => !members.has(id))) bad('each report in a story');
  const copies = new Set(readRows(reader, rows, ROW.settled, new Set()));
  const unsettled = new Map<string, boolean>();
  for (const { article, state } of rows) {
    if (state === ROW.kept) unsettled.set(article.id, copies.has(article.id));
    else if (state === ROW.both && copies.has(article.id)) bad('copies among the reports that came last');
  }
  return { members, unsettled };
}

function readPins(reader: ColumnReader, articles: readonly CheckedArticle[]): ArticlePins {
  const sameStory: string[][] = [];
  for (let left = reader.count(); left > 0; left--) sameStory.push(reader.strings());
  const flat = reader.strings();
  const differentStory: [string, string][] = [];
  for (let i = 0; i < flat.length; i += 2) differentStory.push([flat[i]!, flat[i + 1] ?? '']);
  const pins = { sameStory, differentStory };
  const ids = new Set(articles.map(({ id }) => id));
  let checked: ArticlePins | undefined;
  if ([...sameStory.flat(), ...flat].every((id) => ids.has(id))) {
    try {
      checked = new EditorPins(pins).all;
    } catch {
      // Then they contradict each other.
    }
  }
  if (JSON.stringify(checked) !== JSON.stringify(pins)) bad('pins of its reports');
  return pins;
}

function bad(what: string): never {
  throw new NewsfoldError('bad-bytes', `bytes: expected ${what}`, 'bytes');
}
