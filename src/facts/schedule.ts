/**
 * Where and when an event is to be, as one sentence or title says it: moves ("moved from Sunday to Tuesday", "rescheduled for 5
 * July", "relocated to Geneva") and plans ("the talks will be held on 14 May").
 *
 * Precision before recall: a move wants an event noun as the subject or object of its verb, a plan a noun, a verb of taking
 * place and a day of the future between which nothing else stands.
 *
 * Cost: O(n) in code units of the sentence.
 * @module
 */
import { isOfOtherTime } from './background';
import { DOUBTS } from './lexicon';
import {
  AGAIN,
  ASIDES,
  AWAY,
  DEADLINES,
  EVENT_CLASSES,
  GATHERING,
  HAPPENING,
  HOLDING,
  IS_TO,
  MOVES,
  ORIGINALLY,
  PASSIVE,
  PRONOUNS,
  RESOLVED,
  WEEKDAYS,
} from './schedule-words';
import { isDay, type Spot, Spots, spotOf } from './spots';
import { type Token, tokensOf } from './tokens';

/** How far rules look, in tokens. */
export const SCHEDULE_REACH = {
  /** From an event noun to the verb that moves it. */
  subject: 12,
  /** From the verb to the new day or place. */
  target: 14,
  /** From an event noun to the day it is planned for. */
  plan: 14,
} as const;

/** An event that was moved. */
export interface Move {
  readonly kind: 'date' | 'place';
  /** The event's noun as spelled, in lower case, and its class: talks and meetings are one. */
  readonly subject: string;
  readonly eventClass: string;
  readonly from?: Spot;
  readonly to: Spot;
}

/** An event that is to be on a day. */
export interface Plan {
  readonly subject: string;
  readonly eventClass: string;
  readonly spot: Spot;
  /** All days the sentence names. */
  readonly named: readonly Spot[];
}

/** What one sentence says of the schedule. */
export interface Schedule {
  readonly moves: readonly Move[];
  readonly plan?: Plan;
}

const VERBS: ReadonlySet<string> = new Set([
  ...MOVES.keys(),
  ...HAPPENING,
  ...HOLDING,
  ...GATHERING,
  ...ORIGINALLY,
]);
/** Lists of words: without one of each a sentence says nothing of a schedule. */
export const SCHEDULE_WORDS: readonly (readonly string[])[] = [[...EVENT_CLASSES.keys()], [...VERBS]];
const NOTHING: Schedule = { moves: [] };

/**
 * Reads one sentence or title.
 *
 * @param sentence at most some thousand code units
 * @param reference when it was published, epoch milliseconds UTC
 * @example
 * ```ts
 * readSchedule('The talks were moved from Oslo to Geneva.').moves[0]?.to.value; // 'Geneva'
 * ```
 */
export function readSchedule(sentence: string, reference?: number): Schedule {
  const tokens = tokensOf(sentence);
  if (!tokens.some(({ word }) => EVENT_CLASSES.has(word))) return NOTHING;
  if (!tokens.some(({ word }) => VERBS.has(word))) return NOTHING;
  if (isOfOtherTime(tokens.filter(({ kind }) => kind !== 'number'))) return NOTHING;
  const reader = new Reader(tokens, new Spots(sentence, tokens, reference));
  const moves = reader.moves();
  const plan = moves.length > 0 ? undefined : reader.plan();
  return plan === undefined ? { moves } : { moves, plan };
}

class Reader {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly spots: Spots,
  ) {}

  moves(): Move[] {
    const { tokens } = this;
    for (let i = 0; i < tokens.length; i++) {
      const after = MOVES.get(tokens[i]!.word);
      if (after !== undefined && !this.isDoubtful(i)) {
        const event = this.eventBefore(i) ?? this.eventBehind(i + 1);
        // "put off", "brought forward", "pushed back": without its particle the verb says something else.
        const isWhole = after === '' || this.has(after.split(' '), i + 1, i + 8);
        if (event !== undefined && isWhole) {
          const move = this.moveAt(i, event);
          if (move !== undefined) return [move];
        }
      }
      if (ORIGINALLY.has(tokens[i]!.word)) {
        const move = this.originallyAt(i);
        if (move !== undefined) return [move];
      }
    }
    return [];
  }

  /** "from X to Y", "to Y", "until Y", "for Y" behind a verb of moving. */
  private moveAt(verb: number, event: Token): Move | undefined {
    const { tokens } = this;
    // "postponed its March 24 primary"
    const named = this.spots.dates.find(({ end }) => end <= event.start && event.start - end <= 2);
    let from = named?.precision === 'day' ? spotOf(named) : undefined;
    const canPlace = !AWAY.has(tokens[verb]!.word);
    const isPassive = this.has(PASSIVE, Math.max(0, verb - 3), verb);
    for (let j = verb + 1; j < Math.min(tokens.length - 1, verb + SCHEDULE_REACH.target); j++) {
      const { word, kind } = tokens[j]!;
      if (kind === 'mark' && !'"“”‘’-'.includes(word)) return undefined;
      const isTarget = word === 'to' || word === 'until' || word === 'till' || word === 'for';
      if (word !== 'from' && !isTarget) continue;
      const spot =
        this.spots.dayAt(j + 1) ?? (canPlace && word !== 'for' ? this.spots.placeAt(j + 1) : undefined);
      if (spot === undefined) continue;
      if (word === 'from') {
        from = spot;
        continue;
      }
      // "The talks moved to Syria" may be a change of subject.
      if (!isDay(spot) && from === undefined && !isPassive) return undefined;
      return this.made(event, from, spot, tokens[verb]!.word === 'brought');
    }
    return undefined;
  }

  /** "originally planned for Sunday, will be held on Tuesday" */
  private originallyAt(i: number): Move | undefined {
    const { tokens } = this;
    const event = this.eventBefore(i);
    if (event === undefined || !HAPPENING.has(tokens[i + 1]?.word ?? '')) return undefined;
    const spots: Spot[] = [];
    let isNew = false;
    for (let j = i + 2; j < tokens.length && spots.length < 2; j++) {
      const { word } = tokens[j]!;
      isNew ||= spots.length === 1 && (word === 'will' || word === 'now' || MOVES.has(word));
      if (spots.length === 1 && (DOUBTS.has(word) || DEADLINES.has(tokens[j - 1]!.word))) continue;
      const spot = spots.length === 0 || isNew ? this.spots.dayAt(j) : undefined;
      if (spot !== undefined) spots.push(spot);
    }
    return spots.length === 2 ? this.made(event, spots[0]!, spots[1]!) : undefined;
  }

  private made(event: Token, from: Spot | undefined, to: Spot, isEarlier = false): Move | undefined {
    const kind = isDay(to) ? 'date' : 'place';
    const common = { kind, subject: event.word, eventClass: EVENT_CLASSES.get(event.word)!, to } as const;
    if (from === undefined) return common;
    if (isDay(from) !== isDay(to)) return undefined;
    const before = this.spots.resolved(from, to, isEarlier);
    return before.value === to.value ? undefined : { ...common, from: before };
  }

  /** "the talks will be held on 14 May", "ministers are to meet for talks on Sunday" */
  plan(): Plan | undefined {
    const { tokens } = this;
    const named = this.spots.dates.filter(({ precision }) => precision === 'day').map(spotOf);
    for (const date of this.spots.dates) {
      if (date.precision !== 'day' || date.tense !== 'future') continue;
      let at = tokens.findIndex(({ start }) => start >= date.start);
      while (
        at > 0 &&
        (tokens[at - 1]!.word === ',' || tokens[at - 1]!.word === 'the' || WEEKDAYS.has(tokens[at - 1]!.word))
      )
        at--;
      const cue = tokens[at - 1]?.word ?? '';
      if (DEADLINES.has(cue)) continue;
      let happening = -1;
      for (let j = at - 1; j >= Math.max(0, at - SCHEDULE_REACH.plan); j--) {
        const { word, kind } = tokens[j]!;
        if (kind === 'mark' && !'"“”‘’-'.includes(word)) break;
        if (DOUBTS.has(word) || AGAIN.has(word)) break;
        if (HAPPENING.has(word) && happening < 0) happening = j;
        if (EVENT_CLASSES.has(word) && (happening >= 0 || this.isHeld(j)) && !this.isAnother(j)) {
          return { subject: word, eventClass: EVENT_CLASSES.get(word)!, spot: spotOf(date), named };
        }
        if (GATHERING.has(word) && (IS_TO.has(tokens[j - 1]?.word ?? '') || j < 4)) {
          const event = this.purposeBehind(date.end);
          if (event !== undefined) {
            return {
              subject: event.word,
              eventClass: EVENT_CLASSES.get(event.word)!,
              spot: spotOf(date),
              named,
            };
          }
        }
      }
    }
    return undefined;
  }

  /** "will hold their summit": the event is the object. */
  private isHeld(noun: number): boolean {
    for (let k = noun - 1; k >= Math.max(1, noun - 4); k--) {
      const { word, kind } = this.tokens[k]!;
      if (kind === 'mark') return false;
      if (HOLDING.has(word)) return IS_TO.has(this.tokens[k - 1]!.word) && !this.isDoubtful(k - 1);
    }
    return false;
  }

  /** "on Sunday for talks" */
  private purposeBehind(end: number): Token | undefined {
    const at = this.tokens.findIndex(({ start }) => start >= end);
    if (at < 0 || this.tokens[at]!.word !== 'for') return undefined;
    for (let j = at + 1; j < Math.min(this.tokens.length, at + 5); j++) {
      const { word, kind } = this.tokens[j]!;
      if (kind === 'mark' || AGAIN.has(word)) return undefined;
      if (EVENT_CLASSES.has(word)) return this.tokens[j];
    }
    return undefined;
  }

  private isDoubtful(verb: number): boolean {
    for (let k = verb - 1; k >= Math.max(0, verb - 4); k--) {
      const { word } = this.tokens[k]!;
      if (DOUBTS.has(word) || word === 'no' || word === 'urged' || word === 'asked' || word === 'called')
        return true;
    }
    let k = verb - 1;
    while (this.tokens[k]?.word.endsWith('ly') === true) k--;
    return this.tokens[k]?.word === 'to' && !RESOLVED.has(this.tokens[k - 1]?.word ?? '');
  }

  private has(words: readonly string[], from: number, to: number): boolean {
    for (let j = from; j < Math.min(this.tokens.length, to); j++)
      if (words.includes(this.tokens[j]!.word)) return true;
    return false;
  }

  private eventBefore(verb: number): Token | undefined {
    for (let j = verb - 1; j >= Math.max(0, verb - SCHEDULE_REACH.subject); j--) {
      const { word, kind } = this.tokens[j]!;
      if (kind === 'mark' && '.;:'.includes(word)) return undefined;
      // "After the talks, he moved"
      if (PRONOUNS.has(word)) return undefined;
      if (!EVENT_CLASSES.has(word)) continue;
      return this.isAnother(j) || this.isAside(j) ? undefined : this.tokens[j];
    }
    return undefined;
  }

  /** "after the talks", "during a visit": the event is not what the clause is about. */
  private isAside(noun: number): boolean {
    for (let k = noun - 1; k >= Math.max(0, noun - 4); k--) if (ASIDES.has(this.tokens[k]!.word)) return true;
    return false;
  }

  private eventBehind(from: number): Token | undefined {
    for (let j = from; j < Math.min(this.tokens.length, from + 6); j++) {
      const { word, kind } = this.tokens[j]!;
      if (kind === 'mark' || word === 'to' || word === 'until' || word === 'from') return undefined;
      if (EVENT_CLASSES.has(word)) return this.isAnother(j) ? undefined : this.tokens[j];
    }
    return undefined;
  }

  /** "the next round", "a second meeting", "the last talks". */
  private isAnother(noun: number): boolean {
    for (let k = noun - 1; k >= Math.max(0, noun - 3); k--) if (AGAIN.has(this.tokens[k]!.word)) return true;
    return false;
  }
}
