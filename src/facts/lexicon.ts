/**
 * The English words of counts: data only; `numbers.ts` and `counts.ts` hold the grammar. Lists are separated by spaces.
 * @module
 */
import { MONTH_NAMES, SHORT_MONTHS } from '../text/calendar-words';

/** How sentences count one thing. */
export interface CountEntry {
  /** The name of what is counted. */
  readonly subject: string;
  /** Verbs whose object is counted: "kills 12". */
  readonly verbs?: string;
  /** Participles and adjectives said of those counted: "12 were killed", "12 dead". Those that are past forms of `verbs` too need a
   * passive reading. */
  readonly states?: string;
  /** Verbs whose subject is counted: "12 died". */
  readonly acts?: string;
  /** Nouns counted themselves: "27 deaths". */
  readonly nouns?: string;
  /** Singular of `nouns` and whatever else stands before "toll", "tally" or "count": "death toll". */
  readonly tolls?: string;
  /** The number never falls unless someone says that it was wrong. */
  readonly grows?: boolean;
  /** Whose the count is: "Labour won 35 seats" and "the Greens won 5" do not contradict each other. */
  readonly owned?: boolean;
}

/** What is counted. */
export const COUNTS: readonly CountEntry[] = [
  {
    subject: 'killed',
    verbs: 'kill kills killed killing slay slays slew slaying claim claims claimed claiming',
    states: 'killed slain dead',
    acts: 'die dies died dying perish perishes perished drown drowns drowned',
    nouns: 'deaths fatalities dead lives',
    tolls: 'death dead fatality',
    grows: true,
  },
  {
    subject: 'injured',
    verbs:
      'injure injures injured injuring wound wounds wounded wounding hurt hurts hurting maim maims maimed maiming',
    states: 'injured wounded hurt maimed',
    nouns: 'injuries wounded injured',
    tolls: 'injury injured wounded',
    grows: true,
  },
  { subject: 'missing', states: 'missing unaccounted', nouns: 'missing' },
  {
    subject: 'arrested',
    verbs:
      'arrest arrests arrested arresting detain detains detained detaining jail jails jailed jailing nab nabs nabbed',
    states: 'arrested detained jailed',
    nouns: 'arrests detentions',
    tolls: 'arrest',
    grows: true,
  },
  {
    subject: 'rescued',
    verbs: 'rescue rescues rescued rescuing save saves saved saving',
    states: 'rescued saved',
    grows: true,
  },
  {
    subject: 'evacuated',
    verbs: 'evacuate evacuates evacuated evacuating',
    states: 'evacuated',
    nouns: 'evacuees evacuations',
  },
  {
    subject: 'displaced',
    verbs: 'displace displaces displaced displacing uproot uproots uprooted',
    states: 'displaced homeless uprooted',
  },
  {
    subject: 'hospitalised',
    verbs: 'hospitalise hospitalises hospitalised hospitalize hospitalizes hospitalized',
    states: 'hospitalised hospitalized',
    nouns: 'hospitalisations hospitalizations',
  },
  {
    subject: 'infected',
    verbs: 'infect infects infected infecting sicken sickens sickened sickening',
    states: 'infected sickened',
    nouns: 'infections cases',
    tolls: 'case infection',
  },
  {
    subject: 'kidnapped',
    verbs: 'kidnap kidnaps kidnapped abduct abducts abducted',
    states: 'kidnapped abducted',
  },
  { subject: 'votes', nouns: 'votes ballots', owned: true },
  { subject: 'seats', nouns: 'seats', owned: true },
];

/** Nouns for people in general. */
export const PEOPLE: ReadonlySet<string> = words(
  'people persons person others other victims victim lives dead individuals killed injured wounded confirmed',
);

/** Behind a number: what it counts is time, space, money or a rank. */
export const UNITS: ReadonlySet<string> = words(
  'second seconds minute minutes hour hours day days night nights week weeks weekend month months year years decade decades am pm ' +
    'percent km kilometre kilometres kilometer kilometers mile miles metre metres meter meters feet foot ft yards acres hectares ' +
    'tons tonnes kg degrees times pounds dollars euros rubles roubles cents points goals per th st nd rd mph magnitude',
);

/** Before or behind a number: a date. */
export const MONTHS: ReadonlySet<string> = new Set([...MONTH_NAMES, ...SHORT_MONTHS]);

/** Words between a verb and the number that is its object, and before a number at large: hedges without a bound of their own. */
export const FILLERS: ReadonlySet<string> = words(
  'the a an up to now so far already total of its their his her as many well reportedly apparently confirmed currently',
);

/** Words between a counted noun and what is said of it. */
export const LINKS: ReadonlySet<string> = words(
  'was were is are has have had been be being left now also already reportedly confirmed reported found who that officially still ' +
    'said listed declared pronounced lay lying shot stabbed crushed burned beaten known',
);
/** Of those what makes the participle behind a passive. */
export const PASSIVES: ReadonlySet<string> = words(
  'was were is are been be being left reported found listed confirmed declared pronounced',
);
/** What may follow a participle without an auxiliary where it is a passive one: "12 killed in blast". */
export const AFTER_PASSIVE: ReadonlySet<string> = words(
  'in by after when as on at during near since while and or outside inside from following amid across this late early last so over with ' +
    'yesterday today overnight monday tuesday wednesday thursday friday saturday sunday dozens hundreds many several scores',
);

/** What makes a count unsure: not told as a fact. */
export const DOUBTS: ReadonlySet<string> = words(
  'may might could would should can if unless feared fear fears likely potentially possibly allegedly not never threatened threatens ' +
    "threaten plot plotted plotting tried attempted hypothetical expected predicted forecast estimate without denied denies deny cannot can't couldn't won't didn't doesn't isn't wasn't weren't",
);
/** What makes a count one of a part: "including 3 children". */
export const PARTS: ReadonlySet<string> = words('including includes included among of');
/** Verbs of a level: "the toll rises to 27", "deaths reach 300". */
export const LEVELS: ReadonlySet<string> = words(
  'to at of past above over now is was hits hit tops topped reaches reached passes passed surpasses surpassed exceeds exceeded stands stood',
);
/** Of those what leaves the number behind: "the toll passed 70" is at least 70. */
export const PASSING: ReadonlySet<string> = words(
  'pass passes passed top tops topped surpass surpasses surpassed exceed exceeds exceeded',
);
/** A number that falls was wrong before. */
export const CORRECTIONS: ReadonlySet<string> = words(
  'revised revises revise lowered lowers lower corrected corrects down reduced reduces downward fell falls dropped drops updated',
);
/** Long wars and plagues: what they cost is the background of an event. */
export const SAGAS: ReadonlySet<string> = words(
  'war wars conflict conflicts insurgency insurgencies rebellion uprising genocide holocaust violence fighting feud famine epidemics',
);
/** Verbs by which a count is won: whose it is stands before. */
export const WINS: ReadonlySet<string> = words(
  'won wins win winning took takes secured secures gained gains received receives got gets captured claimed claims has had with',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
