/**
 * The vocabulary of boilerplate: one row a rule, each a pattern on a line's key (lower case, single spaces,
 * straight quotes, at most 400 code units) and the longest line it may take. Rules that speak to the reader
 * ("our", "your", "sign up") also ask that nobody is being quoted.
 *
 * Cost: every pattern starts with `^`, and a key bounds all its quantifiers.
 * @module
 */

/** Why a line was taken out. */
export type Rule =
  | 'share'
  | 'comments'
  | 'read-more'
  | 'related-link'
  | 'advertisement'
  | 'navigation'
  | 'prev-next'
  | 'technical-notice'
  | 'privacy'
  | 'newsletter'
  | 'paywall'
  | 'aggregator-wrapper'
  | 'source-link'
  | 'rights'
  | 'publisher-footer'
  | 'credits'
  | 'editor-note'
  | 'contact'
  | 'tags'
  | 'media-control'
  | 'caption'
  | 'read-time'
  | 'date-line'
  | 'byline'
  | 'dateline'
  | 'section-label'
  | 'title-prefix'
  | 'title-suffix'
  | 'repeated-title'
  | 'repeated-standfirst'
  | 'teaser-label'
  | 'teaser-headline'
  | 'recurrence';

/** One anchored rule. */
export interface Pattern {
  readonly rule: Rule;
  readonly pattern: RegExp;
  /** Longest line it may take, in code units. */
  readonly most: number;
  /** The line must not end as a sentence does. */
  readonly open?: boolean;
  /** A second pattern the key must hold. */
  readonly also?: RegExp;
  /** Not when somebody speaks: prose about newsletters is not a newsletter form. */
  readonly unquoted?: boolean;
}

/** What a publisher advertises to its readers. */
const PRODUCT =
  /\b(?:newsletters?|inbox|e-?mails?|alerts?|mailing list|(?:whatsapp|telegram|our|youtube) (?:channel|group)|(?:daily|weekly|morning|evening) (?:briefing|digest|brief|round-?up|edition)|(?:our|free|mobile|news) app|app store|google (?:play|news)|facebook|twitter|youtube|instagram|telegram|subscri\w{2,8}|(?:latest|breaking|top|best|biggest|local|daily|weekly|week's|day's|all the) (?:[\w'-]{2,15} ){0,2}(?:news|stories|headlines|updates|videos)|(?:delivered|straight|direct) to you\w{0,2}|our (?:[\w-]{2,12} )?(?:channel|page|group|alerts?)|times app|download (?:the|our|[\w ]{2,25}) app|(?:call|contact|e-?mail|text|follow|send|tell) us|(?:local|our|this) journalism|subscribe|membership|member|notifications|independent journalism|quality journalism|our journalism|podcasts?)\b/;
/** What a privacy notice is about. */
const DATA =
  /\b(?:e-?mail|newsletters?|privacy|personal (?:data|information|details)|data protection|cookies|inbox|preferences|user agreement|terms of (?:use|service)|partners|third part(?:y|ies))\b/;
/** Somebody is quoted or reported: the line is prose about something. */
export const ATTRIBUTION: RegExp = /\b(?:said|says|told|according to|announced|wrote|argued|she|he)\b|"/;

/** Tried in this order; the first that matches names the rule. */
export const PATTERNS: readonly Pattern[] = [
  {
    rule: 'comments',
    most: 140,
    open: true,
    pattern:
      /^(?:leave|post|write|add|view|read|show|hide|load|see)(?: an?| your| all| the| \d+| more){0,2} (?:comments?|reply|response)\b(?: .{0,30})?$|^(?:no comments|\d+ comments?|\(\d+\) comments?|(?:no|\d+) (?:responses?|replies|thoughts?))(?: yet| so far| closed)?(?: (?:on|to) .{1,100})?$|^comments? ?(?:\(?\d+\)?|(?:are )?(?:closed|off|disabled))?$|^(?:join|start) the (?:conversation|discussion|debate)$|^have your say$|^(?:cancel )?reply$/,
  },
  {
    rule: 'comments',
    most: 300,
    pattern:
      /^your e-?mail address will not be published|^required fields are marked|^(?:be the first to|you must (?:be logged in|log in|sign in) to|(?:log|sign) in to) (?:post a |leave a )?comment|^save my name, e-?mail|^(?:keep it clean|be truthful|be nice|be proactive|don't threaten|share with us)\. |^welcome to the discussion\.$|^(?:sort|order)(?:ed)? by:? (?:newest|oldest|best|most)|^notify me of (?:new|follow-?up)|^(?:please )?(?:keep|make sure) (?:all |your )*comments\b/,
  },
  {
    rule: 'read-more',
    most: 60,
    pattern:
      /^(?:read|see|learn|find out|view|show|discover|know|tap for) more(?: here| about this(?: story| topic)?)?\W{0,5}$|^(?:continue|keep) reading\W{0,5}$|^(?:continue|keep) reading (?:the main|this|below|after|the full) ?(?:story|article)?.{0,30}$|^(?:read|view|see) (?:the )?full (?:article|story|report|text)\W{0,5}$|^(?:full (?:article|story)|more details)\W{0,5}$|^click (?:here|to) (?:to |for )?(?:read|view|see|more|expand|continue).{0,30}$/,
  },
  {
    rule: 'related-link',
    most: 260,
    open: true,
    pattern:
      /^(?:read (?:more|also|next|this)|also read|must read|see also|see more|related(?: (?:articles?|story|stories|news|posts?|topics?|content|coverage|links?|reading|video))?|more on this(?: story| topic)?|don't miss|do not miss|recommended|watch|listen|in pictures|explainer|explained|up next|opinion|analysis|live updates?|live|also on [\w ]{2,30}) ?(?:[:»>→|]|\(video\)) ?.{3,240}$/,
  },
  {
    rule: 'related-link',
    most: 80,
    open: true,
    pattern:
      /^(?:read (?:also|next)|also read|must read|see also|related(?: (?:articles?|story|stories|news|posts?|topics?|content|coverage|links?|reading))?|more on this(?: story| topic)?|don't miss|recommended(?: for you| reading| stories| articles| videos)?|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)(?: these| this)?(?: \w+)?|in the (?:headlines|news|spotlight)|related (?:internet )?links|(?:see|view|read|all|more) (?:all |more )?(?:stories|articles|posts) (?:by|from) .{2,40}|related (?:article|story|video|gallery) [^.]{8,60}|more (?:stories|news|articles|headlines)(?: (?:from|on|about|in|by) .{2,40})?|more (?:from|by) .{2,40}|more (?:on|in|about) [^.]{2,40}|trending(?: now| stories| topics)?|most (?:read|popular|viewed|shared|commented|recent)(?: stories| news| articles)?|(?:top|latest|other|popular|featured|today's) (?:news|stories|headlines|articles|posts|videos)|editors?'?s? (?:picks?|choice)|what to read next|up next|what others are reading|in this (?:section|series|package)|from the web|around the web|suggested (?:articles|for you|reading))\W{0,4}$/,
  },
  {
    rule: 'advertisement',
    most: 120,
    pattern:
      /^(?:adverts?|ads?|advertisements?|advertising|sponsored(?: (?:content|links?|post))?|promoted(?: (?:content|stories))?|paid (?:content|post)|promotional content|(?:story|article|report|content) continues (?:below|after)(?: (?:this |the )?(?:ad|advert|advertisement|video|promotion))?|scroll (?:down )?to continue.{0,40}|(?:story|article) continues|(?:ads? |content |links? |recommended |sponsored (?:links? )?|promoted (?:links? )?)?by (?:taboola|outbrain|mgid|revcontent)|(?:this )?(?:ad|advert|advertisement) (?:will|is) .{2,40}|remove ads?|report (?:this )?ad|loading)\W{0,5}$/,
  },
  {
    rule: 'navigation',
    most: 80,
    open: true,
    pattern:
      /^(?:skip|jump|go|back|return) to (?:the )?(?:main |site |page |our )?(?:content|navigation|nav|menu|top|search|footer|home|home ?page|article|comments|main|results|header)\b.{0,20}$|^(?:main menu|menu|home|home ?page|search|close|(?:open|close|show|hide|toggle) (?:the )?(?:main )?(?:menu|navigation|search|nav|sidebar)|navigation|site ?map|breadcrumbs?|sections?|all sections|my account|log ?in|sign ?in|sign ?out|log ?out|sign ?up|register|subscribe|subscribe now|donate|donate now|contact(?: us)?|about(?: us)?|privacy(?: policy| notice)?|terms(?: (?:of|&|and) (?:use|service|conditions))?|cookie (?:policy|settings|preferences|notice)|advertise(?: with us)?|help|faqs?|careers|newsletters?|podcasts?|archives?|load more|see all|key events|(?:show|hide) key events only|printed from|more options|(?:i )?(?:agree|accept)(?: (?:&|and) (?:close|continue|proceed))?|accept (?:&|and) (?:close|continue)|accessibility (?:help|links|statement)|terms (?:&|and) conditions|rss(?: feeds?)?|e-?paper|live tv|bookmark|save(?: article| for later| story)?|listen|print(?: this)?(?: page| article| story)?|expand|collapse|view (?:gallery|image|in fullscreen|all)|fullscreen|change (?:language|edition)|select (?:language|edition)|english|font size|text size|a-|a\+)(?: ?[|>›»] ?.{0,50})?$|^you are here\b.{0,60}$|^(?:- ?)?(?:page )?\d{1,3} -$|^page \d{1,3}(?: of \d{1,3})?$|^home ?[>›»/|] ?.{1,70}$|^news ?[>›»] ?.{1,70}$/,
  },
  {
    rule: 'prev-next',
    most: 240,
    open: true,
    pattern:
      /^(?:previous|prev|next|older|newer) (?:article|post|story|page|news|entry|entries|posts)\b ?[:«»<>→←-]{0,2} ?.{0,200}$|^(?:previous|prev|next|older|newer) ?[«»<>→←]{1,2} ?.{0,200}$|^(?:«|‹|←|<<?) ?(?:previous|prev|older|back)\b.{0,200}$|^(?:previous|prev|next)$|^(?:posts?|articles?|story) navigation$|^[←‹] ?.{3,200}$|^.{3,200} ?[→›]$/,
  },
  {
    rule: 'technical-notice',
    most: 400,
    unquoted: true,
    pattern:
      /^(?:please |to view this .{2,30},? ?(?:please )?)?(?:enable|turn on|activate|switch on) (?:javascript|cookies)\b|^javascript (?:is|must be|seems to be|has been) (?:currently )?(?:disabled|required|enabled|not|turned)|^(?:your|this) (?:web )?browser (?:does not|doesn't|is not|is out|isn't|is no longer)|^you need to enable javascript|^(?:we|this (?:site|website|page|web site)|our (?:site|website|partners)) (?:and our partners )?(?:uses?|stores?|set) (?:\w+ )?cookies\b|^(?:accept|reject|allow|manage)(?: all)?(?: cookies| preferences| settings| consent)+$|^this (?:site|form|page) is protected by (?:google )?recaptcha|^(?:sorry, )?(?:this|the) (?:video|content|audio|player) (?:is|isn't|cannot|can't|could not) (?:not |no longer |be |currently )?(?:available|unavailable|supported|loaded|played)/,
  },
  {
    rule: 'privacy',
    most: 400,
    unquoted: true,
    pattern:
      /^we(?:'ll| will| may| would)?(?: also| only| never| do not| don't)? (?:use|send|store|share|process|collect|treat|sell|keep|need|value|respect|care)\b.{0,120}\byour?\b|^by (?:continuing|clicking|using|signing|subscribing|submitting|browsing|registering|accepting|closing|entering|providing|creating|joining)\b.{0,160}\byou(?:'re| are)? ?(?:\w+ )?(?:agree|agreeing|accept|consent|acknowledge|confirm|understand)|^i (?:have read|understand|agree|accept|consent)\b|^(?:we and our|our)(?: \d+| trusted| selected)* (?:partners|vendors)\b|^you (?:may|can) click to\b|^(?:please )?(?:see|read|view|review|check)(?: out)? our (?:full )?(?:privacy|cookie|terms)|^you can (?:unsubscribe|opt[ -]out|withdraw|change your|manage your)|^(?:your|we take your) (?:e-?mail(?: address)?|personal (?:data|information)|privacy|information|data) (?:will|won't|is|are|seriously)/,
    also: DATA,
  },
  {
    rule: 'newsletter',
    most: 320,
    unquoted: true,
    pattern:
      /^(?:please |you can (?:also )?)?(?:sign up|sign-up|subscribe|stay (?:informed|updated|up to date|up-to-date|ahead|tuned|connected|in touch|in the know)|get (?:the|our|all|your|real[- ]time|daily|local|weekly|breaking|more|a|news|updates|latest|live|unlimited|notified|instant|real-time)|join (?:our|us|over|thousands|millions|more than|\d)|receive (?:the|our|daily|breaking|news|updates|a)|never miss|don't miss|keep up|be the first|follow (?:us|our|@|the latest|live)|find us|like us|connect with|download (?:the|our)|enter your e-?mail|want (?:more|to (?:read|get|receive|stay|know))|enjoy(?:ed|ing) (?:this|our|the|reading)|have an? (?:story|tip)|support (?:our|us|independent|quality|local)|(?:do you )?have (?:an? |something |any )(?:[\w-]{2,12} )?(?:story|tip|news|to share|information|to say)|(?:like|love|liked|enjoyed) what you|click (?:here|this link|below) to (?:join|subscribe|follow|sign|get|download|receive)|become an? (?:member|subscriber|supporter)|start your (?:day|morning|week)|our (?:free |daily |weekly |morning )+(?:e-?mail|newsletter|briefing|digest)|for (?:the|more|all the) (?:latest|breaking|top|news|stories|updates)|catch up|delivered to your|straight to your|(?:the|all the) (?:latest|best|top|biggest|most important) .{3,60} (?:to|in) your inbox)\b/,
    also: PRODUCT,
  },
  {
    rule: 'newsletter',
    most: 180,
    open: true,
    pattern:
      /^(?:follow|find|like|join|watch) (?:us|our (?:page|channel|group)|[\w ]{2,30}) (?:on|at) (?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|google news|linkedin|tiktok|threads|bluesky)\b.{0,60}$|^(?:sign up|subscribe)(?: (?:here|now|today|for free|free))+\W{0,3}$|^follow @?\w{2,30}$|^e-?mail address\W{0,3}$|^your e-?mail(?: address)?\W{0,3}$|^(?:daily|weekly|morning|evening|our|free|the) newsletters?$|^(?:stay (?:connected|informed|in touch)|invalid e-?mail|follow us(?: on)?:?|connect with us:?)$|^(?:please )?(?:sign up|subscribe|register)(?: (?:here|now|today|free|for free))? (?:to|for) (?:get|receive|our|the|all|your|read|free|daily|weekly|updates|alerts|news)\b.{0,140}$/,
  },
  {
    rule: 'paywall',
    most: 300,
    unquoted: true,
    pattern:
      /^already (?:an? |have an? )?(?:subscri|member|account|registered)|^this (?:article|story|content) is (?:for|only|available|exclusive|free|reserved)\b.{0,60}\b(?:subscri|member|premium|registered)|^to (?:continue|keep) reading\b|^you(?:'ve| have) (?:reached|read|used) (?:your|the|all)\b.{0,60}\b(?:limit|articles?)\b|^(?:log|sign) in (?:or|to continue|to read|to access)\b|^unlock (?:this|unlimited|full)\b|^create an? (?:free )?account\b|^(?:subscribers?|members?) only$|^premium(?: content| article)?$|^(?:start|begin|claim|get) (?:your|my|a) (?:free|\d+-day|one-month) (?:\w+ )?trial\b|^(?:try|subscribe|enjoy|get|access) .{0,60}\b(?:free trial|unlimited access|for (?:just |only )?[£$€]\d|cancel any ?time)|^cancel any ?time\b|^register (?:now )?(?:for free )?to (?:read|continue|access|unlock)\b|^(?:enjoy|get) (?:unlimited|full|complete) access\b/,
  },
  {
    rule: 'aggregator-wrapper',
    most: 700,
    pattern:
      /^thanks?(?: you)?(?: very much| so much)? for (?:your |being |following )?(?:reading|visiting|interest|watching|an? (?:loyal )?reader|subscribing|our)\b|^(?:these|those|this|that) (?:were|was|are|is) (?:all )?the details of\b|^it(?: is|'s) (?:also )?(?:worth|important) (?:noting|mentioning|to note|to mention) that (?:the|this) (?:original|news|article|story|content|source|post)\b|^this (?:article|post|piece|column|content|essay)\b.{0,200}\b(?:(?:originally|first) (?:appeared|published|posted|ran|featured)|(?:appeared|published|posted) first)\b|^(?:article |story |content )?(?:originally|first) (?:published|appeared|posted) (?:on|in|at|by)\b(?! (?:sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d))|^the post\b.{1,220}\b(?:appeared first|first appeared)\b|^this (?:article|story|content|report|news(?: item)?|piece|post) (?:is|was|has been) (?:automatically |being )?(?:republished|reproduced|syndicated|auto-?generated|taken from|sourced from|translated from|generated|published (?:from|by special)|provided by|supplied by|distributed by)\b|^(?:with the exception of|except for|apart from) the headlines?\b|^(?:this|the) (?:story|article|report|news) has not been (?:edited|created)\b|^republished (?:with|from|under|by)\b|^(?:read|view|see) (?:the |this )?(?:original|full|complete|entire)(?: \w+)? (?:article|story|post|source|report|version|text)\b.{0,60}$|^(?:follow|read) (?:this|the) news (?:from|on|at|in) |^(?:syndicated|distributed|provided|powered|brought to you) by [^.]{2,60}$|^disclaimer ?:/,
  },
  {
    rule: 'source-link',
    most: 120,
    open: true,
    pattern:
      /^(?:(?:story |original |news |content |image )?sources?|via|with inputs? from|inputs? from|with agency inputs?|read at source)(?: ?: ?| link| - ).{0,100}$|^with (?:additional |agency )?inputs? from .{2,60}$|^\(?with (?:agency|agencies|wire|ani|pti|ians|afp|ap|reuters)\b.{0,30}\)?$|^\(?(?:agencies|with agencies)\)?$/,
  },
  {
    rule: 'rights',
    most: 500,
    pattern:
      /^(?:©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|(?:19|20)\d\d|by |&copy;))|^(?:all|some) (?:content|rights) ?(?:reserved|copyright)|^.{0,120}\ball rights reserved\b|^(?:reproduction|republication|redistribution|reprinting|copying)\b.{0,100}\b(?:prohibited|permission|forbidden|allowed)\b|^this (?:material|content|article|story) (?:may|can|must) not be (?:published|reproduced|copied|used|republished)|^no part of this (?:article|publication|site|story)/,
  },
  {
    rule: 'credits',
    most: 260,
    pattern:
      /^[([]?(?:additional |with )?(?:reporting|writing|edited|editing|compiled|translated|translation|produced|production|graphics?|photography|photographs?|illustrations?|words)(?:,? (?:and|&) (?:writing|editing|reporting|translation))?(?: in [\w ]{2,30})?(?: by| from)? ?:? [^.]{0,20}\b(?!(?:found|showed|shows|revealed)\b).{2,200}(?:; ?(?:writing|editing|reporting|additional|compiled).{2,160}|[)\]])$|^[([]?(?:additional reporting|reporting|writing|edited|editing|compiled|translated|written|story) by:? [^.;:]{3,80}[)\]]?\.?$|^our standards: /,
  },
  {
    rule: 'editor-note',
    most: 500,
    pattern:
      /^editor'?s'? notes? ?[:—-]|^(?:this|the) (?:story|article|headline|post|piece|report|page) (?:was|has been|is being) (?:last )?(?:updated|amended|corrected|edited|changed|modified)\b|^the (?:views|opinions) expressed (?:in|by|here|are)\b|^(?:this is a )?(?:developing|breaking) (?:news )?story\b.{0,80}$|^(?:more (?:to follow|soon|follows)|please check back.{0,60})\W{0,3}$/,
  },
  {
    rule: 'contact',
    most: 160,
    pattern:
      /^(?:(?:e-?mail|contact|write to|reach)(?: (?:the )?(?:author|writer|reporter|us|him|her|me))?(?: (?:at|on|via))? ?:? ?)?\S{1,40}@\S{2,40}\.\S{2,10}$|^(?:follow )?(?:\w+ (?:\w+ )?on twitter:? ?)?@\w{2,30}$|^(?:https?:\/\/|www\.)\S{3,110}$|^(?:tel|phone|fax) ?: ?[\d +()-]{5,30}$|^(?:contact|reach|e-?mail) .{2,60} (?:at|on) .{0,40}(?:@|\d{3}[ -]?\d{3,4}).{0,40}$/,
  },
  {
    rule: 'tags',
    most: 300,
    open: true,
    pattern:
      /^(?:tags?|topics?|keywords?|categor(?:y|ies)|hashtags?|filed under|posted in|tagged(?: with| in| as)?|labels?|in this (?:article|story)|location|related topics) ?: ?.{0,280}$|^(?:filed under|posted in|tagged(?: with| in| as)?) .{2,200}$|^(?:tags|topics|keywords|categories|hashtags)$|^#\w{2,40}(?: #\w{2,40}){0,12}$/,
  },
  {
    rule: 'media-control',
    most: 100,
    open: true,
    pattern:
      /^\d{1,2}:\d\d(?: ?\/ ?\d{1,2}:\d\d)?$|^(?:play|watch|listen to)(?: the| this)? (?:video|now|audio|article|podcast|story|again|in full)\b.{0,30}$|^(?:video|audio|media) (?:player|caption|unavailable|duration)\b.{0,60}$|^(?:play|pause|mute|unmute|replay|volume|video|audio|gallery|photos?|playing)$|^(?:image|photo|picture|slide|video) \d+ ?(?:of|\/) ?\d+$|^\d+ ?(?:of|\/) ?\d+$|^(?:hide|show|toggle) caption$|^enlarge(?: this)? image$|^(?:video|audio|player) (?:loading|unavailable)$|^heard on .{2,40}$|^listen ?[·|:-]? ?\d{1,2}:\d\d$|^\d{1,3}-minute listen$|^(?:click|tap) to (?:enlarge|expand|zoom|play|unmute|watch)\b.{0,30}$/,
  },
  {
    rule: 'caption',
    most: 500,
    pattern:
      /^(?:(?:file|handout|stock|representational|representative|archive|undated) ?(?:photo|image|picture|pic|footage|photograph)s?|photo(?:graph)?s?(?: (?:by|credit|courtesy|caption|taken))?|image(?:s)?(?: (?:by|credit|source|copyright|caption|courtesy|used))?|picture(?:s)?(?: (?:by|credit|caption))?|pic|pics|caption|credit|photographer) ?[:|©/(]|^(?:image|picture|photo) (?:credit|copyright|caption|source)s? |^photo by |^(?:file photo|file image|handout photo|representational image)\b|^(?:getty images|reuters|afp|ap|epa|shutterstock|ap photo|anadolu agency) ?(?:[|/].{0,60}|via .{2,40}|photo.{0,40}|file.{0,30})$|^(?:getty images|shutterstock|istock(?:photo)?|istockphoto|ap photo)$/,
  },
  {
    rule: 'read-time',
    most: 60,
    open: true,
    pattern:
      /^(?:(?:estimated )?(?:reading|read) time ?[:-]? ?)?(?:less than )?\d{1,3} ?-?min(?:ute)?s?\.?(?: ?-?(?:read|reading|to read|listen|watch))?(?: time)?$|^(?:estimated )?(?:reading|read) time ?[:-]? ?\d{1,3}.{0,15}$|^\d{1,3} (?:seconds?|minutes?|hours?|days?|weeks?|months?) ago$/,
  },
];
