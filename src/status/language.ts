/**
 * What a language must tell for the status of an event to be read in it: the shape of a lexicon.
 *
 * Every word is in folded spelling: lower case, no accents, no apostrophe ("won't" is `wont`), a hyphen is a
 * space. Lists are separated by spaces, phrases by `|`.
 * @module
 */

/** What a verb says of the event it governs. */
export type VerbKind =
  /** Change verbs: they put the event off, end it before it starts, or take it up again. */
  | 'postpone'
  | 'cancel'
  | 'resume'
  /** The event is subject or object: it starts or goes on, ends, takes place, goes ahead. */
  | 'begin'
  | 'end'
  | 'happen'
  | 'proceed'
  /** The verb is the event itself; it wants a person of rank or an event noun beside it. */
  | 'meet'
  | 'launch'
  /** A walkout: wants a union or a trade beside it. */
  | 'strike'
  /** The object must be the event: "hold talks"; for `host` a person of rank will do. */
  | 'hold'
  | 'host'
  /** The way to the event: its past means arrived, not over. */
  | 'travel'
  /** The outcome of a contest or trial, which is over by then: "won the election". */
  | 'decide'
  /** Announces the event: "talks were scheduled". */
  | 'schedule'
  | 'confirm'
  | 'deny'
  /** Turns down a report of the event, never the event itself. */
  | 'dismiss'
  /** Over once told, with one of its `objects` beside it: "signed the treaty", "was jailed for two years". */
  | 'result'
  /** Goes on while told in the present: "thousands march". */
  | 'activity'
  /** Talks that fail are over, deals that fail are off: "the merger collapsed". */
  | 'fail';

/** One verb. */
export interface VerbEntry {
  readonly kind: VerbKind;
  /** Base, third person, past, participle, -ing; then perhaps `+` and what completes it, alternatives by `/`. */
  readonly forms: string;
  /** Words may stand between the verb and its completion: "put the visit off". */
  readonly separable?: boolean;
  /** Of schedule verbs: not read in the active ("expects talks to fail"); told at once when passive. */
  readonly passiveOnly?: boolean;
  readonly announces?: boolean;
  /** The completion is the event: "returned to the negotiating table". */
  readonly namesEvent?: boolean;
  /** Of travel verbs: the present is the way there, "ministers head for Oslo". */
  readonly departs?: boolean;
  /** Base and third person are nouns as often. */
  readonly nounToo?: boolean;
  /** Whatever is its subject or object is an event: "X was postponed", "X will take place". */
  readonly sure?: boolean | 'passive';
  /** Words of which one must stand near it in its clause. */
  readonly objects?: string;
  /** Of `decide` verbs: names on both sides are company enough, "Nadal beat Thiem". */
  readonly rivals?: boolean;
  /** Of `result` verbs: the present tense tells what goes on. */
  readonly lasting?: boolean;
}

/** Everything the reading of status knows of a language. */
export interface StatusLexicon {
  readonly verbs: readonly VerbEntry[];
  readonly eventNouns: string;
  /** Event nouns only in company: the noun, then words of which one must be in the sentence. */
  readonly eventNounsWith: readonly (readonly [nouns: string, company: string])[];
  /** Right before an event noun, these make it something else: "news conference". */
  readonly notEventAfter: string;
  /** Event nouns for what comes of something else: a story is about them only where most of its reports name them. */
  readonly aftermaths: string;
  /** People whose meeting is news, and bodies: those do not travel. */
  readonly roles: string;
  readonly bodies: string;
  /** Of these what is an adjective before a noun: "official visit". */
  readonly roleAdjectives: string;
  /** Right behind such a word: part of a name, "Premier League". */
  readonly notRoleBefore: string;
  /** Who goes on strike. */
  readonly strikers: string;
  /** Events that are won, lost or judged. */
  readonly contests: string;
  /** What is won on the way to a contest: "a place in the final". */
  readonly entries: string;
  /** Numbers, and determiners that may stand alone as a subject. */
  readonly numerals: string;
  readonly soloDeterminers: string;
  /** Verbs with an event as object that tell nothing of it: "watch the delayed match". */
  readonly eventTakers: string;
  /** An event given up for a day only: "a new date will be set". */
  readonly newDatePhrases: string;
  readonly postponedNouns: string;
  readonly cancelledNouns: string;
  readonly resumedNouns: string;
  /** Within four words before such a noun: only thought of, not done. */
  readonly changeNounDoubt: string;
  /** Between such a noun and its event. */
  readonly changeNounLinks: string;
  /** Phrases behind "be", or bare in a title, said of an event. */
  readonly underWayPhrases: string;
  /** The same behind "be", of people: "are on strike". */
  readonly underWayStates: string;
  readonly postponedPhrases: string;
  readonly confirmedPhrases: string;
  /** Only behind "be": "the strike is off". */
  readonly cancelledPhrases: string;
  readonly resumedPhrases: string;
  /** With a negation: a plan given up, "will not come after all". */
  readonly noMorePhrases: string;
  /** "continue to search" */
  readonly continuers: string;
  readonly plannedPhrases: string;
  /** Attributes of an event noun that is still to come, and phrases before one. */
  readonly plannedAttributes: string;
  readonly plannedBefore: string;
  /** Phrases before an event noun that is over: "after talks". */
  readonly heldBefore: string;
  /** Right behind that event noun. */
  readonly heldLinks: string;
  /** "in Istanbul for talks": before the place, before the event. */
  readonly places: string;
  readonly purposes: string;
  /** Behind "be", before a visit or trip: "is on a visit". */
  readonly visitStates: string;
  /** What a `launch` verb sends up. */
  readonly launched: string;
  /** Before an attribute: "long delayed". */
  readonly degrees: string;
  readonly pronouns: string;
  /** Attributes of an older event: "the last round". */
  readonly olderAttributes: string;
  /** "denied reports", and what says that reports are wrong. */
  readonly reportNouns: string;
  readonly falsehoods: string;
  /** "no plans", "no truth": denials, given an event in the sentence. */
  readonly denials: string;
  /** Events that are agreed and then done: "the merger". */
  readonly deals: string;
  /** What was agreed and holds no more once it collapses: "the truce". */
  readonly pacts: string;
  /** Before an -ing form that tells a fact: "after postponing", not "pressure on postponing". */
  readonly tellingPrepositions: string;
  /** A score and what it was: "a 2-1 win". */
  readonly scored: string;
  /** "there will be no summit" */
  readonly existentials: string;
  /** What is not told as a fact behind these: "doubt that", and behind these when negated: "not clear when". */
  readonly clauseDoubts: string;
  readonly clauseVerbs: string;
  /** Pronouns that stand for people only. */
  readonly personal: string;
  /** Before the doer: "passed by the House". */
  readonly agents: string;
  /** "started again" */
  readonly agains: string;
  /** What is forecast, not planned. */
  readonly weather: string;
  readonly planNouns: string;
  // The auxiliaries and their company.
  readonly bePresent: string;
  readonly bePast: string;
  readonly beNonFinite: string;
  readonly have: string;
  readonly had: string;
  readonly future: string;
  readonly modals: string;
  readonly negations: string;
  readonly doSupport: string;
  readonly adverbs: string;
  /** Adverbs that doubt: "will likely". */
  readonly doubtful: string;
  readonly infinitive: string;
  /** Before an infinitive: a plan. In the past form, or after "was": an earlier plan. */
  readonly planLicensors: string;
  readonly pastPlanLicensors: string;
  /** Those that set a day for whatever follows: "is due to". */
  readonly setLicensors: string;
  /** Before an infinitive: decided, so as good as done. */
  readonly decisionLicensors: string;
  /** Before an infinitive or an -ing form: wished, weighed, tried, refused. */
  readonly doubtLicensors: string;
  // Clauses.
  readonly relatives: string;
  readonly complementiser: string;
  readonly subordinators: string;
  /** Subordinators whose clause tells no news: "before", "since". */
  readonly untold: string;
  readonly conditionals: string;
  /** Before a conditional that asks rather than sets a condition: "to see if". */
  readonly askers: string;
  readonly prepositions: string;
  /** The one preposition inside a noun phrase. */
  readonly genitive: string;
  readonly determiners: string;
  readonly noDeterminers: string;
  readonly conjunctions: string;
  readonly untils: string;
  readonly saying: string;
  // Time.
  readonly months: string;
  readonly weekdays: string;
  /** "last", then "week"; "recent", then "months". */
  readonly pastAttributes: string;
  readonly periods: string;
  readonly ago: string;
  readonly backgroundPhrases: string;
  /** Right before a month or a year. */
  readonly backgroundBefore: string;
  /** "for the first time since March" is no background. */
  readonly firsts: string;
  readonly futurePhrases: string;
  /** Objects that the event verbs govern in other senses: "meet demand", "go to court". */
  readonly otherObjects: string;
  /** Parts of an event, which end before it does: "the first day of talks". */
  readonly parts: string;
  readonly firstParts: string;
  /** Those parts whose end is not the event's: a day, but not a round. */
  readonly shares: string;
}
