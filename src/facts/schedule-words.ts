/**
 * The English words of schedules: data only; `schedule.ts` holds the grammar.
 * @module
 */
import { MONTH_NAMES, SHORT_MONTHS, WEEKDAY_NAMES } from '../text/calendar-words';

const MEETING =
  'talk talks meeting meetings summit conference negotiations consultations discussions dialogue session gathering forum';
const VISIT = 'visit visits trip tour';
const VOTE = 'election elections referendum vote ballot poll polls primary runoff';
const TRIAL = 'trial hearing hearings inquest';
const GAME = 'match game fixture race final derby';
const ALONE =
  'ceremony inauguration coronation wedding funeral parade rally concert concerts festival premiere tournament championship ' +
  'auction launch liftoff exercise exercises drills execution symposium workshop marathon debate strike';

/** Event nouns and their class: a report's talks are another's meeting. */
export const EVENT_CLASSES: ReadonlyMap<string, string> = new Map([
  ...classed('meeting', MEETING),
  ...classed('visit', VISIT),
  ...classed('vote', VOTE),
  ...classed('trial', TRIAL),
  ...classed('game', GAME),
  ...ALONE.split(' ').map((word): [string, string] => [word, word]),
]);

/** Verbs of moving an event, with the particles of which one must follow. */
export const MOVES: ReadonlyMap<string, string> = new Map([
  ...(
    'moved moves move rescheduled reschedules reschedule shifted shifts shift relocated relocates relocate switched transferred ' +
    'postponed postpones postpone delayed delays delay deferred adjourned adjourns'
  )
    .split(' ')
    .map((word): [string, string] => [word, '']),
  ...'pushed pushes push brought put puts set'
    .split(' ')
    .map((word): [string, string] => [word, 'back forward off']),
]);
/** Of those what moves an event in time only. */
export const AWAY: ReadonlySet<string> = set(
  'rescheduled reschedules reschedule postponed postpones postpone delayed delays delay deferred adjourned adjourns pushed pushes push ' +
    'brought put puts set',
);
/** Participles that say of an event that its first day came to nothing. */
export const DELAYED: ReadonlySet<string> = set('rescheduled postponed delayed deferred adjourned');
/** Verbs whose object is an event that takes place: "will hold talks". */
export const HOLDING: ReadonlySet<string> = set('hold host stage');
/** Before a participle: a passive. */
export const PASSIVE: readonly string[] = 'was were been be being is are'.split(' ');
/** Before "to move": it is decided. */
export const RESOLVED: ReadonlySet<string> = set('agreed decided voted opted');
export const PRONOUNS: ReadonlySet<string> = set('i he she it we they who you');
/** Before an event noun that is no subject: "after the talks, he". */
export const ASIDES: ReadonlySet<string> = set(
  'after before during following since until amid ahead despite without at',
);
/** Verbs of people on the way to an event, and what makes them a plan. */
export const GATHERING: ReadonlySet<string> = set('meet travel fly arrive gather come head visit');
export const IS_TO: ReadonlySet<string> = set('will to shall');
/** "originally planned for" */
export const ORIGINALLY: ReadonlySet<string> = set('originally initially previously');
/** Verbs of taking place, and of fixing when. */
export const HAPPENING: ReadonlySet<string> = set(
  'held hold holds begin begins start starts open opens place convene convenes meet meets scheduled set due planned slated expected kick',
);
/** Before a day: a limit, or something else than the day of the event. */
export const DEADLINES: ReadonlySet<string> = set(
  'by before until till after since ahead end of through from to',
);
/** Another event than the one reported: an earlier one, a later one, one more. */
export const AGAIN: ReadonlySet<string> = set(
  'next new second third fourth another further future previous last earlier past former resume resumes continue continues follow fresh ' +
    'again end ends ended',
);
export const WEEKDAYS: ReadonlySet<string> = new Set(WEEKDAY_NAMES);
/** Capitalised words that start no place. */
export const NO_PLACES: ReadonlySet<string> = new Set([
  ...[...WEEKDAY_NAMES, ...MONTH_NAMES, ...SHORT_MONTHS],
  ...'i president prime minister mr mrs ms dr the easter christmas covid'.split(' '),
]);

function classed(name: string, list: string): [string, string][] {
  return list.split(' ').map((word) => [word, name]);
}

function set(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
