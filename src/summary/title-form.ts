/**
 * What a title is like: whether it ends in the name of its site, and what is wrong with it as the headline of a story
 * (questions, shouting, live blogs, opinion, video and other labels, round-ups, teasers).
 *
 * Cost: O(n) in code units of the title, which the caller caps.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { foldText } from '../text/folding';
import { countWords } from '../text/words';

/** Numbers that steer what is a flaw. */
export const TITLE_FORM = {
  /** Words a headline should have. */
  fewestWords: 4,
  mostWords: 22,
  /** Most words and code units of a site's name. */
  siteWords: 5,
  siteUnits: 40,
} as const;

// Every pattern below is tried on a title that the caller capped.
const SEPARATOR = /(?: [-–—|·•:»«] ?| ?\| ?| ?:: ?)/g;

/**
 * A title without the site's name at its end: "… - The Daily Post", "… | Post.com".
 *
 * @param title at most some hundred code units
 */
export function stripSite(title: string): { text: string; site: string } {
  const trimmed = title.trim();
  if (!maySeparate(trimmed)) return { text: trimmed, site: '' };
  let last: RegExpExecArray | undefined;
  for (const match of trimmed.matchAll(SEPARATOR)) last = match;
  if (last === undefined) return { text: trimmed, site: '' };
  const text = trimmed.slice(0, last.index);
  const site = trimmed.slice(last.index + last[0].length);
  if (
    site.length > TITLE_FORM.siteUnits ||
    countWords(site, TITLE_FORM.siteWords + 1) > TITLE_FORM.siteWords
  ) {
    return { text: trimmed, site: '' };
  }
  // What follows a dash in a headline proper is more often small: "Talks put off - ministry".
  const named =
    !/(?:^| )(?!(?:of|the|and|for|in|on)\b)\p{Ll}[\p{L}\d]*(?!\S)/u.test(site) || /\.[a-z]{2,4}$/.test(site);
  if (!named || countWords(site, 1) === 0 || countWords(text, 3) < 3) return { text: trimmed, site: '' };
  return { text, site };
}

/** Whether a title has a bar, two colons, or a mark behind a space: most have none. */
function maySeparate(title: string): boolean {
  for (let i = 0; i < title.length; i++) {
    const unit = title.charCodeAt(i);
    if (unit === 0x7c) return true;
    if (unit !== 0x3a && unit !== 0x2d && unit < 0x80) continue;
    if (title.charCodeAt(i - 1) === 0x20 || (unit === 0x3a && title.charCodeAt(i + 1) === 0x3a)) return true;
  }
  return false;
}

const QUESTION = /[?？؟][)"'»’”]{0,3}$/;
const LABEL =
  /^(?:\[?(?:live|live (?:updates?|blog)|watch|video|videos|opinion|op-ed|editorial|analysis|column|commentary|podcast|photos?|pictures|in pictures|gallery|listen|quiz|review|letters?|explainer|fact[ -]?check|factbox|timeline|transcript|perspective|exclusive|breaking|breaking news|update(?: \d)?|recap|preview|blog|poll|satire|sponsored)\]?\s?(?:[:|»]| [-–—] )|\[)/i;
// "Storm Nadia live: roads closed"
const LIVE = /^.{1,40}\blive(?::| [-–—] )/i;
// "Morning briefing: ...", "First Thing: ..."
const ROUND_UP =
  /^(?:(?:your )?(?:morning|evening|daily|weekly|world|news|monday|tuesday|wednesday|thursday|friday|weekend) (?:briefing|brief|digest|round-?up|headlines|newsletter)|first thing|top stories|the latest)\b ?[:|–—-]/i;
const FIRST_PERSON = /^(?:I|We|My|Our) /;
const LABEL_AT_END =
  /(?:\((?:video|photos?|pictures|opinion|live|watch|graphic)\)|\[(?:video|photos?|pictures|opinion|live|watch)\]|[-–—|:] ?(?:live updates?|live ?blog|live|videos?|opinion|comment|analysis|editorial|letters?|as it happened|in pictures|photos|podcast))$/i;
const TEASING =
  /^(?:why |how |what |when |where |who |here['’]s |here are |here is |this is |these |watch |inside |meet |\d{1,3} (?:things|ways|reasons|facts|takeaways|questions|charts|photos)\b|(?:five|three|seven|ten|four|six) (?:things|ways|reasons|facts|takeaways|questions)\b)|\b(?:what (?:you|we) (?:need to )?know|you (?:should|need|won['’]t)|i['’]m|as it happened|live (?:updates|blog|coverage))\b/i;

/** Whether a title, without the site's name, is a question. */
export function asks(text: string): boolean {
  return QUESTION.test(text.slice(-4));
}

/**
 * How many things are wrong with a title as the headline of a story.
 *
 * @param text the title {@link stripSite | without its site}
 */
export function flawsOf(title: string, text: string = stripSite(title).text): number {
  const words = countWords(text, TITLE_FORM.mostWords + 1);
  let flaws = 0;
  if (asks(text) || TEASING.test(text) || FIRST_PERSON.test(text)) flaws++;
  if (ROUND_UP.test(text)) flaws++;
  if (LABEL.test(text) || LIVE.test(text) || LABEL_AT_END.test(text) || LABEL_AT_END.test(title.trim()))
    flaws++;
  if (isShouting(text)) flaws++;
  if (words < TITLE_FORM.fewestWords || words > TITLE_FORM.mostWords) flaws++;
  return flaws;
}

function isShouting(text: string): boolean {
  let letters = 0;
  let capitals = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x41 || (unit >= 0x61 && unit <= 0x7a)) {
      if (unit >= 0x61) letters++;
      continue;
    }
    const letter = text.charAt(i);
    const lower = letter.toLowerCase();
    if (lower === letter.toUpperCase()) continue;
    letters++;
    if (lower !== letter) capitals++;
  }
  return (letters >= 10 && capitals > 0.6 * letters) || /!["'”’]?$/.test(text.slice(-2));
}

/** What names of newspapers, broadcasters and agencies are made of. */
const MEDIA =
  /\b(?:news|post|times|herald|journal|tribune|daily|guardian|telegraph|mirror|gazette|chronicle|observer|independent|tv|radio|press|magazine|agency|online|bbc|cnn|nbc|abc|cbs|npr|pbs|reuters|ap|afp|bloomberg|ledger|courier|bulletin|monitor|register|dispatch|sentinel|examiner|inquirer|wire|today)\b/i;
const DOMAIN = /^[\w-]{2,30}(?:\.[\w-]{2,20}){0,2}\.[a-z]{2,6}$/i;

/** Whether what stands behind a title's last mark is the name of a site rather than of a speaker: "Talks off - Lavrov". */
export function isSite(site: string, title: string, { source, url }: CheckedArticle): boolean {
  const name = foldText(site).trim();
  const known = foldText(source).trim();
  if (known !== '' && (known === name || known.includes(name) || name.includes(known))) return true;
  const host = /^[a-z]+:\/\/([\w.-]{1,100})/i.exec(url.slice(0, 120))?.[1] ?? '';
  if (host !== '' && host.toLowerCase().includes(name.replaceAll(' ', ''))) return true;
  const mark = title.trimEnd().slice(0, -site.length).trimEnd().slice(-1);
  return mark === '|' || DOMAIN.test(site) || MEDIA.test(site);
}
