/**
 * All sources of a run as one stream of articles: what they hold is read, named, and remembered by its place, so that a fault that the
 * library finds can be told by file and line.
 *
 * Cost: O(bytes).
 * @module
 */
import { type Article, type LanguagePack, type ReadResult, type Rejection, readArticles } from 'newsfold';
import { Failure, isSystemError, StrictFault } from '../faults';
import { type Notes, type Place, placeName } from '../notes';
import type { Source } from './find';
import { type ReadSettings, rowsOf } from './parse';

/** What to do with a second article of an id. */
export type DuplicatePolicy = 'ignore' | 'replace' | 'rename' | 'error';

/** How articles are taken in. */
export interface IntakeSettings extends ReadSettings {
  readonly languages: readonly LanguagePack[];
  /** What a text file is. */
  readonly textAs: 'page' | 'article';
  readonly onDuplicateId: DuplicatePolicy;
  /** Whether the first fault ends the run. */
  readonly isStrict: boolean;
}

/** Pages that are read together: lines that recur on them are boilerplate. */
const PAGES_A_BATCH = 500;
/** An id that the library takes. */
const LONGEST_ID = 300;

/** The articles of one run. */
export class Intake {
  /** Articles by id: those that count where an id comes twice. */
  readonly articles: Map<string, Article> = new Map();
  /** Bytes of files read so far. */
  bytes = 0;
  /** Bytes of all files; 0 where it is not known. */
  readonly totalBytes: number;
  /** Pages, with what was taken off them; kept only where somebody asks. */
  readonly pages: ReadResult[] = [];
  /** Where each article that was given out stands, by the order in which it was. */
  readonly #places: Place[] = [];

  constructor(
    readonly sources: readonly Source[],
    private readonly settings: IntakeSettings,
    private readonly notes: Notes,
    private readonly keepsPages: boolean = false,
  ) {
    const sizes = sources.map(({ size }) => size);
    this.totalBytes = sizes.includes(undefined) ? 0 : sizes.reduce<number>((sum, size) => sum + size!, 0);
  }

  /** How many articles came. */
  get count(): number {
    return this.#places.length;
  }

  /**
   * The articles, source by source. What is no article is given out all the same: the library says what is wrong with it.
   *
   * @throws StrictFault, with `isStrict`, for the first source or row that cannot be read
   */
  async *read(): AsyncGenerator<Article, void, undefined> {
    let pages: { name: string; raw: string }[] = [];
    for (const source of this.sources) {
      let before = 0;
      const counted: Source = { ...source, open: () => this.#counting(source) };
      try {
        for await (const row of rowsOf(counted, this.settings, (message, line) =>
          this.#fault({ name: source.name, line }, message),
        )) {
          if (!('raw' in row)) {
            yield this.#take(named(row.value, { name: source.name, line: row.line }), {
              name: source.name,
              line: row.line,
            });
          } else if (row.raw.trim() === '')
            this.#fault({ name: source.name }, 'expected text, got an empty file');
          else if (this.settings.textAs === 'article') {
            yield this.#take(plainArticle(source.name, row.raw), { name: source.name });
          } else pages.push({ name: source.name, raw: row.raw });
          before++;
        }
        if (before === 0 && source.size === 0)
          this.#fault({ name: source.name }, 'expected articles, got an empty file');
      } catch (error) {
        if (!(error instanceof Failure) && !isSystemError(error) && !isPackingError(error)) throw error;
        this.#fault({ name: source.name }, error.message);
      }
      if (pages.length >= PAGES_A_BATCH) {
        yield* this.#readPages(pages);
        pages = [];
      }
    }
    yield* this.#readPages(pages);
  }

  /** Tells what the library rejected, by file and line. */
  reject(rejected: readonly Rejection[]): void {
    for (const { index, message, articleKept, id } of rejected) {
      const hint = id === undefined || message.includes(JSON.stringify(id)) ? '' : ` [${id}]`;
      this.notes.add(
        this.#places[index],
        `${this.#told(message)}${hint}`,
        articleKept ? 'kept without a field' : 'left out',
      );
    }
  }

  /** What the library throws of an article where it is to be strict, by file and line; anything else as it is. */
  faultOf(error: unknown): unknown {
    const message = error instanceof Error ? error.message : '';
    const index = /^articles\[(\d{1,9})\]/.exec(message)?.[1];
    const place = index === undefined ? undefined : this.#places[Number(index)];
    return place === undefined ? error : new StrictFault(`${placeName(place)}: ${this.#told(message)}`);
  }

  /** The library's word on an article without its place in the list, and with the file and line of the other one it names. */
  #told(message: string): string {
    const text = message.replace(/^articles\[\d+\](?:\.|: )?/, '');
    const other = /, which articles\[(\d+)\] has$/.exec(text);
    const place = other === null ? undefined : this.#places[Number(other[1])];
    return place === undefined ? text : `${text.slice(0, other!.index)}, which ${placeName(place)} has`;
  }

  #fault(place: Place, message: string): void {
    if (this.settings.isStrict) throw new StrictFault(`${placeName(place)}: ${message}`);
    this.notes.add(place, message);
  }

  async *#counting(source: Source): AsyncGenerator<Uint8Array | string, void, undefined> {
    const end = this.bytes + (source.size ?? 0);
    for await (const chunk of source.open()) {
      this.bytes = Math.min(
        this.bytes + chunk.length,
        source.size === undefined ? Number.POSITIVE_INFINITY : end,
      );
      yield chunk;
    }
    if (source.size !== undefined) this.bytes = end;
  }

  *#readPages(pages: readonly { name: string; raw: string }[]): Generator<Article, void, undefined> {
    const read = readArticles(
      pages.map(({ name, raw }) => ({ raw, hints: { id: idOf(name) } })),
      { languages: this.settings.languages },
    );
    for (const [i, page] of read.entries()) {
      const { name } = pages[i]!;
      if (this.keepsPages) this.pages.push(page);
      yield this.#take(page.article, { name });
    }
  }

  /** Remembers an article and where it stands. */
  #take(value: unknown, place: Place): Article {
    let article = value as Article;
    const { onDuplicateId } = this.settings;
    const id: unknown = (Object(value) as { id?: unknown }).id;
    if (typeof id === 'string') {
      const isKnown = this.articles.has(id);
      if (isKnown && onDuplicateId === 'rename') {
        article = { ...article, id: this.#ownId(id, place) };
        this.articles.set(article.id, article);
      } else if (!isKnown || onDuplicateId === 'replace') this.articles.set(id, article);
    }
    this.#places.push(place);
    return article;
  }

  /** An id that no other article has: `FILE#ID`, and a number behind it where even that is taken. */
  #ownId(id: string, { name }: Place): string {
    const base = idOf(`${name}#${id}`, 12);
    for (let i = 1; ; i++) {
      const own = i === 1 ? base : `${base}#${i}`;
      if (!this.articles.has(own)) return own;
    }
  }
}

/** What zlib says of a damaged file. */
function isPackingError(error: unknown): error is Error {
  const { code } = Object(error) as { code?: unknown };
  return error instanceof Error && typeof code === 'string' && code.startsWith('Z_');
}

/** An article without an id gets that of its place. */
function named(value: unknown, { name, line }: Place): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const { id } = value as { id?: unknown };
  if (id !== undefined && id !== null && id !== '') return value;
  return { ...value, id: idOf(line === undefined ? name : `${name}:${line}`) };
}

/** A name as an id, with room for so much more: of long ones the end, which tells more; no half of a character. */
function idOf(name: string, room = 0): string {
  return name.slice(-(LONGEST_ID - room)).replace(/^[\udc00-\udfff]/, '');
}

/** A text file as it is: the first line is the title, where more follows. */
function plainArticle(name: string, raw: string): Article {
  const text = raw.replaceAll('\r\n', '\n').trim();
  const end = text.indexOf('\n');
  if (end < 0 || end > 300) return { id: idOf(name), text };
  return { id: idOf(name), title: text.slice(0, end).trim(), text: text.slice(end + 1).trim() };
}
