/**
 * Words that decide what is part of a name in English text: data for `names`. Folded spelling, space-separated.
 * @module
 */

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
  'counterparts leaders spokesmen archbishops bishops cardinals drs messrs commissioners councillors';

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
const CALENDAR =
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february ' +
  'march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec ' +
  'gmt utc est edt pst pdt bst christmas easter ramadan';

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

/** Prepositions of place: "from Oslo and Costa Rica" names no couple. */
const PLACING = 'in from at near across through via around outside';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** The lists, for lookups. */
export const LISTS: Readonly<
  Record<
    | 'particles'
    | 'bodies'
    | 'titles'
    | 'doubtful'
    | 'demonyms'
    | 'calendar'
    | 'places'
    | 'speech'
    | 'finite'
    | 'singular'
    | 'placing',
    ReadonlySet<string>
  >
> = {
  particles: set(PARTICLES),
  bodies: set(BODIES),
  titles: set(TITLES),
  doubtful: set(DOUBTFUL_TITLES),
  demonyms: set(DEMONYMS),
  calendar: set(CALENDAR),
  places: set(PLACE_ATTRIBUTES),
  speech: set(SPEECH),
  finite: set(FINITE),
  singular: set(SINGULAR),
  placing: set(PLACING),
};
