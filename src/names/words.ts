/**
 * Words that decide what is part of a name in English text: data for `names`. Folded spelling, space-separated.
 * @module
 */
import { MONTH_NAMES, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAY_NAMES } from '../text/calendar-words';
import { WordMarks } from '../text/word-set';
import { hashWord } from '../text/words';

/** Lower-case words inside a name: "Fayez al Serraj", "Ursula von der Leyen". */
const PARTICLES = 'al el de del della di da do dos das du la le van von der den ter ten bin ibn bint abu';

/** Nouns of bodies and places; "of" and "for" behind them go on with the name: "House of Representatives". */
const BODIES =
  'government ministry house houses university bank organization organisation council court state states republic ' +
  'kingdom institute board department bureau academy school church college city gulf sea cape isle bay strait horn ' +
  'chamber commission committee league party army front union association federation society office museum ' +
  'institution agency fund centre center forces force guard guards alliance movement parliament assembly congress ' +
  'senate cabinet hospital group company corporation corp inc ltd club foundation network service services times ' +
  'post news press street airport station square province region county district river lake mount mountain island ' +
  'islands tower bridge park stadium hall palace administration authority treaty accord war initiative campaign ' +
  'coalition observatory watch community conference summit cup olympics championship series prize award act bill law plan system program';

/** Ranks and forms of address, left out before a name. */
const TITLES =
  'president vice prime minister ministers deputy foreign defence defense interior finance health justice energy trade ' +
  'secretary mr mrs ms miss dr prof professor sen senator senators rep representative gov governor mayor chancellor ' +
  'ambassador envoy field marshal colonel col lieutenant lt sergeant sgt admiral commander chief officer rev reverend ' +
  'sheikh imam ayatollah premier speaker acting former ex coach detective inspector attorney director chairman ' +
  'chairwoman chairperson ceo spokesman spokeswoman spokesperson sir counterpart manager owner surgeon sheriff magistrate superintendent founder adviser advisor archbishop cardinal bishop father sister leader general gen major maj captain ' +
  'capt judge justice crown assistant special agent police constable prosecutor lawyer commissioner councillor ' +
  'congressman congresswoman undersecretary lawmaker treasurer presidents premiers secretaries governors mayors ' +
  'chancellors ambassadors envoys professors deputies representatives generals colonels majors captains admirals ' +
  'commanders officers detectives inspectors judges justices prosecutors lawyers attorneys directors chairmen coaches ' +
  'counterparts leaders spokesmen archbishops bishops cardinals drs messrs commissioners councillors adm trooper ' +
  'troopers undersheriff const cmdr cpl pvt pte brig hon rear majority minority referee umpire striker midfielder ' +
  'goalkeeper footballer actor actress novelist historian economist analyst scientist researcher journalist';

/** Titles that also open names of other things ("General Motors"): dropped only where a known name is left. */
const DOUBTFUL_TITLES = 'general major captain judge justice police energy health trade special crown';

/** Peoples and languages as adjectives: no names by themselves. */
const DEMONYMS =
  'american british english scottish irish welsh french german italian spanish portuguese dutch belgian swiss austrian ' +
  'danish swedish norwegian finnish icelandic polish czech slovak hungarian romanian bulgarian greek turkish cypriot ' +
  'albanian serbian serb croatian croat bosnian kosovar macedonian slovenian montenegrin russian ukrainian belarusian ' +
  'moldovan georgian armenian azerbaijani azeri kazakh uzbek tajik turkmen kyrgyz estonian latvian lithuanian iranian ' +
  'iraqi syrian lebanese jordanian israeli palestinian saudi emirati qatari kuwaiti bahraini omani yemeni egyptian ' +
  'libyan tunisian algerian moroccan sudanese ethiopian eritrean somali kenyan ugandan tanzanian rwandan congolese ' +
  'nigerian ghanaian senegalese malian ivorian liberian cameroonian angolan zambian zimbabwean mozambican african ' +
  'indian pakistani afghan bangladeshi lankan nepalese burmese thai vietnamese cambodian laotian malaysian indonesian ' +
  'filipino singaporean chinese taiwanese japanese korean mongolian tibetan australian canadian mexican cuban haitian ' +
  'jamaican dominican guatemalan honduran salvadoran nicaraguan panamanian colombian venezuelan ecuadorian peruvian ' +
  'bolivian chilean argentine argentinian brazilian uruguayan paraguayan european asian arab arabic kurdish kurd ' +
  'islamic muslim christian jewish catholic protestant orthodox hindu buddhist sunni shiite western eastern northern ' +
  'southern americans russians turks syrians libyans israelis palestinians kurds muslims christians jews arabs ' +
  'democrats republicans democratic republican';

/** Days, months and the like: capitalised, but no names. */
const CALENDAR = [
  ...[...WEEKDAY_NAMES, ...SHORT_WEEKDAYS, ...MONTH_NAMES, ...SHORT_MONTHS],
  'gmt utc est edt pst pdt bst christmas easter ramadan',
].join(' ');

/** Months that people are called as well: "June Carter", "Theresa May". */
const NAMING_MONTHS = 'jan april may june august';

/** Words behind which a month is a month: "in May Turkey held talks". */
const DATING = 'in since until till during last next this late early mid each every the a an';

/** Words that headings in title case spell small. */
const MINOR = 'a an the of for in on at to and or but by with from as nor via';

/** Compass points and the like: "North Korea" is no full form of "Korea". */
const PLACE_ATTRIBUTES =
  'north south east west northern southern eastern western central new greater upper lower saint st united';

/** Verbs with which somebody speaks: what stands before them at the start of a sentence speaks. */
const SPEECH =
  'said says told tells announced announces warned warns denied denies confirmed confirms declined declines';

/** Other finite verbs that stand behind a subject; words in -ed are verbs too. */
const FINITE =
  'will would has had is was does did may might can cannot could must plans wants cuts sells buys wins won';

/** Finite verbs that a plural noun cannot have: "Siemens is", not "Officials is". */
const SINGULAR =
  'says tells announces warns denies confirms declines has is was does plans wants cuts sells buys wins';

/** What an officer is "of": "Secretary of State Ann Lee", "Chief of Staff Piet Vos". */
const OFFICES =
  'state staff exchequer arms affairs defense defence interior justice treasury finance commerce trade energy health ' +
  'education labor labour agriculture transport transportation housing security environment police operations economic political foreign internal external home homeland veterans';

/** Shortened words that belong to the name behind them. */
const SHORTENED = 'st ste mt ft';

/** Whose body or place it is, where the name goes on behind the "s": "People's Assembly", "Sheriff's Department". */
const POSSESSORS =
  'people sheriff children women men workers veterans farmers king queen peoples student teacher attorney prosecutor magistrate';

/** Forms of companies and kinds of roads: no names by themselves. */
const SUFFIXES = 'co corp inc ltd plc llc llp gmbh street avenue road boulevard lane drive';

/** Prepositions of place: "from Oslo and Costa Rica" names no couple. */
const PLACING = 'in from at near across through via around outside';

/** The lists a word can be on, as bits. */
export const LISTS = {
  particles: 1,
  bodies: 2,
  titles: 4,
  doubtful: 8,
  demonyms: 16,
  calendar: 32,
  places: 64,
  speech: 128,
  finite: 256,
  singular: 512,
  placing: 1024,
  /** "of" and "for". */
  of: 2048,
  the: 4096,
  and: 8192,
  /** The "s" behind an apostrophe. */
  possessive: 16384,
  offices: 32768,
  shortened: 65536,
  possessors: 131072,
  suffixes: 262144,
  namingMonths: 524288,
  dating: 1048576,
  minor: 2097152,
} as const;

const SPELLED: readonly (readonly [bit: number, words: string])[] = [
  [LISTS.particles, PARTICLES],
  [LISTS.bodies, BODIES],
  [LISTS.titles, TITLES],
  [LISTS.doubtful, DOUBTFUL_TITLES],
  [LISTS.demonyms, DEMONYMS],
  [LISTS.calendar, CALENDAR],
  [LISTS.places, PLACE_ATTRIBUTES],
  [LISTS.speech, SPEECH],
  [LISTS.finite, FINITE],
  [LISTS.singular, SINGULAR],
  [LISTS.placing, PLACING],
  [LISTS.of, 'of for'],
  [LISTS.the, 'the'],
  [LISTS.and, 'and'],
  [LISTS.possessive, 's'],
  [LISTS.offices, OFFICES],
  [LISTS.shortened, SHORTENED],
  [LISTS.possessors, POSSESSORS],
  [LISTS.suffixes, SUFFIXES],
  [LISTS.namingMonths, NAMING_MONTHS],
  [LISTS.dating, DATING],
  [LISTS.minor, MINOR],
];

let cached: WordMarks | undefined;

/** The lists that the word with this hash (see `hashWord`) is on, as bits of {@link LISTS}. */
export function listsOf(hash: number): number {
  if (cached === undefined) {
    const bits = new Map<number, number>();
    for (const [bit, words] of SPELLED) {
      for (const word of words.split(' ')) {
        const known = hashWord(word);
        bits.set(known, (bits.get(known) ?? 0) | bit);
      }
    }
    cached = new WordMarks(bits);
  }
  return cached.get(hash);
}
