/**
 * What the commands that read a batch have in common: sources found, languages loaded, articles taken in, notes told.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { resolve } from 'node:path';
import type { Article, LanguagePack, Rejection } from 'newsfold';
import { EXIT, Failure, UsageError } from './faults';
import type { OutputFormat } from './flags';
import { findSources, type Source } from './input/find';
import { Intake } from './input/intake';
import type { Io } from './io';
import { Notes, say } from './notes';
import { intakeSettings, languagesOf } from './options';
import { type Layout, layoutOf } from './output/plain';
import { writeOutput } from './output/write';
import { outputOf, type Request } from './parse';
import { Progress } from './progress';

/** One run over a batch. */
export class Session {
  readonly notes: Notes;
  readonly progress: Progress;
  /** The layout of what is written to standard output. */
  readonly layout: Layout;

  private constructor(
    readonly request: Request,
    readonly io: Io,
    readonly format: OutputFormat,
    readonly languages: readonly LanguagePack[],
    readonly intake: Intake,
    notes: Notes,
  ) {
    this.notes = notes;
    this.progress = new Progress(io, !request.has('quiet'));
    // A file is no terminal.
    const isFile = request.text('output') !== undefined;
    this.layout = layoutOf(isFile ? { ...PLAIN, write: () => true } : io.stdout, isFile ? {} : io.env);
  }

  /**
   * @param words inputs
   * @param keepsPages whether what was taken off pages is wanted
   * @throws UsageError, NewsfoldError
   */
  static async open(
    request: Request,
    io: Io,
    words: readonly string[],
    keepsPages = false,
  ): Promise<Session> {
    const format = outputOf(request);
    const sources = withoutOutput(await findSources(words, io), request, words, io);
    if (sources.length === 0) throw new UsageError('expected files of reports, got folders without any');
    const languages = await languagesOf(request);
    const notes = new Notes(request.has('verbose'));
    const intake = new Intake(sources, intakeSettings(request, languages), notes, keepsPages);
    return new Session(request, io, format, languages, intake, notes);
  }

  /** All articles at once. */
  async all(): Promise<Article[]> {
    const articles: Article[] = [];
    for await (const article of this.intake.read()) {
      articles.push(article);
      if (articles.length % 64 === 0) this.reading();
    }
    this.progress.clear();
    return articles;
  }

  /** Shows what is done with the articles while the thread is busy with it. */
  working(doing: string): void {
    this.progress.announce(doing, this.intake.count, 'article');
  }

  /** The library's work on the articles. @throws StrictFault for what it says of one, by file and line */
  async work<T>(doing: () => T | Promise<T>): Promise<T> {
    try {
      return await doing();
    } catch (error) {
      throw this.intake.faultOf(error);
    }
  }

  /** Shows how much was read. */
  reading(): void {
    const { bytes, totalBytes, count } = this.intake;
    this.progress.report('reading', count, 'article', totalBytes === 0 ? undefined : bytes / totalBytes);
  }

  /** Most stories or groups that are shown. */
  get limit(): number {
    return Math.trunc(this.request.number('limit', 1, 1_000_000) ?? Number.POSITIVE_INFINITY);
  }

  /** @param used articles that something came of: where it is none, a file that is there stays as it is */
  async write(pieces: Iterable<string>, used: number): Promise<void> {
    this.progress.clear();
    if (used === 0 && this.request.text('output') !== undefined) return;
    await writeOutput(pieces, this.request.text('output'), this.io);
  }

  /**
   * Tells what was left out, and the exit code.
   *
   * @param used articles that something came of
   * @throws Failure where nothing came of any
   */
  close(used: number, rejected: readonly Rejection[] = []): number {
    this.progress.clear();
    this.intake.reject(rejected);
    if (!this.request.has('quiet')) say(this.io, this.notes.lines(layoutOf(this.io.stderr, this.io.env)));
    if (used > 0) return EXIT.done;
    throw new Failure(
      `no article could be used; ${this.intake.count === 0 ? 'none was found' : `${this.intake.count} came`}`,
    );
  }
}

const PLAIN = { isTTY: false };

/**
 * What a run wrote into a folder is no report of the next run. Named as an input, it is replaced only by reports again.
 *
 * @throws UsageError
 */
function withoutOutput(
  sources: readonly Source[],
  request: Request,
  words: readonly string[],
  io: Io,
): readonly Source[] {
  const output = request.text('output');
  if (output === undefined) return sources;
  const target = resolve(io.cwd, output);
  const isTarget = (word: string): boolean => word !== '-' && resolve(io.cwd, word) === target;
  if (!words.some(isTarget)) return sources.filter(({ name }) => !isTarget(name));
  if (request.has('unique') || request.command === 'read') return sources;
  throw new UsageError(`--output: ${output} is an input too, and would be lost`);
}
