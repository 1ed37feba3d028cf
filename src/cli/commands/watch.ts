/**
 * `newsfold watch`: files as they come, onto a desk; what each report is at first sight, and what becomes of the stories.
 *
 * Files are looked at every few seconds, which works on every system and network drive; one that changed is read anew, and of what it holds
 * only what is new is taken. One that is being written is left until it rests.
 *
 * Cost: one look at each file a round; the desk's own for what is new.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { performance } from 'node:perf_hooks';
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { setTimeout as delay } from 'node:timers/promises';
import type { Article, DeskEvent, DeskPlacement, LanguagePack } from 'newsfold';
import { EXIT, UsageError } from '../faults';
import { CompleteLines } from '../input/complete-lines';
import { findSources, type Source, STDIN_NAME } from '../input/find';
import { Intake } from '../input/intake';
import { kindOfName } from '../input/kind';
import { type Io, writeAll } from '../io';
import { Notes, say } from '../notes';
import { intakeSettings, languagesOf, storyOptions } from '../options';
import { deskEventLine, placementLine } from '../output/desk';
import { jsonOf } from '../output/json';
import { type Layout, layoutOf } from '../output/plain';
import { outputOf, type Request } from '../parse';
import { openWatchedDesk, type WatchedDesk } from './watched-desk';

/** Seconds. */
const DEFAULTS = { interval: 2, settle: 5 } as const;
/** Reports remembered that the desk does not keep, so that they are told of once. */
const MOST_REFUSED = 100_000;

export async function watch(request: Request, io: Io): Promise<number> {
  if (request.words.length === 0) throw new UsageError('expected files or folders to watch');
  if (request.words.includes('-')) throw new UsageError('expected files or folders, got standard input');
  const format = outputOf(request);
  const interval = (request.number('interval', 0.05, 86_400) ?? DEFAULTS.interval) * 1000;
  const settle = (request.number('settle', 0, 86_400) ?? DEFAULTS.settle) * 1000;
  const languages = await languagesOf(request);
  const first = await findSources(request.words, io);
  const keepDays = request.number('keep-days');
  const keepArticles = request.number('keep-articles');
  const desk = await openWatchedDesk(request.text('desk'), io.cwd, {
    ...storyOptions(request, languages),
    ...(keepDays === undefined ? {} : { keepDays }),
    ...(keepArticles === undefined ? {} : { keepArticles }),
  });
  const signal = io.interruption();
  const watcher = new Watcher(request, io, desk, languages, format === 'jsonl');
  try {
    watcher.isLast = request.has('once');
    await watcher.take(first, true, signal);
    await watcher.settle();
    if (request.has('once')) return EXIT.done;
    let settled = performance.now();
    for (;;) {
      signal.throwIfAborted();
      await delay(interval, undefined, { signal }).catch(() => signal.throwIfAborted());
      await watcher.take(await stillThere(request, io), false, signal);
      if (performance.now() - settled < settle) continue;
      await watcher.settle();
      settled = performance.now();
    }
  } finally {
    watcher.tellUnfinished();
    await desk.close();
  }
}

/** What is there now: a folder may go away, and come again. */
async function stillThere(request: Request, io: Io): Promise<Source[]> {
  const found: Source[] = [];
  for (const word of request.words) {
    try {
      found.push(...(await findSources([word], io)));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
    }
  }
  return found;
}

/** What is known of the files, and what was told. */
class Watcher {
  /** Size and time of each file when it was read, and when it was seen last. */
  readonly #read: Map<string, string> = new Map();
  #seen: Map<string, string> = new Map();
  /** Content of reports that the desk did not keep, by id. */
  readonly #refused: Map<string, string> = new Map();
  /** Lines without an end, by the name of their file. */
  readonly #unfinished: Map<string, number> = new Map();
  readonly #layout: Layout;
  #isSettled = false;
  /** Whether this round is the last one, and nobody will end a line that has no end yet. */
  isLast = false;

  constructor(
    private readonly request: Request,
    private readonly io: Io,
    private readonly desk: WatchedDesk,
    private readonly languages: readonly LanguagePack[],
    private readonly isJson: boolean,
  ) {
    this.#layout = layoutOf(io.stdout, io.env);
  }

  /** Takes in what changed. */
  async take(sources: readonly Source[], isFirst: boolean, signal: AbortSignal): Promise<void> {
    const seen = new Map<string, string>();
    for (const source of sources) {
      signal.throwIfAborted();
      const { name, size, changed } = source;
      if (name === STDIN_NAME) continue;
      const state = `${size} ${changed}`;
      seen.set(name, state);
      // Lines are added to JSON lines all the time; of anything else a half is no use.
      const rests = isFirst || kindOfName(name) === 'jsonl' || this.#seen.get(name) === state;
      if (this.#read.get(name) === state || !rests) continue;
      this.#read.set(name, state);
      await this.#takeFile(source);
    }
    for (const name of this.#read.keys()) {
      if (seen.has(name)) continue;
      this.#read.delete(name);
      this.#unfinished.delete(name);
    }
    this.#seen = seen;
  }

  /** Folds all reports anew, where there are new ones, and tells what changed. */
  async settle(): Promise<void> {
    if (this.#isSettled) return;
    const events = await this.desk.settle();
    this.#isSettled = true;
    for (const event of events) await this.#tellEvent(event);
    await this.desk.save();
  }

  async #takeFile(source: Source): Promise<void> {
    const notes = new Notes(this.request.has('verbose'));
    const lines = new CompleteLines();
    const isHeld = !this.isLast && kindOfName(source.name) === 'jsonl';
    const read = isHeld ? { ...source, open: () => lines.through(source.open()) } : source;
    const intake = new Intake([read], intakeSettings(this.request, this.languages), notes);
    const fresh: Article[] = [];
    for await (const article of intake.read()) if (this.#isNew(article)) fresh.push(article);
    this.#say(notes);
    if (lines.unfinished === undefined) this.#unfinished.delete(source.name);
    else this.#unfinished.set(source.name, lines.unfinished);
    if (fresh.length === 0) return;
    const placements = await this.desk.add(fresh);
    this.#isSettled = false;
    for (const [i, placement] of placements.entries()) {
      this.#remember(fresh[i], placement);
      await this.#tellPlacement(placement, source.name);
    }
  }

  /** Tells of lines that nobody ended. */
  tellUnfinished(): void {
    const notes = new Notes(this.request.has('verbose'));
    for (const [name, line] of this.#unfinished)
      notes.add({ name, line }, 'expected JSON, got a line that breaks off');
    this.#say(notes);
  }

  #say(notes: Notes): void {
    if (!this.request.has('quiet')) say(this.io, notes.lines(layoutOf(this.io.stderr, this.io.env)));
  }

  #isNew(article: Article): boolean {
    const { id } = Object(article) as { id?: unknown };
    if (typeof id !== 'string') return true;
    if (this.#refused.get(id) === contentOf(article)) return false;
    const kept = this.desk.get(id);
    return kept === undefined || contentOf(kept) !== contentOf(article);
  }

  #remember(article: Article | undefined, { outcome, articleId }: DeskPlacement): void {
    if (article === undefined || articleId === undefined) return;
    this.#refused.delete(articleId);
    if (outcome !== 'rejected' && outcome !== 'outside-window') return;
    this.#refused.set(articleId, contentOf(article));
    if (this.#refused.size <= MOST_REFUSED) return;
    for (const oldest of this.#refused.keys()) {
      this.#refused.delete(oldest);
      return;
    }
  }

  async #tellPlacement(placement: DeskPlacement, file: string): Promise<void> {
    const line = this.isJson
      ? jsonOf({ kind: 'placement', file, ...placement })
      : placementLine(placement, file, this.desk, this.#layout);
    await writeAll(this.io.stdout, [`${line}\n`]);
  }

  async #tellEvent(event: DeskEvent): Promise<void> {
    const line = this.isJson
      ? jsonOf({ kind: 'event', ...event })
      : deskEventLine(event, this.desk, this.#layout);
    await writeAll(this.io.stdout, [`${line}\n`]);
  }
}

/** What makes a report another one than it was. */
function contentOf({ title, text, source, url }: Article): string {
  return JSON.stringify([title ?? '', text, source ?? '', url ?? '']);
}
