/**
 * The status words of a language as plain phrases: what a language pack brings for reports that are not English. Data
 * only; `phrase-reader.ts` reads them. English has a grammar of its own (`language.ts`, `lexicon.ts`).
 *
 * How words are spelled: as in the language, in any case and with or without accents ("Görüşme", "gorusme"); they are
 * folded as texts are. A phrase is words separated by spaces. A word that ends in `*` stands for every word that starts
 * so (at least two letters before the star): "ertele*". The word `...` stands for up to {@link PHRASE_LIMITS}.gapWords
 * words: "sagt ... ab". Where several phrases start at one word the one of most words counts, then of most letters, so a longer
 * one takes a shorter one's word: "ertelenme*" under `none` before "ertelen*" under `postponed`.
 * @module
 */
import type { Status } from './types';

/** The status words of one language; every list but `phrases` and `events` may be missing. */
export interface PhraseLexicon {
  /**
   * Phrases by what they say of an event that the same sentence names, as verbs in the forms that news uses:
   * "wurde verschoben", "fällt aus", "состоится", "ertelendi". Under `none` what says nothing although a shorter phrase in
   * it would: "nicht verschoben", "ertelenmedi". A negated form that says something of its own is a phrase of its own:
   * "no se celebrará" under `cancelled`.
   */
  readonly phrases: Readonly<Partial<Record<Status | 'none', readonly string[]>>>;
  /** Phrases that say the same without any event noun in the sentence: "встретились", "trafen sich", "eligió presidente". */
  readonly alone?: Readonly<Partial<Record<Status | 'none', readonly string[]>>>;
  /** Words for events, in all their forms, best with `*`: "переговор*", "görüşme*", "Gipfel*", "zirve*". */
  readonly events: readonly string[];
  /** Words that undo a phrase when they stand up to {@link PHRASE_LIMITS}.negationWords before it, or in its gap: "nicht", "не". */
  readonly negators?: readonly string[];
  /** The same behind the phrase: "değil". */
  readonly negatorsAfter?: readonly string[];
  /** Words of doubt, wish and demand that undo a phrase when they stand near it on either side: "может", "könnte", "fordert". */
  readonly doubts?: readonly string[];
  /** Words that make their clause a condition: "wenn", "если", "si", "eğer". */
  readonly conditionals?: readonly string[];
  /** Phrases that make what their clause tells an older event: "im vergangenen Jahr", "geçen yıl". Plans are told all the same. */
  readonly background?: readonly string[];
  /** What may be written together with the word behind it, taken off where the whole word is not known: Arabic "و", "ال", "وال". */
  readonly prefixes?: readonly string[];
}

/** Lexicons by primary language subtag in lower case: `{ de: ..., tr: ... }`. */
export type PhraseLexicons = Readonly<Record<string, PhraseLexicon>>;

/** How far words of a phrase lexicon reach, in words. */
export const PHRASE_LIMITS: {
  /** Words that `...` may stand for. "sagt den für Montag geplanten Besuch in Bern ab": 7. */
  readonly gapWords: number;
  readonly negationWords: number;
  readonly doubtWords: number;
} = { gapWords: 8, negationWords: 3, doubtWords: 5 };
