/**
 * The words by which a sentence says where an event stands: data only, one lexicon a language. The grammar that
 * reads them (`status-sentence`) knows no word itself. How they are spelled: `status-language`.
 * @module
 */
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
    'appearance flight flights strike walkout stoppage',
  eventNounsWith: [
    [
      'strike',
      'union unions workers staff walkout pilots drivers nurses teachers doctors rail crew crews employees ' +
        'labour labor pay industrial dockers miners cabin airline hunger general',
    ],
    ['talk', 'lecture'],
    ['cup', 'nations world asian african league gold'],
    ['final', 'cup league tournament championship world playoff match team'],
    ['round', 'talks negotiations consultations discussions dialogue meetings voting fighting'],
    [
      'show',
      'fans venue tickets stage audience singer band motor car auto air boat trade fashion theatre theater',
    ],
    [
      'race',
      'grand prix riders drivers runners horses organisers organizers track circuit lap marathon yacht',
    ],
    ['tour', 'band singer fans concert concerts dates cricket world state europe european'],
    ['flight', 'rocket test space crew capsule shuttle airport airline'],
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
  roles:
    'president presidents minister ministers ministry ministries premier chancellor king queen prince princess pope ' +
    'pontiff patriarch leader leaders officials official envoy envoys ambassador ambassadors delegation delegations ' +
    'diplomat diplomats diplomacy secretary negotiators negotiator lawmakers senators mps parliament senate cabinet ' +
    'council committee commission government governments counterpart counterparts chief chiefs governor governors ' +
    'mayor general generals commander commanders experts parties mediators inspectors ' +
    'representatives emir sultan sheikh shah chairman opec nato eu un kremlin',
  verbs: [
    { kind: 'postpone', forms: 'postpone postpones postponed postponed postponing' },
    { kind: 'postpone', forms: 'put puts put put putting +off/back/on hold/on ice', separable: true },
    {
      kind: 'postpone',
      forms:
        'push pushes pushed pushed pushing +back/to a later/to next/to monday/to tuesday/to wednesday/to thursday/to friday/to saturday/to sunday',
      separable: true,
    },
    {
      kind: 'postpone',
      forms: 'move moves moved moved moving +to a later/to a new date/to a future date',
      separable: true,
    },
    { kind: 'postpone', forms: 'delay delays delayed delayed delaying', nounToo: true },
    { kind: 'postpone', forms: 'defer defers deferred deferred deferring' },
    { kind: 'postpone', forms: 'adjourn adjourns adjourned adjourned adjourning' },
    { kind: 'postpone', forms: 'suspend suspends suspended suspended suspending' },
    { kind: 'postpone', forms: 'shelve shelves shelved shelved shelving' },
    { kind: 'postpone', forms: 'reschedule reschedules rescheduled rescheduled rescheduling' },
    { kind: 'cancel', forms: 'cancel cancels cancelled cancelled cancelling' },
    { kind: 'cancel', forms: 'cancel cancels canceled canceled canceling' },
    { kind: 'cancel', forms: 'call calls called called calling +off', separable: true },
    { kind: 'cancel', forms: 'scrap scraps scrapped scrapped scrapping' },
    { kind: 'cancel', forms: 'abandon abandons abandoned abandoned abandoning' },
    { kind: 'cancel', forms: 'axe axes axed axed axing' },
    { kind: 'cancel', forms: 'abort aborts aborted aborted aborting' },
    { kind: 'cancel', forms: 'scrub scrubs scrubbed scrubbed scrubbing' },
    { kind: 'cancel', forms: 'nix nixes nixed nixed nixing' },
    { kind: 'cancel', forms: 'scratch scratches scratched scratched scratching' },
    { kind: 'resume', forms: 'resume resumes resumed resumed resuming' },
    { kind: 'resume', forms: 'restart restarts restarted restarted restarting' },
    { kind: 'resume', forms: 'reopen reopens reopened reopened reopening' },
    { kind: 'resume', forms: 'revive revives revived revived reviving' },
    { kind: 'resume', forms: 'reinstate reinstates reinstated reinstated reinstating' },
    { kind: 'resume', forms: 'reconvene reconvenes reconvened reconvened reconvening' },
    {
      kind: 'resume',
      forms:
        'return returns returned returned returning +to the negotiating table/to negotiating table/to the talks/to talks/to negotiations',
      namesEvent: true,
    },
    { kind: 'begin', forms: 'begin begins began begun beginning' },
    { kind: 'begin', forms: 'start starts started started starting', nounToo: true },
    { kind: 'begin', forms: 'open opens opened opened opening' },
    { kind: 'begin', forms: 'kick kicks kicked kicked kicking +off' },
    { kind: 'begin', forms: 'get gets got gotten getting +under way/underway' },
    { kind: 'begin', forms: 'continue continues continued continued continuing' },
    { kind: 'begin', forms: 'go goes went gone going +on' },
    { kind: 'begin', forms: 'enter enters entered entered entering' },
    { kind: 'begin', forms: 'commence commences commenced commenced commencing' },
    { kind: 'end', forms: 'end ends ended ended ending', nounToo: true },
    { kind: 'end', forms: 'conclude concludes concluded concluded concluding' },
    { kind: 'end', forms: 'finish finishes finished finished finishing' },
    { kind: 'end', forms: 'complete completes completed completed completing' },
    { kind: 'end', forms: 'wrap wraps wrapped wrapped wrapping +up' },
    { kind: 'end', forms: 'close closes closed closed closing', nounToo: true },
    { kind: 'end', forms: 'draw draws drew drawn drawing +to a close/to an end' },
    { kind: 'end', forms: 'come comes came come coming +to a close/to an end' },
    { kind: 'happen', forms: 'take takes took taken taking +place' },
    { kind: 'happen', forms: 'occur occurs occurred occurred occurring' },
    { kind: 'proceed', forms: 'go goes went gone going +ahead/forward' },
    { kind: 'proceed', forms: 'proceed proceeds proceeded proceeded proceeding' },
    { kind: 'meet', forms: 'meet meets met met meeting' },
    { kind: 'meet', forms: 'visit visits visited visited visiting', nounToo: true },
    { kind: 'meet', forms: 'convene convenes convened convened convening' },
    { kind: 'meet', forms: 'gather gathers gathered gathered gathering' },
    { kind: 'meet', forms: 'sit sits sat sat sitting +down' },
    { kind: 'meet', forms: 'confer confers conferred conferred conferring' },
    { kind: 'hold', forms: 'hold holds held held holding' },
    { kind: 'hold', forms: 'stage stages staged staged staging', nounToo: true },
    { kind: 'hold', forms: 'conduct conducts conducted conducted conducting' },
    { kind: 'hold', forms: 'attend attends attended attended attending' },
    { kind: 'hold', forms: 'have has had had having' },
    { kind: 'hold', forms: 'make makes made made making' },
    { kind: 'hold', forms: 'pay pays paid paid paying' },
    { kind: 'hold', forms: 'speak speaks spoke spoken speaking +at' },
    { kind: 'host', forms: 'host hosts hosted hosted hosting', nounToo: true },
    { kind: 'host', forms: 'welcome welcomes welcomed welcomed welcoming' },
    { kind: 'host', forms: 'receive receives received received receiving' },
    { kind: 'travel', forms: 'arrive arrives arrived arrived arriving' },
    {
      kind: 'travel',
      forms: 'travel travels travelled travelled travelling +to',
      departs: true,
      nounToo: true,
    },
    { kind: 'travel', forms: 'travel travels traveled traveled traveling +to', departs: true, nounToo: true },
    { kind: 'travel', forms: 'fly flies flew flown flying +to/into', departs: true, nounToo: true },
    { kind: 'travel', forms: 'head heads headed headed heading +to/for', departs: true, nounToo: true },
    { kind: 'travel', forms: 'go goes went gone going +to/on strike' },
    { kind: 'travel', forms: 'come comes came come coming +to' },
    { kind: 'travel', forms: 'land lands landed landed landing', nounToo: true },
    { kind: 'travel', forms: 'walk walks walked walked walking +out' },
    { kind: 'travel', forms: 'leave leaves left left leaving +for', departs: true },
    { kind: 'launch', forms: 'launch launches launched launched launching', nounToo: true },
    { kind: 'launch', forms: 'blast blasts blasted blasted blasting +off' },
    { kind: 'travel', forms: 'depart departs departed departed departing +for', departs: true },
    { kind: 'schedule', forms: 'schedule schedules scheduled scheduled scheduling' },
    { kind: 'schedule', forms: 'plan plans planned planned planning' },
    { kind: 'schedule', forms: 'announce announces announced announced announcing', announces: true },
    { kind: 'schedule', forms: 'arrange arranges arranged arranged arranging' },
    { kind: 'schedule', forms: 'slate slates slated slated slating' },
    { kind: 'schedule', forms: 'expect expects expected expected expecting', passiveOnly: true },
    { kind: 'schedule', forms: 'set sets set set setting +for/a date/date/the date' },
    { kind: 'schedule', forms: 'fix fixes fixed fixed fixing +for/a date/date/the date' },
    { kind: 'schedule', forms: 'call calls called called calling', announces: true },
    { kind: 'schedule', forms: 'prepare prepares prepared prepared preparing +for' },
    { kind: 'confirm', forms: 'confirm confirms confirmed confirmed confirming' },
    { kind: 'deny', forms: 'deny denies denied denied denying' },
    { kind: 'deny', forms: 'rule rules ruled ruled ruling +out', separable: true },
    { kind: 'dismiss', forms: 'dismiss dismisses dismissed dismissed dismissing' },
    { kind: 'dismiss', forms: 'reject rejects rejected rejected rejecting' },
    { kind: 'dismiss', forms: 'refute refutes refuted refuted refuting' },
  ],
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
  underWayStates: 'on strike|in session',
  postponedPhrases: 'on hold|on ice|off until',
  resumedPhrases: 'back on|back on track|back under way',
  plannedPhrases:
    'expected in|expected at|due on|due in|due at|due for|due next|due this|due later|due tomorrow|set for|slated for|scheduled for|planned for|in the works|on the cards',
  plannedAttributes: 'upcoming planned forthcoming scheduled proposed expected',
  plannedBefore:
    'ahead of|in the run up to|on the eve of|prepares for|prepare for|preparing for|gears up for|gear up for|gearing up for|readies for|braces for|brace for|set for|agree date for|sets date for|date set for|sets a date for|announces date for|ready for',
  heldBefore: 'after|following|at the end of|at the close of',
  heldLinks: 'with in between',
  olderAttributes: 'last previous earlier prior past former preceding recent',
  places: 'in',
  purposes: 'for',
  visitStates: 'on',
  launched: 'rocket satellite spacecraft shuttle capsule probe mission crew astronauts telescope',
  degrees: 'long twice much oft once',
  pronouns: 'i he she it we they who',
  reportNouns:
    'report reports claim claims rumour rumours rumor rumors allegation allegations speculation suggestion ' +
    'suggestions assertion assertions story stories',
  falsehoods: 'false|untrue|wrong|incorrect|baseless|unfounded|fabricated|not true|fake',
  denials:
    'no plans|no plan|no intention|no truth|no such meeting|no such talks|no such visit|not planning|not plan|without foundation|no question of',
  planNouns: 'plans plan preparations proposal',
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
    'set due expected scheduled slated planning plans plan intends intend going about poised preparing prepares ' +
    'prepare prepared booked supposed meant announced confirmed plans aims bound',
  pastPlanLicensors: 'planned intended supposed meant expected scheduled due set slated going about',
  decisionLicensors:
    'agree agrees agreed agreeing decide decides decided deciding forced obliged compelled resolved opted opts chose chosen choose prompted led caused',
  doubtLicensors:
    'want wants wanted wanting wish wishes hope hopes hoped hoping fear fears feared fearing seek seeks seeking sought try tries tried trying like ' +
    'offer offers offered refuse refuses refused decline declines declined fail fails failed unable able likely ' +
    'unlikely willing reluctant urge urges urged urging ask asks asked asking invite invites invited tell told ' +
    'threaten threatens threatened threatening propose proposes proposed proposing suggest suggests suggested ' +
    'suggesting call calls called calling demand demands demanded consider considers considered considering mull ' +
    'mulls mulled mulling weigh weighs weighed weighing discuss discusses discussed discussing pressure pressured ' +
    'need needs needed possible possibility option against avoid avoids without than of ready push pushed pressed ' +
    'vote voted right power keen eager tempted reason chance way effort efforts bid attempt attempts opportunity ' +
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
  saying: 'said says say told tells announced announces reported reports added wrote confirmed',
  months:
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec',
  weekdays: 'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun',
  pastAttributes: 'last previous recent past earlier',
  periods:
    'day days week weeks weekend month months year years decade decades century centuries season spring summer autumn fall winter january february march april may june july august september october november december time times',
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
    'halfway online power light terms blows grips agreement court war jail prison bed hospital school hell trial attention ' +
    'support backing mixed doom investigation inquiry probe attack attacks assault offensive campaign appeal crackdown ' +
    'operation invasion strikes raid raids lawsuit manhunt hunt search airstrikes airstrike petition missiles tirade ' +
    'website site page rescue interview interviews end hostage hostages accountable responsible breath power',
  parts: 'day days round rounds session sessions half leg stage phase week part',
  shares: 'day session half leg stage phase morning',
  firstParts: 'first second third opening latest initial',
};

/** Lexicons by primary language subtag; an article of another language has no status. */
export const STATUS_LEXICONS: Readonly<Record<string, StatusLexicon>> = { en: ENGLISH };

/** The lexicon for a BCP 47 tag; `undefined` for a language that has none. No tag means English. */
export function statusLexicon(lang: string): StatusLexicon | undefined {
  const primary = lang.slice(0, 8).toLowerCase().split(/[-_]/)[0]!;
  if (primary === '') return ENGLISH;
  return Object.hasOwn(STATUS_LEXICONS, primary) ? STATUS_LEXICONS[primary] : undefined;
}
