/**
 * The headline: of all titles in a story, the one that says best what the independent reports agree on.
 *
 * A title is worth its mean overlap with the other reports' titles, the share of it that their leads bear out, the part it
 * has of what several leads hold (see `consensus`), and the share of independent reports that carry a variant of it within
 * a few edits (Levenshtein 1966); short titles are worth more than long ones. Titles of the latest status come first,
 * whatever their score; questions, shouting and labels such as "Live:" come last. The title chosen is returned
 * verbatim, but for the name of its site at its end.
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
import { dayOf, newsDay } from './news-day';
import { asks, flawsOf, isSite, stripSite } from './title-form';
import { type Reading, readingOverlap } from './vocabulary';

/** Numbers that steer the choice of a headline. Chosen on the even rows of neus-train-summaries. */
export const HEADLINE = {
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
  /** Taken off a title of a day before the news. */
  older: 0.1,
  /** A title from a preferred source may be worth that much less than the best. */
  asGood: 0.05,
} as const;

/** How a headline is chosen. */
export interface HeadlineOptions {
  /** 0 for an article whose title gives the latest status, 1 for one that gives none, 2 for an overtaken one. */
  readonly statusRank?: (articleId: string) => number;
  /** Sources to prefer among titles that are otherwise as good, best first. */
  readonly prefer?: readonly string[] | undefined;
}

/** A headline, verbatim a title of the article named, or what of it stands before the name of its site. */
export interface HeadlineChoice {
  readonly text: string;
  readonly articleId: string;
  readonly site?: string;
}

/** A title as it was printed. */
interface PrintedTitle {
  readonly article: CheckedArticle;
  readonly report: number;
  /** Capped. */
  readonly title: string;
}

interface TitleCandidate extends PrintedTitle {
  readonly status: number;
  readonly flaws: number;
  readonly preference: number;
  /** Without the site's name, and that name. */
  readonly text: string;
  readonly site: string;
  /** `text`, folded. */
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
  const printed = titlesIn(material);
  if (printed.length === 1) return choiceOf(printed[0]!);
  const titles = printed.map((title) => candidateOf(title, options));
  const { vocabulary, leads } = consensus;
  const day = newsDay(material) ?? Number.NEGATIVE_INFINITY;
  const readings = new Map<string, Reading>();
  const language = material.reports[0]?.canonical.language;
  const read = (text: string): Reading => {
    let reading = readings.get(text);
    if (reading === undefined) {
      reading = vocabulary.read(cutText(text, consensus.readings.of(text, language)));
      readings.set(text, reading);
    }
    return reading;
  };
  const others = leads.map(({ report, canonical }) => ({
    report,
    reading: read(stripSite(cappedTitle(canonical)).text),
  }));
  for (const title of titles) {
    const { text, site } = title;
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
      (site === '' ? 0 : HEADLINE.suffixed) -
      ((dayOf(title.article) ?? day) < day ? HEADLINE.older : 0);
  }
  titles.sort(byWorth);
  addSupport(titles.slice(0, HEADLINE.variants), material.reports.length);
  titles.sort(byWorth);
  const best = preferred(titles);
  if (best !== undefined) return choiceOf(best);
  const { canonical } = material.reports[consensus.centre]!;
  const first = consensus.cut(canonical).sentences[0];
  const text = first === undefined ? canonical.text : canonical.text.slice(first.start, first.end);
  return { text, articleId: canonical.id };
}

/** The best of sorted titles, or one from a preferred source that is nearly as good and has no more against it. */
function preferred(titles: readonly TitleCandidate[]): TitleCandidate | undefined {
  let best = titles[0];
  for (const title of titles) {
    const first = titles[0]!;
    if (title.status !== first.status || title.flaws !== first.flaws) break;
    if (title.score >= first.score - HEADLINE.asGood && title.preference < best!.preference) best = title;
  }
  return best;
}

/** A title as it is shown: as it stands, without the name of its site where that is sure to be one. */
function choiceOf({ article, title: capped }: PrintedTitle): HeadlineChoice {
  const { title, id } = article;
  const { text, site } = stripSite(capped);
  if (site === '' || title.length > HEADLINE.titleUnits || !isSite(site, title, article)) {
    return { text: title, articleId: id };
  }
  return { text, articleId: id, site };
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
function titlesIn(material: StoryMaterial): PrintedTitle[] {
  const titles: PrintedTitle[] = [];
  for (let report = 0; report < material.reports.length; report++) {
    const seen = new Set<string>();
    for (const article of material.reports[report]!.members) {
      const title = cappedTitle(article);
      if (seen.has(title) || countWords(title, 1) === 0) continue;
      seen.add(title);
      titles.push({ article, report, title });
    }
  }
  return titles;
}

function candidateOf({ article, report, title }: PrintedTitle, options: HeadlineOptions): TitleCandidate {
  const { statusRank, prefer } = options;
  const rank = prefer === undefined ? -1 : prefer.indexOf(article.source);
  const { text, site } = stripSite(title);
  const status = statusRank?.(article.id) ?? 1;
  return {
    article,
    report,
    title,
    // A question tells no status.
    status: status === 0 && asks(text) ? 1 : status,
    flaws: flawsOf(title, text) + (article.title.length > title.length ? 1 : 0),
    preference: rank < 0 ? Number.MAX_SAFE_INTEGER : rank,
    text,
    site,
    core: foldText(text.slice(0, HEADLINE.variantUnits)),
    score: 0,
  };
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
