/**
 * The English verbs that tell how an event came out, or that it goes on, without naming it: data only, part of the lexicon.
 * @module
 */
import type { VerbEntry } from './language';

/** See `VerbEntry` for how a row is spelled. */
export const ENGLISH_OUTCOMES: readonly VerbEntry[] = [
  { kind: 'decide', forms: 'win wins won won winning', nounToo: true },
  { kind: 'decide', forms: 'lose loses lost lost losing' },
  { kind: 'decide', forms: 'beat beats beat beaten beating', rivals: true },
  { kind: 'decide', forms: 'defeat defeats defeated defeated defeating', nounToo: true, rivals: true },
  { kind: 'decide', forms: 'thrash thrashes thrashed thrashed thrashing', rivals: true },
  { kind: 'decide', forms: 'overcome overcomes overcame overcome overcoming', rivals: true },
  { kind: 'decide', forms: 'edge edges edged edged edging', rivals: true },
  { kind: 'decide', forms: 'draw draws drew drawn drawing', nounToo: true },
  { kind: 'decide', forms: 'elect elects elected elected electing' },
  { kind: 'decide', forms: 'reelect reelects reelected reelected reelecting' },
  { kind: 'decide', forms: 'crown crowns crowned crowned crowning', nounToo: true },
  { kind: 'decide', forms: 'sentence sentences sentenced sentenced sentencing', nounToo: true },
  { kind: 'decide', forms: 'jail jails jailed jailed jailing', nounToo: true },
  { kind: 'decide', forms: 'imprison imprisons imprisoned imprisoned imprisoning' },
  { kind: 'decide', forms: 'acquit acquits acquitted acquitted acquitting' },
  { kind: 'decide', forms: 'convict convicts convicted convicted convicting', nounToo: true },
  { kind: 'fail', forms: 'collapse collapses collapsed collapsed collapsing', nounToo: true },
  { kind: 'fail', forms: 'break breaks broke broken breaking +down/up' },
  { kind: 'fail', forms: 'fall falls fell fallen falling +through/apart' },
  { kind: 'activity', forms: 'march marches marched marched marching +through/in/to/on', nounToo: true },
  {
    kind: 'activity',
    forms: 'rally rallies rallied rallied rallying',
    nounToo: true,
    objects: 'thousands hundreds crowds supporters demonstrators protesters opponents against',
  },
  {
    kind: 'activity',
    forms: 'demonstrate demonstrates demonstrated demonstrated demonstrating',
    objects: 'thousands hundreds crowds supporters people against',
  },
  {
    kind: 'activity',
    forms: 'search searches searched searched searching',
    nounToo: true,
    objects: 'survivors missing wreckage rubble bodies',
  },
  {
    kind: 'activity',
    forms: 'vote votes voted voted voting',
    nounToo: true,
    objects: 'election elections referendum poll polls primary runoff president parliament',
  },
  {
    kind: 'result',
    forms: 'vote votes voted voted voting',
    nounToo: true,
    objects:
      'motion bill law budget resolution measure amendment reform confidence impeachment impeach approve reject ban pass',
  },
  {
    kind: 'result',
    forms: 'pass passes passed passed passing',
    objects:
      'bill bills law budget act resolution motion measure reform reforms amendment legislation package',
  },
  {
    kind: 'result',
    forms: 'approve approves approved approved approving',
    objects:
      'bill bills law budget resolution motion measure reform reforms amendment legislation package loan merger deal plan takeover treaty constitution vaccine',
  },
  {
    kind: 'result',
    forms: 'adopt adopts adopted adopted adopting',
    objects:
      'bill law budget resolution motion measure reform amendment legislation constitution declaration',
  },
  {
    kind: 'result',
    forms: 'ratify ratifies ratified ratified ratifying',
    objects: 'treaty deal agreement accord pact convention',
  },
  {
    kind: 'result',
    forms: 'reject rejects rejected rejected rejecting',
    objects: 'appeal bill motion budget petition lawsuit amendment treaty deal',
  },
  {
    kind: 'result',
    forms: 'dismiss dismisses dismissed dismissed dismissing',
    objects: 'appeal lawsuit petition case',
  },
  {
    kind: 'result',
    forms: 'uphold upholds upheld upheld upholding',
    objects: 'conviction sentence verdict ruling ban law appeal',
  },
  {
    kind: 'result',
    forms: 'overturn overturns overturned overturned overturning',
    objects: 'conviction sentence verdict ruling ban law',
  },
  {
    kind: 'result',
    forms: 'quash quashes quashed quashed quashing',
    objects: 'conviction convictions sentence verdict ruling',
  },
  {
    kind: 'result',
    forms: 'sentence sentences sentenced sentenced sentencing',
    nounToo: true,
    objects: 'years year months prison jail life death weeks',
  },
  {
    kind: 'result',
    forms: 'jail jails jailed jailed jailing',
    nounToo: true,
    objects: 'years year months life weeks',
  },
  {
    kind: 'result',
    forms: 'imprison imprisons imprisoned imprisoned imprisoning',
    objects: 'years year months life',
  },
  {
    kind: 'result',
    forms: 'acquit acquits acquitted acquitted acquitting',
    objects: 'jury court judge murder charges manslaughter assault fraud rape',
  },
  {
    kind: 'result',
    forms: 'convict convicts convicted convicted convicting',
    nounToo: true,
    objects: 'jury court judge murder manslaughter assault fraud rape guilty counts charges theft',
  },
  { kind: 'result', forms: 'find finds found found finding', objects: 'guilty liable' },
  {
    kind: 'result',
    forms: 'clear clears cleared cleared clearing',
    objects: 'jury court judge murder charges rape fraud',
  },
  {
    kind: 'result',
    forms: 'fine fines fined fined fining',
    nounToo: true,
    objects: 'court judge regulator watchdog',
  },
  {
    kind: 'result',
    forms: 'win wins won won winning',
    nounToo: true,
    objects:
      'term title election presidency medal gold seat majority race marathon cup trophy championship crown prize award oscar nobel primary vote reelection landslide grand slam prix',
  },
  {
    kind: 'result',
    forms: 'claim claims claimed claimed claiming',
    nounToo: true,
    objects: 'title medal gold trophy',
  },
  {
    kind: 'result',
    forms: 'elect elects elected elected electing',
    objects:
      'president leader speaker pope chairman chair mayor pm minister premier governor head chief parliament',
  },
  {
    kind: 'result',
    forms: 'reelect reelects reelected reelected reelecting',
    objects: 'president leader speaker mayor premier governor chancellor voters term',
  },
  {
    kind: 'result',
    forms: 'sign signs signed signed signing',
    nounToo: true,
    objects: 'agreement treaty deal pact accord contract declaration memorandum merger law',
  },
  {
    kind: 'result',
    forms: 'unveil unveils unveiled unveiled unveiling',
    objects: 'event phone console model car statue budget new manifesto',
  },
  {
    kind: 'result',
    forms: 'release releases released released releasing',
    nounToo: true,
    objects: 'album film game report results single trailer findings',
  },
  {
    kind: 'result',
    forms: 'publish publishes published published publishing',
    objects: 'report findings results budget manifesto',
  },
  {
    kind: 'result',
    forms: 'come comes came come coming +out',
    objects: 'album film book game single movie series report',
  },
  {
    kind: 'result',
    forms: 'testify testifies testified testified testifying',
    objects: 'committee court panel hearing trial inquiry senate house congress lawmakers',
  },
  { kind: 'result', forms: 'hear hears heard heard hearing', objects: 'arguments testimony appeal' },
  {
    kind: 'result',
    forms: 'return returns returned returned returning',
    objects: 'festival fringe series carnival marathon parade biennale exhibition show',
  },
  {
    kind: 'activity',
    forms: 'block blocks blocked blocked blocking',
    nounToo: true,
    objects: 'highway highways road roads',
  },
  { kind: 'result', forms: 'vote votes voted voted voting +to', nounToo: true },
  {
    kind: 'result',
    forms: 'back backs backed backed backing',
    nounToo: true,
    objects:
      'bill bills law budget act resolution motion measure reform reforms amendment legislation treaty deal',
  },
  {
    kind: 'result',
    forms: 'clash clashes clashed clashed clashing',
    nounToo: true,
    objects: 'debate debates hearing',
  },
  { kind: 'result', forms: 'reach reaches reached reached reaching', objects: 'orbit summit' },
  {
    kind: 'result',
    forms: 'complete completes completed completed completing',
    objects: 'deal merger acquisition takeover sale purchase',
  },
  {
    kind: 'result',
    forms: '_ closes closed closed closing',
    objects: 'deal acquisition takeover purchase',
  },
  { kind: 'result', forms: 'free frees freed freed freeing', objects: 'hostages hostage prisoners prisoner' },
  { kind: 'decide', forms: 'vote votes voted voted voting', nounToo: true },
  { kind: 'activity', forms: 'choose chooses chose chosen choosing', objects: 'voters electorate delegates' },
  {
    kind: 'result',
    forms: 'face faces faced faced facing',
    nounToo: true,
    // The stages of a cup: a day alone would make a plan of every deadline that someone faces.
    objects: 'final finals semifinal semifinals quarterfinal quarterfinals qualifier playoff group 16',
  },
];
