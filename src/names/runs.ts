/**
 * Runs of capitalised words in one text, and which of them are mentions of names: for `names`.
 *
 * Cost: O(n) in code units; a run has a bounded number of words.
 * @module
 */

import { CAPITALISED, NUMERIC, UNSPACED } from '../text/folding';
import type { Language } from '../text/language';
import type { TextReading } from '../text/reading';
import { isStopWord } from '../text/stopwords';
import type { Evidence } from './evidence';
import { NO_NAME, type RunForms } from './forms';
import { isInitialism, type Mention, type NameForm } from './mention';
import { NAME_PARAMETERS } from './parameters';
import type { Part } from './parts';
import { isSmall, placesOf } from './places';
import { ASCII_LETTERS, RunWords } from './run-words';
import { LISTS } from './words';

export { NAME_PARAMETERS };

const BRACKET = 0x28;
/** No first name or surname. */
const NO_PERSON = LISTS.titles | LISTS.demonyms | LISTS.places | LISTS.bodies | LISTS.calendar;

/** Reads the runs of one title or text. */
export class RunReader extends RunWords {
  /** See `places`. */
  private readonly places: Uint8Array;
  /** Words that a run can start with, and those of them without a digit. */
  private readonly names: number[] = [];
  private readonly capitals: number[] = [];
  private readonly language: Language | undefined;

  constructor(reading: TextReading) {
    super(reading.text, reading.words);
    this.language = reading.language;
    this.places = placesOf(reading);
    const { count, flags } = this.words;
    for (let i = 0; i < count; i++) {
      const flag = flags[i]! & (CAPITALISED | UNSPACED | NUMERIC);
      if ((flag & (CAPITALISED | UNSPACED)) !== CAPITALISED) continue;
      this.names.push(i);
      if (flag === CAPITALISED) this.capitals.push(i);
    }
  }

  /** Notes how the words of a title are spelled; of all titles before any text. */
  surveyTitle(evidence: Evidence): void {
    const { hashes } = this.words;
    for (const i of this.capitals) {
      evidence.noteTitle(hashes[i]!, this.places[i] === 0);
      if (this.places[i] === 1) evidence.ask(hashes[i]!);
    }
  }

  /** Notes how the capitalised words of a text are spelled, and where; of all texts before {@link surveyLower}. */
  surveyCapitals(evidence: Evidence): void {
    const { words } = this;
    for (const i of this.capitals) {
      const hash = words.hashes[i]!;
      if (this.places[i] === 0) evidence.noteInside(hash, !this.hasCapitalBeside(i));
      else if (this.places[i] === 1) {
        evidence.ask(hash);
        if (i + 1 < words.count && evidence.isInTitle(hash) && this.acts(i)) {
          const isSpeech = (this.listsOf(i + 1) & LISTS.speech) !== 0 && this.gap(i + 1) === ' ';
          evidence.noteOpener(hash, isSpeech);
        }
      }
    }
  }

  /** Whether a word that opens a sentence is the subject of a verb or has something: "Siemens is", "Siemens' ". */
  private acts(i: number): boolean {
    const gap = this.gap(i + 1);
    const lists = this.listsOf(i + 1);
    if (gap === "'" || gap === '’') return (lists & LISTS.possessive) !== 0;
    if (gap !== ' ') return false;
    // "Siemens is" but "Officials were": a plural noun is no name, and has no verb in the singular.
    if (this.fold(i).endsWith('s')) return (lists & LISTS.singular) !== 0;
    if ((lists & (LISTS.speech | LISTS.finite)) !== 0) return true;
    const next = this.fold(i + 1);
    return next.length > 3 && next.endsWith('ed');
  }

  /** Notes which words of a text stand in lower case. */
  surveyLower(evidence: Evidence): void {
    evidence.noteLower(this.words);
  }

  private hasCapitalBeside(i: number): boolean {
    if (i > 0 && this.isNameWord(i - 1) && this.isJoined(i)) return true;
    return i + 1 < this.words.count && this.isNameWord(i + 1) && this.isJoined(i + 1);
  }

  /** Reads the mentions of names, and the long forms of acronyms in brackets. */
  read(
    article: number,
    evidence: Evidence,
    forms: RunForms,
    mentions: Mention[],
    longForms: Map<string, string>,
  ): void {
    const { words, text } = this;
    let last: NameForm | undefined;
    let lastEnd = -1;
    let end = 0;
    for (const first of this.names) {
      if (first < end) continue;
      const runEnd = this.runEnd(first);
      const i = this.behindMonth(this.behindOffice(first, runEnd), runEnd);
      end = this.beforeDate(i, runEnd);
      const start = words.starts[i]!;
      const isBehindBracket = text.charCodeAt(start - 1) === BRACKET;
      const isBracketed = isBehindBracket && text.charCodeAt(words.ends[end - 1]!) === BRACKET + 1;
      const mention = this.mentionOf(i, end, article, evidence, forms, isBracketed);
      if (mention === undefined) continue;
      mentions.push(mention);
      const { form } = mention;
      if (isBehindBracket && start - lastEnd <= 3 && last !== undefined) {
        if (isInitialism(form, last)) longForms.set(form.key, last.key);
        else if (isInitialism(last, form)) longForms.set(last.key, form.key);
      }
      last = form;
      lastEnd = words.ends[end - 1]!;
    }
  }

  /** Behind "Secretary of", "Minister for" and the like the word of the run that no office is named by; else its first. */
  private behindOffice(start: number, end: number): number {
    let before = start - 1;
    if (before > 1 && (this.listsOf(before) & LISTS.the) !== 0) before--;
    // "Sergeant-at-Arms"
    if (before < 1 || (this.listsOf(before) & (LISTS.of | LISTS.placing)) === 0) return start;
    if ((this.listsOf(before - 1) & LISTS.titles) === 0) return start;
    let name = start;
    while (name < end && (this.listsOf(name) & (LISTS.offices | LISTS.titles)) !== 0) name++;
    return name < end ? name : start;
  }

  /** The word behind a month that stands where months do, "in May Turkey": the first of the run elsewhere. */
  private behindMonth(start: number, end: number): number {
    const month = (this.listsOf(start) & LISTS.dating) !== 0 ? start + 1 : start;
    if (month === 0 || month + 1 >= end || (this.listsOf(month) & LISTS.namingMonths) === 0) return start;
    const isDated = (this.listsOf(month - 1) & LISTS.dating) !== 0 || this.isNumber(month - 1);
    return isDated && this.isBehindSpace(month) ? month + 1 : start;
  }

  /** The end of a run without the month of a date that follows: "left Oslo May 5". */
  private beforeDate(i: number, end: number): number {
    if (end - 1 <= i || (this.listsOf(end - 1) & LISTS.namingMonths) === 0) return end;
    return end < this.words.count && this.isNumber(end) && this.gap(end).length <= 2 ? end - 1 : end;
  }

  private isNumber(i: number): boolean {
    return (this.words.flags[i]! & NUMERIC) !== 0;
  }

  /** Whether an age follows in commas or brackets: "Lea Brand, 6,". */
  private isAged(end: number): boolean {
    const { words, text } = this;
    if (end >= words.count || !this.isNumber(end) || words.ends[end]! - words.starts[end]! > 2) return false;
    const gap = this.gap(end);
    const closer = text.charAt(words.ends[end]!);
    return (gap === ', ' && closer === ',') || (gap === ' (' && closer === ')');
  }

  private mentionOf(
    start: number,
    end: number,
    article: number,
    evidence: Evidence,
    forms: RunForms,
    isBracketed: boolean,
  ): Mention | undefined {
    if (end - start > NAME_PARAMETERS.maxWords) return undefined;
    const { words, text, places } = this;
    const from = words.starts[start]!;
    const isOpening = places[start] === 1;
    const run = text.slice(from, words.ends[end - 1]!);
    const known = forms.of(isOpening, this.language);
    let form = known.get(run);
    if (form === undefined) {
      form = forms.formOf(run, this.partsOf(start, end), isOpening, evidence);
      known.set(run, form);
    }
    if (form === NO_NAME) return undefined;
    let spelled = form.text;
    const nameFrom = from + form.offset;
    if (form.isDotted && text.charAt(nameFrom + spelled.length) === '.') spelled += '.';
    if (form.offset === 0) spelled = this.articleBefore(start) + spelled;
    return {
      form,
      text: spelled,
      article,
      position: start,
      isAside: isBracketed || places[start] === 2,
      isShared: form.isSingle && this.opensCouple(start, end),
      isAged: !form.isSingle && this.isAged(end),
    };
  }

  private isStop(word: number): boolean {
    return isStopWord(word) || this.language?.stopWords.has(word) === true;
  }

  private partsOf(start: number, end: number): Part[] {
    const { words, text } = this;
    const parts: Part[] = [];
    for (let i = start; i < end; i++) {
      const [from, to] = [words.starts[i]!, words.ends[i]!];
      const spelled = text.slice(from, Math.min(to, from + NAME_PARAMETERS.maxUnits));
      const isUpper =
        spelled.length > 1 && !isSmall(spelled.charCodeAt(1)) && spelled === spelled.toUpperCase();
      parts.push({
        word: ASCII_LETTERS.test(spelled) ? spelled.toLowerCase() : this.fold(i),
        hash: words.hashes[i]!,
        lists: this.listsOf(i),
        start: from,
        end: to,
        isUpper,
        isNameWord: this.isNameWord(i),
        isStop: (to - from > 1 || this.isArticle(i, start, end)) && !isUpper && this.isStop(words.hashes[i]!),
      });
    }
    return parts;
  }

  /** The "A" of "A Canadian", which is no initial. */
  private isArticle(i: number, start: number, end: number): boolean {
    return (
      i === start && end - start > 1 && this.text[this.words.starts[i]!] === 'A' && this.isBehindSpace(i + 1)
    );
  }

  /** "al-Ghab": the article that a hyphen joins to a name, and the hyphen. */
  private articleBefore(first: number): string {
    if (first === 0 || this.gap(first) !== '-') return '';
    if ((this.listsOf(first - 1) & LISTS.particles) === 0) return '';
    return this.text.slice(this.words.starts[first - 1]!, this.words.starts[first]!);
  }

  /** Whether "and" and a first name and surname follow: "Alan and Joan Pryce". */
  private opensCouple(start: number, end: number): boolean {
    if (end + 2 >= this.words.count || (this.listsOf(end) & LISTS.and) === 0 || this.gap(end + 1) !== ' ')
      return false;
    if (start > 0 && (this.listsOf(start - 1) & LISTS.placing) !== 0) return false;
    if (!this.isNameWord(end + 1) || this.runEnd(end + 1) !== end + 3) return false;
    return ((this.listsOf(end + 1) | this.listsOf(end + 2)) & NO_PERSON) === 0;
  }
}
