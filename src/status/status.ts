/**
 * Where the event of a story stands, and how it got there: each report's own reading from its title and leading
 * sentences, then one state carried through the reports in the order of publication. Deterministic and without
 * a model; where the evidence contradicts itself there is no status rather than a guess.
 *
 * A report's title outweighs its first sentence, and that the next ones, which count only when they name
 * something of title or first sentence and another report agrees. Without dates a report of a change (postponed,
 * cancelled, denied, resumed) or of the event itself overtakes the plan; with dates the later report does, but a
 * plan printed again soon after a change does not undo it.
 *
 * Cost: O(reports); of each no more than {@link STATUS_PARAMETERS}.leadUnits code units are read.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { CAPITALISED, foldInto } from '../text/folding';
import { hashFolded } from '../text/hash';
import { Readings } from '../text/reading';
import { isStopWord } from '../text/stopwords';
import type { Words } from '../text/words';
import { leadingSentences } from './leading';
import { type SentenceReader, StatusReaders } from './readers';
import { type ReportStatus, resolveStatus } from './story';
import { Subject } from './subject';
import type { Status, StatusChange, StatusReading } from './types';

/** How much of a report speaks for its status. */
export const STATUS_PARAMETERS: {
  /** Sentences of the body read for what the status is; 3 to 5 is where news tells its news. */
  readonly leadSentences: number;
  /** Sentences read for a plan made earlier ("had been set to visit"). */
  readonly planSentences: number;
  /** Sentences read for what is to come on a named day, whatever it is. */
  readonly aheadSentences: number;
  /** Code units of the body looked at. */
  readonly leadUnits: number;
  /** Code units of a sentence searched for names. */
  readonly sentenceUnits: number;
  /** Letters by which two names are of the same company. */
  readonly actorLetters: number;
} = {
  leadSentences: 4,
  planSentences: 9,
  aheadSentences: 2,
  leadUnits: 3000,
  sentenceUnits: 900,
  actorLetters: 4,
};

/** One sentence that says where the event stands. */
export interface StatusEvidence {
  articleId: string;
  value: Status;
  sentence: string;
  /** UTF-16 offsets into the article's title or text. */
  start: number;
  end: number;
  inTitle: boolean;
  /** Publication of the article, epoch milliseconds; `undefined` when undated. */
  time: number | undefined;
  /** It tells of a plan already past when it was written: "had been set to visit". */
  earlier: boolean;
  /** No event is named, only something to come on a named day: a plan when a later report changes an event. */
  ahead: boolean;
  /** The words of which the story must speak for this to be its own; see `SentenceStatus`. */
  about?: readonly string[] | undefined;
}

/** What the reports of a story say of its status. */
export interface StatusReport {
  /** Absent where nothing or nothing certain is said. */
  status?: StatusReading;
  /**
   * Two readings of opposites (put off or called off or denied, against under way or held) in reports of one day, or of no
   * known day, that are as strong as each other: then there is no `status`.
   */
  conflict?: StatusReading[];
  /** In order of time; each names the first report that shows the later value. */
  changes: StatusChange[];
  /** Every sentence read, article by article, title first. */
  readings: StatusEvidence[];
}

/**
 * Reads the status of one story.
 *
 * @param articles the story's reports in publication order, undated ones last
 * @param readings the readings of their texts, where others share them
 * @param readers the languages that are read; default English alone. Reports of others have no status
 * @example
 * ```ts
 * const { articles } = checkArticles([{ id: 'a', title: 'Norway and Sweden postpone talks', text: 'No new date is known.' }]);
 * readStatus(articles).status?.value; // 'postponed'
 * ```
 * Complexity: O(reports).
 */
export function readStatus(
  articles: readonly CheckedArticle[],
  readings: Readings = new Readings(),
  readers: StatusReaders = new StatusReaders(),
): StatusReport {
  const found: StatusEvidence[] = [];
  const reports: ReportStatus[] = [];
  const subject = new Subject(articles, readings);
  for (const article of articles) {
    const reader = readers.of(article.lang);
    if (reader === undefined) continue;
    const own = readArticleStatus(article, reader, readings, subject);
    // What may have nothing to do with the event is a plan for its change, no word on where it stands.
    for (const reading of own.readings) if (!reading.ahead) found.push(reading);
    const report = weigh(own);
    if (report !== undefined) reports.push(report);
  }
  return { ...resolveStatus(reports), readings: found };
}

type Flags = Partial<Pick<StatusEvidence, 'inTitle' | 'earlier' | 'ahead' | 'about'>>;

/** What one article says. */
interface ArticleReadings {
  /** Of title and leading sentences, and of earlier plans a little further down. */
  readonly readings: readonly StatusEvidence[];
  /** Where its first sentence starts. */
  readonly opening: number;
  /** The leading sentence that speaks of another day for the event. */
  readonly newDate: StatusEvidence | undefined;
}

function readArticleStatus(
  article: CheckedArticle,
  reader: SentenceReader,
  texts: Readings,
  subject: Subject,
): ArticleReadings {
  const { id: articleId, title, text, time } = article;
  const { words, sentences } = texts.of(text);
  const readings: StatusEvidence[] = [];
  let newDate: StatusEvidence | undefined;
  const evidence = (value: Status, sentence: string, start: number, flags: Flags = {}): StatusEvidence => {
    const end = start + sentence.length;
    return {
      articleId,
      value,
      sentence,
      start,
      end,
      inTitle: false,
      time,
      earlier: false,
      ahead: false,
      ...flags,
    };
  };
  if (title !== '') {
    const titled = texts.of(title).words;
    const { value, hadPlan, isAhead, about } = reader.readWords(title, titled, 0, titled.count, title.length);
    const earlier = value === 'planned' && hadPlan;
    if (value !== undefined) readings.push(evidence(value, title, 0, { inTitle: true, earlier, about }));
    else if (isAhead) readings.push(evidence('planned', title, 0, { inTitle: true, ahead: true }));
  }
  const head = text.slice(0, STATUS_PARAMETERS.leadUnits);
  const company = new Company(text, words, title, texts);
  let word = 0;
  let count = 0;
  let opening = -1;
  for (const { start, end } of leadingSentences(head, article, sentences, STATUS_PARAMETERS.planSentences)) {
    // The cut may fall inside a sentence.
    if (count === STATUS_PARAMETERS.planSentences || (end === head.length && head.length < text.length))
      break;
    if (end - start === title.length && text.startsWith(title, start)) continue;
    count++;
    if (count === 1) opening = start;
    while (word < words.count && words.starts[word]! < start) word++;
    const first = word;
    while (word < words.count && words.starts[word]! < end) word++;
    const isLead = count <= STATUS_PARAMETERS.leadSentences;
    company.pass(first, start, end);
    const said = reader.readWords(text, words, first, word, end, !isLead);
    const { value, hadPlan, hasNewDate, isAhead, about } = said;
    if (value === undefined && !hadPlan && !hasNewDate && !isAhead) continue;
    if (hasNewDate && isLead) newDate ??= evidence('postponed', text.slice(start, end), start);
    if (count > 1 && !company.isOfLast()) continue;
    const sentence = text.slice(start, end);
    const isPlan = value === 'planned';
    if (value !== undefined && isLead)
      readings.push(evidence(value, sentence, start, { earlier: isPlan && hadPlan, about }));
    if (hadPlan && !(isLead && isPlan))
      readings.push(evidence('planned', sentence, start, { earlier: true }));
    else if (isAhead && value === undefined && count <= STATUS_PARAMETERS.aheadSentences)
      readings.push(evidence('planned', sentence, start, { ahead: true }));
  }
  const own = readings.flatMap((one) => {
    if (one.about === undefined || subject.covers(article, one.about)) return [one];
    return one.value === 'planned' ? [{ ...one, ahead: true }] : [];
  });
  return { readings: own, opening, newDate };
}

/**
 * The names that title and first sentence name, and those of every further sentence that names one of them: read only as
 * far as someone asks, since most reports say nothing.
 */
class Company {
  private readonly actors: Set<number> = new Set();
  private readonly waiting: { readonly from: number; readonly start: number; readonly end: number }[] = [];
  private isFirst = true;
  private isLastOf = true;

  constructor(
    private readonly text: string,
    private readonly words: Words,
    private readonly title: string,
    private readonly texts: Readings,
  ) {}

  /** Goes on to the next sentence, whose first word is `from`. */
  pass(from: number, start: number, end: number): void {
    this.waiting.push({ from, start, end });
  }

  /** Whether the sentence gone on to last is of the company. */
  isOfLast(): boolean {
    const { title, actors } = this;
    if (this.isFirst && this.waiting.length > 0)
      for (const actor of actorsOf(title, this.texts.of(title).words, 0, 0, title.length)) actors.add(actor);
    for (const { from, start, end } of this.waiting) {
      const own = actorsOf(this.text, this.words, from, start, end);
      this.isLastOf = this.isFirst || own.some((actor) => actors.has(actor));
      if (this.isLastOf) for (const actor of own) actors.add(actor);
      this.isFirst = false;
    }
    this.waiting.length = 0;
    return this.isLastOf;
  }
}

/**
 * The capitalised words of a title or sentence by their first letters, so that "Turkish" is of the same company
 * as "Turkey".
 *
 * @param from the first word at or behind `start`
 */
function actorsOf(text: string, words: Words, from: number, start: number, end: number): number[] {
  const { actorLetters, sentenceUnits } = STATUS_PARAMETERS;
  const most = Math.min(end, start + sentenceUnits);
  const units = new Uint16Array(actorLetters);
  const actors: number[] = [];
  for (let i = from; i < words.count && words.starts[i]! < most; i++) {
    if ((words.flags[i]! & CAPITALISED) === 0 || isStopWord(words.hashes[i]!)) continue;
    const length = foldInto(text, words.starts[i]!, Math.min(most, words.ends[i]!), units);
    actors.push(hashFolded(units, length));
  }
  return actors;
}

/** What an article says as a whole, and how strongly: 3 in the title, 2 in its first sentence, 1 further down. */
function weigh({ readings, opening, newDate }: ArticleReadings): ReportStatus | undefined {
  const own = readings.filter((reading) => !reading.earlier && !reading.ahead);
  const hadPlan = readings.some((reading) => reading.earlier);
  const inTitle = own.find((reading) => reading.inTitle);
  const lead = own.find((reading) => !reading.inTitle);
  const isFirst = lead?.start === opening;
  const chosen = inTitle ?? lead;
  if (chosen === undefined) {
    const plan = readings[0];
    return plan === undefined ? undefined : { reading: plan, strength: 0, hadPlan, isAhead: plan.ahead };
  }
  const told = { hadPlan, isAhead: false };
  const strength = inTitle !== undefined ? 3 : isFirst ? 2 : 1;
  // "Calls off visit" over a text that has another day for it: put off.
  if (chosen.value === 'cancelled') {
    const putOff = isFirst && lead.value === 'postponed' ? lead : newDate;
    if (putOff !== undefined) return { reading: putOff, strength, ...told };
  }
  if (inTitle === undefined || lead === undefined) return { reading: chosen, strength, ...told };
  // The headline's present tense ("hold talks") leaves open what the first sentence tells ("held talks").
  const isRefined =
    (inTitle.value === 'under-way' && lead.value === 'held') ||
    (inTitle.value === 'resumed' && (lead.value === 'held' || lead.value === 'under-way'));
  const isOvertaken =
    (inTitle.value === 'planned' || inTitle.value === 'confirmed') &&
    (lead.value === 'postponed' || lead.value === 'cancelled');
  if (isFirst && (isRefined || isOvertaken)) return { reading: lead, strength: 3, ...told };
  // Of two sentences that say the same the one of the body says more.
  return { reading: lead.value === inTitle.value && isFirst ? lead : inTitle, strength: 3, ...told };
}
