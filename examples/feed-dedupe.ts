/**
 * A feed reader that shows each story once, however many feeds carry it, and later only what changed in it. It knows from run to run what it
 * has shown.
 * Run: npx tsx --tsconfig test/tsconfig.json examples/feed-dedupe.ts [STATE.desk [FEED...]]
 * Run it twice: the second time there is nothing new. FEEDs are files as they were fetched, by default those of examples/data/feeds; STATE.desk
 * is by default in the folder for temporary files.
 * Needs: npm install newsfold feedsmith parse5
 */
import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseFeed } from 'feedsmith';
import { type Article, type DeskEvent, NewsfoldError } from 'newsfold';
import { type DeskStore, openDesk } from 'newsfold/node';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** What the formats call differently. */
interface Entry {
  id?: string | undefined;
  title?: string | undefined;
  /** HTML. */
  html?: string | undefined;
  /** Plain text, where there is no HTML. */
  plain?: string | undefined;
  url?: string | undefined;
  date?: string | undefined;
}

const MAX_BYTES = 16_000_000;
const HIDDEN = new Set(['figure', 'script', 'style']);
const BLOCKS = new Set(['blockquote', 'br', 'div', 'h1', 'h2', 'h3', 'li', 'p', 'td', 'ul']);

/** The text of a piece of HTML, paragraphs apart. */
function textOf(html: string): string {
  let text = '';
  // A stack of its own: markup may be nested deeper than calls can be.
  const stack: DefaultTreeAdapterTypes.Node[] = [parseFragment(html)];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.nodeName === '#text')
      text += (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s/g, ' ');
    if (BLOCKS.has(node.nodeName)) text += '\n\n';
    if (!('childNodes' in node) || HIDDEN.has(node.nodeName)) continue;
    for (let i = node.childNodes.length; i-- > 0; ) stack.push(node.childNodes[i]!);
  }
  return text.trim();
}

function entriesOf(content: string): { source: string | undefined; entries: Entry[] } {
  const { format, feed } = parseFeed(content);
  switch (format) {
    case 'rss':
    case 'rdf': {
      const entries = (feed.items ?? []).map((item): Entry => {
        const { title, link, description, content } = item;
        const id = 'guid' in item ? item.guid?.value : undefined;
        const date = 'pubDate' in item ? item.pubDate : item.dc?.dates?.[0];
        return { id: id ?? link, title, html: content?.encoded ?? description, url: link, date };
      });
      return { source: feed.title, entries };
    }
    case 'atom': {
      const entries = (feed.entries ?? []).map(({ id, title, content, summary, links, updated }): Entry => {
        const body = content?.value === undefined ? summary : content;
        const isHtml = body?.type === 'html' || body?.type === 'xhtml';
        const url = links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href;
        return { id, title: title?.value, [isHtml ? 'html' : 'plain']: body?.value, url, date: updated };
      });
      return { source: feed.title?.value, entries };
    }
    case 'json': {
      const entries = (feed.items ?? []).map((item): Entry => {
        const { id, title, url, content_html: html, content_text: plain } = item;
        return { id, title, html, plain, url, date: item.date_modified ?? item.date_published };
      });
      return { source: feed.title, entries };
    }
  }
}

/** The entries of a feed in RSS, RDF, Atom or JSON. @throws Error for what is no feed */
export function readFeed(content: string, name: string): Article[] {
  const { source = name, entries } = entriesOf(content);
  return entries.map(({ id, title = '', html, plain = '', url, date }, i) => {
    const time = date === undefined ? Number.NaN : Date.parse(date);
    return {
      // Ids of feeds are unique within the feed at best.
      id: `${source}: ${id ?? url ?? `entry ${i + 1}`}`,
      title: textOf(title),
      // A feed of headlines alone is news all the same.
      text: (html === undefined ? plain : textOf(html)) || textOf(title),
      source,
      ...(url === undefined ? {} : { url }),
      ...(Number.isNaN(time) ? {} : { publishedAt: time }),
    };
  });
}

/** Takes in what feeds have now: the lines to show, and what was wrong with entries that are not. */
export async function refresh(
  store: DeskStore,
  articles: Iterable<Article>,
): Promise<{ lines: string[]; faults: string[] }> {
  const faults: string[] = [];
  for (const { articleId, outcome, rejection } of await store.add(articles)) {
    if (outcome === 'rejected') faults.push(`left out: ${articleId ?? 'an entry'}: ${rejection?.message}`);
  }
  const lines: string[] = [];
  // Each event is told once, ever: who must not lose one keeps it before showing it.
  for (const event of await store.settle()) lines.push(...shown(event, store));
  return { lines, faults };
}

function shown(event: DeskEvent, { desk }: DeskStore): string[] {
  const story = desk.story(event.storyId);
  if (story === undefined) return [];
  const headline = story.headline.text;
  switch (event.type) {
    case 'new-story':
    case 'split': {
      const sources = story.sources.map(({ source }) => source).join(', ');
      const copies = story.articleIds.length - story.copies.length;
      return [`* ${headline}`, `    ${sources}${copies > 0 ? ` (copies left out: ${copies})` : ''}`];
    }
    case 'status':
      return [`! now ${event.to ?? 'unsure'}: ${headline}`];
    default:
      // More reports, another headline, stories that turn out to be one: nothing to read again.
      return [];
  }
}

/** Titles are anybody's text: what could steer the terminal goes. */
const clean = (line: string): string => line.replace(/[\p{Cc}\p{Cf}]/gu, ' ');

async function main(state: string, files: readonly string[]): Promise<void> {
  const articles: Article[] = [];
  for (const file of files) {
    try {
      if ((await stat(file)).size > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes`);
      articles.push(...readFeed(await readFile(file, 'utf8'), basename(file)));
    } catch (error) {
      // One feed that is down does not take the others along.
      console.error(clean(`${file}: ${(error as Error).message}`));
      process.exitCode = 1;
    }
  }
  // Without a clock of ours the desk reads the time from the reports: those of the example are of 2020. A reader of today's feeds says
  // `now: Date.now`.
  const store = await openDesk(state, { keepDays: 30 });
  try {
    const { lines, faults } = await refresh(store, articles);
    for (const fault of faults) console.error(clean(fault));
    for (const line of lines) console.log(clean(line));
    if (lines.length === 0) console.log('nothing new');
    await store.save();
  } finally {
    await store.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = fileURLToPath(new URL('data/feeds/', import.meta.url));
  const [state = join(tmpdir(), 'newsfold-feeds.desk'), ...given] = process.argv.slice(2);
  const files = given.length > 0 ? given : readdirSync(folder).map((name) => join(folder, name));
  try {
    await main(state, files);
  } catch (error) {
    // `locked` while another run has the state, `bad-bytes` for a file that is none.
    if (!(error instanceof NewsfoldError)) throw error;
    console.error(clean(error.message));
    process.exitCode = 1;
  }
}
