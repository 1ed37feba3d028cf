/**
 * Many reports with gold stories: real texts recombined by a seeded generator. An event takes the words of a labelled cluster (or
 * of a single newswire text) and makes them its own by renaming names and figures alike in all of its reports. A report
 * tells it in some of the sentences of one or two texts of the cluster.
 */
import { resolve } from 'node:path';
import type { Article } from '../../src/index';
import { splitSentences } from '../../src/text/sentences';
import { readLabelled, seededRandom } from '../data';

export interface GoldArticle extends Article {
  /** The event that it reports. */
  gold: string;
}

/** How reports are put together; shares are of 1. */
export const RECIPE = {
  /** How often a cluster of each set is drawn: full-length reports are few. */
  weights: { 'fnc1-train': 20, 'ecbplus-train': 20, 'neus-train-summaries': 3, reuters21578: 1 },
  /** Names and figures that become another's. */
  renamed: 0.85,
  /** Mean number of reports an event has, drawn from a geometric distribution, and the most. */
  meanReports: 4,
  maxReports: 12,
  /** The most for an event told by a single text: more reports could only be copies. */
  maxSingle: 3,
  /** Share of a text's sentences that a report has: least and most. */
  fewestSentences: 0.3,
  mostSentences: 0.6,
  /** Share of reports that begin with the text's first sentence. */
  lead: 0.6,
  /** Most sentences of a report's own, from any text at all. */
  maxOwn: 6,
  /** Reports that copy one before them of the same event. */
  copied: 0.1,
  /** Days from an event's first report in which the others follow. */
  span: 4,
  undated: 0.05,
} as const;

/** A text cut into sentences, each into pieces: names and figures stand alone. */
interface Source {
  title: string[];
  sentences: string[][];
}

/** Beside the project, whose root a run starts in: the address of a bundle says nothing. */
const SHARED = resolve('../shared/data/');
const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 1);
/** A run of letters that begins with a capital, or a run of digits. */
const PIECES = /(\p{Lu}[\p{L}']+|\d+)/u;
const KEPT =
  /^(?:The|A|An|In|On|At|It|He|She|We|They|But|And|I|His|Her|This|That|There|As|For|If|By|With|After|When|While|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Its|Their|Some|Many|From|Last|No|Not|What|You|One|Two|To|Of|Mr|Mrs|Ms|Dr|Sen|Gen|So|Since|Our|All|More|Most|Other|Our|Then|These|Those|Now|Also|However|According|Police|Government|Officials|President|Minister)$/;
const SYLLABLES =
  'ba be bo da de do fa fe ga go ha he ka ke ko la le lo ma me mo na ne no pa pe po ra re ro sa se so ta te to va ve vo za ze zo bri cla dru fren gral kor lin mar nor pel quen ros stan tur vel win zan'.split(
    ' ',
  );

/** Reads the sets that texts are taken from: clusters, each as often as it is to be drawn. */
export function readSources(): Source[][] {
  const drawn: Source[][] = [];
  for (const [set, weight] of Object.entries(RECIPE.weights)) {
    const clusters = new Map<string, Source[]>();
    for (const { cluster, title, text } of readLabelled(`${SHARED}/${set}.jsonl.gz`)) {
      const body = text.replaceAll(/\s*\n\s*/g, ' ');
      const sentences = splitSentences(body).map(({ start, end }) => body.slice(start, end).split(PIECES));
      if (sentences.length < 3) continue;
      const source = { title: title.slice(0, 300).split(PIECES), sentences };
      const list = clusters.get(cluster);
      if (list === undefined) clusters.set(cluster, [source]);
      else list.push(source);
    }
    for (const sources of clusters.values()) for (let i = 0; i < weight; i++) drawn.push(sources);
  }
  return drawn;
}

/** So many reports; the same for the same seed. */
export function makeReports(
  count: number,
  seed: number,
  drawn: readonly Source[][] = readSources(),
): GoldArticle[] {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const articles: GoldArticle[] = [];
  for (let event = 0; articles.length < count; event++) {
    const cluster = pick(drawn);
    const names = new Map<string, string>();
    const renamed = (pieces: readonly string[]): string => {
      let text = pieces[0]!;
      for (let i = 1; i < pieces.length; i += 2) {
        const piece = pieces[i]!;
        let name = names.get(piece);
        if (name === undefined) {
          name =
            random() > RECIPE.renamed || KEPT.test(piece)
              ? piece
              : /\d/.test(piece)
                ? figure(piece, below)
                : madeUp(pick, below);
          names.set(piece, name);
        }
        text += name + pieces[i + 1]!;
      }
      return text;
    };
    const day = START + random() * 365 * DAY;
    let reports = 1;
    const most = cluster.length === 1 ? RECIPE.maxSingle : RECIPE.maxReports;
    while (reports < most && random() > 1 / RECIPE.meanReports) reports++;
    const own: GoldArticle[] = [];
    for (let r = 0; r < reports && articles.length < count; r++) {
      const id = `r${String(below(1e9)).padStart(9, '0')}-${articles.length}`;
      const source = `Source ${below(200)}`;
      const time = day + Math.floor(random() * random() * RECIPE.span * DAY);
      const dated = random() < RECIPE.undated ? {} : { publishedAt: time };
      let article: GoldArticle;
      if (own.length > 0 && random() < RECIPE.copied) {
        const { title, text } = pick(own);
        const cut = random() < 0.5 ? text.length : text.lastIndexOf('. ', text.length - 2) + 1 || text.length;
        article = { id, gold: `e${event}`, title: title!, text: text.slice(0, cut), source, ...dated };
      } else {
        const texts =
          cluster.length === 1 || random() < 0.5 ? [pick(cluster)] : [pick(cluster), pick(cluster)];
        const share = RECIPE.fewestSentences + random() * (RECIPE.mostSentences - RECIPE.fewestSentences);
        const told: string[] = [];
        for (const { sentences } of texts) {
          for (const [place, pieces] of sentences.entries()) {
            // The lead is told more often than the rest.
            if (random() < (place === 0 ? RECIPE.lead : share / Math.sqrt(texts.length)))
              told.push(renamed(pieces));
          }
        }
        const other = pick(pick(drawn)).sentences;
        for (let n = below(RECIPE.maxOwn + 1); n > 0; n--) told.push(renamed(pick(other)));
        if (told.length < 2) told.push(renamed(texts[0]!.sentences[0]!), renamed(texts[0]!.sentences[1]!));
        article = {
          id,
          gold: `e${event}`,
          title: renamed(texts[0]!.title),
          text: told.join(' '),
          source,
          ...dated,
        };
      }
      own.push(article);
      articles.push(article);
    }
  }
  return articles;
}

function figure(digits: string, below: (n: number) => number): string {
  // Years stay years.
  if (/^(?:19|20)\d\d$/.test(digits)) return digits;
  let text = String(1 + below(9));
  while (text.length < digits.length) text += below(10);
  return text;
}

function madeUp(pick: (syllables: string[]) => string, below: (n: number) => number): string {
  let name = '';
  for (let n = 2 + below(2); n > 0; n--) name += pick(SYLLABLES);
  return name[0]!.toUpperCase() + name.slice(1);
}
