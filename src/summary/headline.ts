/**
 * The headline: of all titles in a story, the one that says best what the independent reports agree on.
 *
 * A title is worth its mean overlap with the other reports' titles, the share of it that their leads bear out, the part it
 * has of what several leads hold (see `consensus`), and the share of independent reports that carry a variant of it within
 * a few edits (Levenshtein 1966); short titles are worth more than long ones. Titles of the latest status come first,
 * whatever their score; questions, shouting and labels such as "Live:" come last. The title chosen is returned verbatim.
 *
 * Cost: O(titles · (words · reports + variants · length²)), with titles, variants and length capped.
 * @module
 */
import levenshtein from 'fast-levenshtein';
import type { CheckedArticle } from '../article/article';
import { foldText } from '../text/folding';
import { countWords } from '../text/words';
import { Consensus } from './consensus';
import { cutText } from './cut';
import { byPublication, type StoryMaterial } from './material';
import { type Reading, readingOverlap } from './vocabulary';

/** Numbers that steer the choice of a headline. Chosen on the even rows of neus-train-summaries. */
export const HEADLINE = {
  /** Words a headline should have. */
  fewestWords: 4,
  mostWords: 22,
  /** Code units of a title that are read. */
  titleUnits: 300,
  /** Code units of a title that are compared for variants, and titles that are. */
  variantUnits: 120,
  variants: 40,
  /** Most edits between two variants of one title, as a share of the longer. */
  variantEdits: 0.2,
  /** Worth of the share of the title that the reports' leads bear out, against 1 for the overlap with other titles. */
  borneOut: 0.2,
  /** Worth of holding all that several leads share. */
  shared: 0.4,
  /** Words of a good headline, the worth of each word more or fewer, and the most that can cost. */
  idealWords: 7,
  wordOff: -0.02,
  mostOff: -0.2,
  /** Worth of every other independent report with a variant of the title, as a share of all of them. */
  support: 0.1,
  /** Taken off a title with a site's name at its end. */
  suffixed: 0.02,
  /** Most words and code units of a site's name. */
  siteWords: 5,
  siteUnits: 40,
} as const;

/** How a headline is chosen. */
export interface HeadlineOptions {
  /** 0 for an article whose title gives the latest status, 1 for one that gives none, 2 for an overtaken one. */
  readonly statusRank?: (articleId: string) => number;
  /** Sources to prefer among titles that are otherwise as good, best first. */
  readonly prefer?: readonly string[] | undefined;
}

/** A headline, verbatim a title of the article named. */
export interface HeadlineChoice {
  readonly text: string;
  readonly articleId: string;
}

interface TitleCandidate {
  readonly article: CheckedArticle;
  readonly report: number;
  readonly status: number;
  readonly flaws: number;
  readonly preference: number;
  /** Folded, without the site's name. */
  readonly core: string;
  score: number;
}

/**
 * Chooses the headline of a story.
 *
 * @param material at least one report
 */
export function chooseHeadline(
  material: StoryMaterial,
  options: HeadlineOptions = {},
  consensus: Consensus = new Consensus(material),
): HeadlineChoice {
  const titles = titlesOf(material, options);
  const { vocabulary, leads } = consensus;
  const readings = new Map<string, Reading>();
  const read = (text: string): Reading => {
    let reading = readings.get(text);
    if (reading === undefined) {
      reading = vocabulary.read(cutText(text));
      readings.set(text, reading);
    }
    return reading;
  };
  const others = leads.map(({ report, canonical }) => ({
    report,
    reading: read(stripSite(cappedTitle(canonical)).text),
  }));
  for (const title of titles) {
    const { text, site } = stripSite(cappedTitle(title.article));
    const reading = read(text);
    let shared = 0;
    for (const other of others)
      if (other.report !== title.report) shared += readingOverlap(reading, other.reading);
    const off = Math.abs(countWords(text) - HEADLINE.idealWords);
    title.score =
      shared / leads.length +
      HEADLINE.borneOut * consensus.precision(reading) +
      HEADLINE.shared * consensus.recall(reading) +
      Math.max(HEADLINE.mostOff, HEADLINE.wordOff * off) -
      (site === '' ? 0 : HEADLINE.suffixed);
  }
  titles.sort(byWorth);
  addSupport(titles.slice(0, HEADLINE.variants), material.reports.length);
  titles.sort(byWorth);
  const best = titles[0];
  if (best !== undefined) {
    return { text: best.article.title, articleId: best.article.id };
  }
  const { canonical } = material.reports[consensus.centre]!;
  const first = consensus.cut(canonical).sentences[0];
  const text = first === undefined ? canonical.text : canonical.text.slice(first.start, first.end);
  return { text, articleId: canonical.id };
}

function byWorth(a: TitleCandidate, b: TitleCandidate): number {
  return (
    a.status - b.status ||
    a.flaws - b.flaws ||
    b.score - a.score ||
    a.preference - b.preference ||
    byPublication(a.article, b.article)
  );
}

/** All titles with a word in them; of equal titles in one report, the first published. */
function titlesOf(material: StoryMaterial, options: HeadlineOptions): TitleCandidate[] {
  const { statusRank, prefer } = options;
  const titles: TitleCandidate[] = [];
  for (let report = 0; report < material.reports.length; report++) {
    const seen = new Set<string>();
    for (const article of material.reports[report]!.members) {
      const title = cappedTitle(article);
      if (seen.has(title) || countWords(title, 1) === 0) continue;
      seen.add(title);
      const rank = prefer === undefined ? -1 : prefer.indexOf(article.source);
      titles.push({
        article,
        report,
        status: statusRank?.(article.id) ?? 1,
        flaws: flawsOf(title) + (article.title.length > title.length ? 1 : 0),
        preference: rank < 0 ? Number.MAX_SAFE_INTEGER : rank,
        core: foldText(stripSite(title).text.slice(0, HEADLINE.variantUnits)),
        score: 0,
      });
    }
  }
  return titles;
}

/** Counts for each title the other publishers of independent reports that carry a variant of it. */
function addSupport(titles: readonly TitleCandidate[], reports: number): void {
  if (reports < 2) return;
  const supporters = titles.map(() => new Set<string | number>());
  // A paper that repeats its own title bears nothing out.
  const voiceOf = ({ article, report }: TitleCandidate): string | number => article.source || report;
  for (let i = 0; i < titles.length; i++) {
    for (let k = i + 1; k < titles.length; k++) {
      const [a, b] = [titles[i]!, titles[k]!];
      if (a.report === b.report || voiceOf(a) === voiceOf(b) || !isVariant(a.core, b.core)) continue;
      supporters[i]!.add(voiceOf(b));
      supporters[k]!.add(voiceOf(a));
    }
  }
  for (let i = 0; i < titles.length; i++) {
    titles[i]!.score += (HEADLINE.support * supporters[i]!.size) / (reports - 1);
  }
}

/** Whether two folded titles are the same but for a few edits. */
function isVariant(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  const most = HEADLINE.variantEdits * longer;
  if (Math.abs(a.length - b.length) > most) return false;
  return a === b || levenshtein.get(a, b) <= most;
}

function cappedTitle(article: CheckedArticle): string {
  return article.title.slice(0, HEADLINE.titleUnits);
}

const SEPARATOR = /(?: [-–—|·•:»«] ?| ?\| ?| ?:: ?)/g;

/**
 * A title without the site's name at its end: "… - The Daily Post", "… | Post.com".
 *
 * @param title at most {@link HEADLINE.titleUnits} code units
 */
export function stripSite(title: string): { text: string; site: string } {
  const trimmed = title.trim();
  let last: RegExpExecArray | undefined;
  for (const match of trimmed.matchAll(SEPARATOR)) last = match;
  if (last === undefined) return { text: trimmed, site: '' };
  const text = trimmed.slice(0, last.index);
  const site = trimmed.slice(last.index + last[0].length);
  if (site.length > HEADLINE.siteUnits || countWords(site, HEADLINE.siteWords + 1) > HEADLINE.siteWords) {
    return { text: trimmed, site: '' };
  }
  // What follows a dash in a headline proper is more often small: "Talks put off - ministry".
  const named =
    !/(?:^| )(?!(?:of|the|and|for|in|on)\b)\p{Ll}[\p{L}\d]*(?!\S)/u.test(site) || /\.[a-z]{2,4}$/.test(site);
  if (!named || countWords(site, 1) === 0 || countWords(text, 3) < 3) return { text: trimmed, site: '' };
  return { text, site };
}

const QUESTION = /[?？؟][)"'»’”]{0,3}$/;
const LABEL =
  /^(?:\[?(?:live|live (?:updates?|blog)|watch|video|videos|opinion|op-ed|editorial|analysis|column|commentary|podcast|photos?|pictures|in pictures|gallery|listen|quiz|review|letters?|explainer|fact[ -]?check|factbox|timeline|transcript|perspective|exclusive|breaking|breaking news|update(?: \d)?|recap|preview|blog|poll|satire|sponsored)\]?\s?(?:[:|»]| [-–—] )|\[)/i;
// "Storm Nadia live: roads closed"
const LIVE = /^.{1,40}\blive:/i;
const LABEL_AT_END =
  /(?:\((?:video|photos?|pictures|opinion|live|watch|graphic)\)|\[(?:video|photos?|pictures|opinion|live|watch)\]|[-–—|:] ?(?:live updates?|live|video|opinion|as it happened|in pictures|photos|podcast))$/i;
const TEASING =
  /^(?:why |how |what |when |where |who |here['’]s |here are |here is |this is |these |watch |inside |meet |\d{1,3} (?:things|ways|reasons|facts|takeaways|questions|charts|photos)\b|(?:five|three|seven|ten|four|six) (?:things|ways|reasons|facts|takeaways|questions)\b)|\b(?:what (?:you|we) (?:need to )?know|you (?:should|need|won['’]t)|i['’]m|as it happened|live (?:updates|blog|coverage))\b/i;

/** How many things are wrong with a title as the headline of a story. */
function flawsOf(title: string): number {
  const { text } = stripSite(title);
  const words = countWords(text, HEADLINE.mostWords + 1);
  let flaws = 0;
  if (QUESTION.test(text.slice(-4)) || TEASING.test(text)) flaws++;
  if (LABEL.test(text) || LIVE.test(text) || LABEL_AT_END.test(text) || LABEL_AT_END.test(title.trim()))
    flaws++;
  if (isShouting(text)) flaws++;
  if (words < HEADLINE.fewestWords || words > HEADLINE.mostWords) flaws++;
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
