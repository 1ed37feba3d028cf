/**
 * The words by which a sentence says where an event stands: data only, one lexicon a language. The grammar that
 * reads them (`sentence.ts`) knows no word itself. How they are spelled: `language.ts`.
 * @module
 */
import { MONTH_NAMES, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAY_NAMES } from '../text/calendar-words';
import { ENGLISH_VERBS } from './english-verbs';
import type { StatusLexicon } from './language';

const ENGLISH: StatusLexicon = {
  eventNouns:
    'talk talks meeting meetings visit visits summit summits conference negotiations negotiation consultations ' +
    'consultation discussions dialogue trip session sessions round gathering forum convention hearing hearings ' +
    'trial retrial inquest election elections referendum vote ballot poll polls primary runoff ceremony inauguration ' +
    'coronation wedding funeral parade rally concert concerts festival premiere gig show tournament ' +
    'championship championships olympics match matches game games fixture fixtures race contest cup final semifinal derby debate ' +
    'auction voting polling launch liftoff spacewalk exercise exercises drill drills patrol patrols execution exam exams ' +
    'symposium workshop expo event events pilgrimage carnival marathon regatta playoff playoffs tour ' +
    'appearance flight flights strike walkout stoppage sentencing ceasefire truce armistice fighting shelling ' +
    'offensive hostilities evacuation evacuations search merger takeover acquisition ipo flotation release ' +
    'prix masters march marches protest protests demonstration demonstrations procession vigil residency fair fairs ' +
    'landfall table bid giro vuelta hajj byelection replay qualifier inquiry signing ' +
    'deliberations selection count counting bombardment landing docking reopening rollout swap handover burial rollout rescue ' +
    'play fight bout',
  eventNounsWith: [
    [
      'strike',
      'union unions workers staff walkout pilots drivers nurses teachers doctors rail crew crews employees ' +
        'labour labor pay industrial truckers journalists screenwriters postal paramedics ambulance bus tube train firefighters hour day members midnight dockers miners cabin airline hunger general',
    ],
    ['talk', 'lecture'],
    ['selection', 'jury jurors'],
    ['table', 'negotiating bargaining'],
    ['bid', 'takeover hostile'],
    ['count', 'vote votes ballots'],
    ['counting', 'election electoral parliamentary presidential vote votes ballots'],
    [
      'march',
      'protest protesters pride rally thousands demonstrators climate women police organisers organizers peace',
    ],
    ['marches', 'protest protesters pride rally thousands demonstrators climate women police'],
    ['release', 'film movie album game book single prisoners hostages prisoner hostage results report novel'],
    ['fair', 'book trade art county world state'],
    ['fairs', 'book trade art county'],
    ['masters', 'augusta golf tennis snooker tournament'],
    ['play', 'rain light match overs session lord theatre theater'],
    ['offensive', 'rebels army troops forces military'],
    ['swap', 'prisoner prisoners'],
    ['replay', 'cup match'],
    ['fight', 'heavyweight boxing title champion boxer'],
    ['bout', 'heavyweight boxing title champion boxer'],
    ['landing', 'moon lunar mars craft probe'],
    ['inquiry', 'public covid chair judge'],
    ['cup', 'nations world asian african league gold'],
    ['final', 'cup league tournament championship world playoff match team federation'],
    ['round', 'talks negotiations consultations discussions dialogue meetings voting fighting'],
    [
      'show',
      'fans venue tickets stage audience singer band motor car auto air boat trade fashion theatre theater',
    ],
    [
      'race',
      'grand prix riders drivers runners horses organisers organizers track circuit lap marathon yacht',
    ],
    [
      'tour',
      'nation country leg stop trip secretary minister president pope gulf africa asia band singer fans concert concerts dates cricket world state europe european',
    ],
    ['flight', 'maiden rocket test space crew capsule shuttle airport airline'],
    ['flights', 'airport airline airlines airports'],
    ['poll', 'voters election presidential vote'],
    ['primary', 'voters election presidential party democratic republican'],
    [
      'game',
      'team teams season league fans players coach kickoff stadium club clubs nfl nba nhl mlb baseball',
    ],
    ['games', 'team teams season league fans players olympic olympics stadium athletes clubs'],
    ['appearance', 'court'],
    ['drill', 'military navy army joint troops forces nato'],
    ['drills', 'military navy army joint troops forces nato'],
    ['exercise', 'military navy army joint troops forces nato naval'],
    ['exercises', 'military navy army joint troops forces nato naval'],
    ['execution', 'court inmate prisoner death judge convicted row'],
  ],
  notEventAfter:
    'sex training recording news press talk video chat chess dna board role opinion exit phone telephone small',
  aftermaths: 'search searches rescue evacuation evacuations vigil vigils funeral burial inquest inquiry',
  roles:
    'president presidents minister ministers premier chancellor king queen prince princess pope pontiff patriarch ' +
    'leader leaders officials official envoy envoys ambassador ambassadors delegation delegations diplomat diplomats ' +
    'secretary negotiators negotiator lawmakers senators mps counterpart counterparts chief chiefs governor governors ' +
    'mayor general generals commander commanders experts parties mediators inspectors representatives emir sultan ' +
    'sheikh shah chairman sides delegates',
  bodies:
    'ministry ministries diplomacy parliament senate cabinet council committee commission government governments ' +
    'opec nato eu un kremlin',
  roleAdjectives: 'official general chief premier',
  notRoleBefore: 'league division inn suite',
  strikers:
    'union unions workers staff pilots drivers nurses teachers doctors crew crews employees dockers miners ' +
    'firefighters cleaners truckers journalists screenwriters postal paramedics ambulance attendants lecturers porters guards midwives controllers writers actors',
  contests:
    'election elections referendum vote ballot poll polls primary runoff match matches game games fixture fixtures ' +
    'final semifinal derby cup race contest tournament championship championships olympics playoff playoffs marathon ' +
    'regatta trial retrial hearing',
  entries: 'place places spot spots ticket tickets berth berths right chance bid nomination',
  numerals:
    'two three four five six seven eight nine ten several many few dozens hundreds thousands both all',
  soloDeterminers: 'this that these those some each any another',
  eventTakers:
    'watch watches watched enjoy enjoys enjoyed follow follows followed mark marks face faces faced join joins ' +
    'oversee oversees oversaw see sees saw cover covers covered play plays played run runs ran lead leads led ' +
    'monitor monitors dominate dominates overshadow overshadows disrupt disrupts boycott boycotts near nears demand ' +
    'demands welcome welcomes seek seeks discuss discusses leave leaves left skip skips miss misses missed',
  newDatePhrases:
    'be replayed|next attempt|next launch attempt|another attempt|try again|be rearranged|new date|new dates|later date|another date|other dates|fresh date|future date|alternative date|alternative dates|be rescheduled|reschedule',
  verbs: ENGLISH_VERBS,
  postponedNouns: 'postponement postponements delay deferral adjournment suspension rescheduling',
  cancelledNouns: 'cancellation cancelation scrapping',
  resumedNouns: 'resumption restart',
  changeNounDoubt:
    'call calls called calling demand demands demanded seek seeks sought request requests requested urge urged ' +
    'possible potential likely risk risks fear fears feared avoid avoids avert prevent threat threatens threatened ' +
    'consider considers considering mull mulls mulling weigh weighs weighing no not without against despite if ' +
    'may might could would rule rules ruled ruling oppose opposes opposed deny denies denied any suggest suggested ' +
    'suggests hint hints speculation rumours rumors',
  changeNounLinks: 'of to in',
  underWayPhrases: 'under way|underway|ongoing|in progress|in full swing',
  underWayStates: 'on strike|in session|in talks|locked in talks|in crisis talks',
  postponedPhrases: 'later than planned|later than scheduled|later than expected|on hold|on ice|off until',
  confirmedPhrases: 'still on|still happening|on as planned',
  cancelledPhrases: 'off',
  noMorePhrases: 'after all|any more|anymore|any longer',
  continuers: 'continue continues continued continuing',
  resumedPhrases: 'back on|back on track|back under way',
  plannedPhrases:
    'expected in|expected at|due on|due in|due back|due at|due for|due next|due this|due later|due tomorrow|set for|slated for|scheduled for|planned for|in the works|on the cards',
  plannedAttributes: 'upcoming planned forthcoming scheduled proposed expected',
  plannedBefore:
    'ahead of|in the run up to|on the eve of|prepares for|prepare for|preparing for|gears up for|gear up for|gearing up for|readies for|braces for|brace for|set for|agree date for|sets date for|date set for|sets a date for|announces date for|ready for|accepts invitation to|accept invitation to|accepted an invitation to|accepted invitation to|accepts an invitation to|accepts invite to',
  heldBefore: 'after|following|at the end of|at the close of',
  heldLinks: 'with in between',
  olderAttributes: 'last previous earlier prior past former preceding recent',
  places: 'in',
  purposes: 'for',
  visitStates: 'on',
  launched:
    'rocket satellite spacecraft shuttle capsule rover lander probe mission crew astronauts telescope',
  degrees: 'long twice much oft once',
  pronouns: 'i he she it we they who',
  deals: 'merger takeover acquisition ipo flotation listing sale deal bid buyout',
  pacts: 'ceasefire truce armistice agreement pact accord treaty',
  tellingPrepositions: 'after by since following into despite before',
  scored: 'win victory defeat loss draw triumph',
  existentials: 'there',
  clauseDoubts:
    'fear fears feared hope hopes hoped doubt doubts doubted unclear wonder wonders wondered uncertain',
  agents: 'by',
  agains: 'again anew afresh',
  weather: 'rain snow showers temperatures winds fog sleet hail thunderstorms drizzle shares stocks prices',
  personal: 'i he she we you who',
  clauseVerbs: 'clear told said say says decided decide announced known certain confirmed',
  reportNouns:
    'report reports claim claims rumour rumours rumor rumors allegation allegations speculation suggestion ' +
    'suggestions assertion assertions story stories',
  falsehoods: 'false|untrue|wrong|incorrect|baseless|unfounded|fabricated|not true|fake',
  denials:
    'no plans|no plan|no intention|no truth|no such meeting|no such talks|no such visit|not planning|not plan|without foundation|no question of',
  planNouns: 'plans plan preparations proposal date dates',
  bePresent: 'is are am isnt arent re',
  bePast: 'was were wasnt werent',
  beNonFinite: 'be been being get gets got getting',
  have: 'has have having hasnt havent ve',
  had: 'had hadnt',
  future: 'will shall would ll wont wouldnt',
  modals: 'may might could can should must ought cannot cant couldnt shouldnt',
  negations:
    'not never isnt arent wasnt werent hasnt havent hadnt wont wouldnt cannot cant couldnt shouldnt didnt doesnt dont neither nor hardly',
  doSupport: 'do does did didnt doesnt dont',
  adverbs:
    'also now still already again only soon just then later both all often once twice formally ever thus first ' +
    'instead yet today tonight indefinitely back no longer therefore almost even jointly half next',
  doubtful: 'likely unlikely possibly probably perhaps maybe potentially nearly almost',
  infinitive: 'to',
  planLicensors:
    'set due expected expect expects scheduled slated planning plans plan intends intend going about poised preparing prepares ' +
    'prepare prepared booked supposed meant announced confirmed aims bound',
  setLicensors: 'due set scheduled slated expected poised plans plan planning booked',
  pastPlanLicensors: 'planned intended supposed meant expected scheduled due set slated going about',
  decisionLicensors:
    'vote votes voted agree agrees agreed agreeing decide decides decided deciding forced obliged compelled resolved opted opts chose chosen choose prompted led caused',
  doubtLicensors:
    'look looks want wants wanted wanting wish wishes hope hopes hoped hoping fear fears feared fearing seek seeks seeking sought try tries tried trying like ' +
    'offer offers offered refuse refuses refused decline declines declined fail fails failed unable able likely ' +
    'unlikely willing reluctant urge urges urged urging ask asks asked asking invite invites invited tell told ' +
    'threaten threatens threatened threatening propose proposes proposed proposing suggest suggests suggested ' +
    'suggesting call calls called calling demand demands demanded consider considers considered considering mull ' +
    'mulls mulled mulling weigh weighs weighed weighing discuss discusses discussed discussing pressure pressured ' +
    'need needs needed possible possibility option against avoid avoids without than of ready push pushed pressed ' +
    'right power keen eager tempted reason chance way effort efforts bid attempt attempts opportunity ' +
    'continue continues continued begin used refrain allow allowed allows permission invitation call plea petition',
  relatives: 'which who whose whom where',
  complementiser: 'that',
  subordinators: 'after before when while although though because as since despite once',
  untold: 'before since until till',
  conditionals: 'if unless whether',
  askers: 'see know ask asked decide clear wonder even as discuss find',
  prepositions:
    'of at in on for from with to into by about over under during after before between amid against through ' +
    'ahead without within since until despite toward towards around following near via as than',
  genitive: 'of',
  determiners: 'the a an this that these those his her its their our my your any some another each every no',
  noDeterminers: 'no without neither',
  conjunctions: 'and but or yet so nor',
  untils: 'until till',
  saying: 'tells warns said says say told tells announced announces reported reports added wrote confirmed',
  months: [...MONTH_NAMES, ...SHORT_MONTHS].join(' '),
  weekdays: [...WEEKDAY_NAMES, ...SHORT_WEEKDAYS].join(' '),
  pastAttributes: 'last previous recent past earlier',
  periods:
    'day days week weeks weekend month months year years decade decades century centuries season spring summer autumn fall winter time times '.concat(
      MONTH_NAMES.join(' '),
    ),
  ago: 'ago',
  backgroundPhrases:
    'in the past|in recent|over the past|over the last|earlier this|earlier in|late last|early last|in early|in late|in mid|at the time|back in|recently|previously|years before|months before|years earlier|months earlier|weeks earlier|days earlier|at the start of the year|ever since',
  backgroundBefore: 'in since during of through',
  firsts: 'first biggest worst largest highest lowest longest',
  futurePhrases:
    'next|tomorrow|later this|later today|later on|in the coming|this coming|upcoming|in coming|the following|at a later date|in the future',
  otherObjects:
    'demand demands criticism criticisms resistance anger outrage deadline deadlines target targets need needs requirement requirements ' +
    'standard standards goal goals expectations expectation criteria approval opposition condition conditions obligations ' +
    'cost costs challenge challenges ends fate death match eye eyes silence applause protests fury skepticism scepticism ' +
    'halfway online life power light terms blows grips agreement court war jail prison bed hospital school hell trial attention ' +
    'support backing mixed doom investigation inquiry probe attack attacks assault offensive campaign appeal crackdown ' +
    'operation invasion strikes raid raids lawsuit manhunt hunt search airstrikes airstrike petition missiles tirade ' +
    'website site page rescue interview interviews end hostage hostages accountable responsible breath power',
  parts: 'day days round rounds session sessions half leg stage phase week part',
  shares: 'day session half leg stage phase morning',
  firstParts: 'first second third opening latest initial',
};

/** Lexicons by primary language subtag; an article of another language has no status. */
export const STATUS_LEXICONS: Readonly<Record<string, StatusLexicon>> = { en: ENGLISH };

/** The primary subtag of a BCP 47 tag in lower case; empty for no tag. */
export function primarySubtag(lang: string): string {
  return lang.slice(0, 8).toLowerCase().split(/[-_]/)[0]!;
}

/** The lexicon for a BCP 47 tag; `undefined` for a language that has none. No tag means English. */
export function statusLexicon(lang: string): StatusLexicon | undefined {
  const primary = primarySubtag(lang);
  if (primary === '') return ENGLISH;
  return Object.hasOwn(STATUS_LEXICONS, primary) ? STATUS_LEXICONS[primary] : undefined;
}
