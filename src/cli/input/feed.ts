/**
 * Feeds to articles: RSS 2.0, RSS 1.0 (RDF), Atom, JSON Feed, read by feedsmith; each entry is an article.
 *
 * Cost: O(n) in code units.
 * @module
 */
import { type AnyFeed, parseFeed } from 'feedsmith';
import type { Article } from 'newsfold';
import { Failure } from '../faults';
import { dateOf } from './fields';
import { textOfHtml, unescaped } from './html';

/** What formats call differently. */
interface Entry {
  id: string | undefined;
  title: string | undefined;
  /** HTML, or plain text with `isPlain`. */
  body: string | undefined;
  isPlain?: boolean;
  url: string | undefined;
  /** When it was revised last. */
  date: string | undefined;
  lang?: string | undefined;
}

interface Feed {
  title: string | undefined;
  lang: string | undefined;
  /** When it was made. */
  date: string | undefined;
  entries: Entry[];
}

/** What was read of one feed. */
export interface FeedArticles {
  readonly articles: Article[];
  /** When the feed was made, as it spells it. */
  readonly date: string | undefined;
}

/**
 * The entries of a feed.
 *
 * @param name of the source; it stands for the publisher where the feed has no title
 * @throws Failure for what is no feed
 */
export function readFeed(text: string, name: string): FeedArticles {
  let feed: Feed;
  try {
    feed = entriesOf(parseFeed(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(`expected RSS, Atom, RDF or JSON Feed, got what is none (${reason.slice(0, 200)})`);
  }
  const source = clip(feed.title) ?? name;
  const articles = feed.entries.map((entry, i) => articleOf(entry, source, feed.lang, `${name}#${i + 1}`));
  return { articles, date: feed.date };
}

/** A title as HTML: in Atom it says of itself what it is; elsewhere it may have entities, but nobody means tags. */
function titleOf(value: string | undefined, isHtml = false): string | undefined {
  if (value === undefined) return undefined;
  return isHtml ? textOfHtml(value).replaceAll('\n\n', ' ') : unescaped(value);
}

function entriesOf({ format, feed }: AnyFeed): Feed {
  switch (format) {
    case 'rss':
      return {
        title: titleOf(feed.title),
        lang: feed.language,
        date: feed.lastBuildDate ?? feed.pubDate,
        entries: (feed.items ?? []).map((item) => ({
          id: item.guid?.value ?? item.link,
          title: titleOf(item.title),
          body: item.content?.encoded ?? item.description,
          url: item.link,
          date: item.atom?.updated ?? item.pubDate ?? item.dc?.dates?.[0],
        })),
      };
    case 'rdf':
      return {
        title: titleOf(feed.title),
        lang: feed.dc?.languages?.[0],
        date: feed.dc?.dates?.[0],
        entries: (feed.items ?? []).map((item) => ({
          id: item.rdf?.about ?? item.link,
          title: titleOf(item.title),
          body: item.content?.encoded ?? item.description,
          url: item.link,
          date: item.dc?.dates?.[0],
        })),
      };
    case 'atom':
      return {
        title: titleOf(feed.title?.value, feed.title?.type === 'html'),
        lang: feed.xml?.lang,
        date: feed.updated,
        entries: (feed.entries ?? []).map((entry) => {
          const body = entry.content?.value === undefined ? entry.summary : entry.content;
          return {
            id: entry.id,
            title: titleOf(entry.title?.value, entry.title?.type === 'html'),
            body: body?.value,
            isPlain: body?.type === undefined || body.type === 'text',
            url: entry.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href,
            date: entry.updated ?? entry.published,
            lang: entry.xml?.lang,
          };
        }),
      };
    case 'json':
      return {
        title: feed.title,
        lang: feed.language,
        date: undefined,
        entries: (feed.items ?? []).map((item) => ({
          id: item.id ?? item.url,
          title: item.title,
          body: item.content_html ?? item.content_text ?? item.summary,
          isPlain: item.content_html === undefined,
          url: item.url,
          date: item.date_modified ?? item.date_published,
          lang: item.language,
        })),
      };
  }
}

function articleOf(entry: Entry, source: string, lang: string | undefined, place: string): Article {
  const { title, url } = entry;
  const body = entry.body ?? '';
  const text = entry.isPlain === true ? body : textOfHtml(body);
  // A feed of headlines alone is news all the same.
  const article: Article = {
    id: idOf(entry, source) ?? place,
    text: text.trim() === '' ? (title ?? '') : text,
  };
  article.source = source;
  const spoken = entry.lang ?? lang;
  if (title !== undefined && title.trim() !== '') article.title = title;
  if (url !== undefined) article.url = url;
  if (entry.date !== undefined) article.publishedAt = dateOf(entry.date);
  if (spoken !== undefined) article.lang = spoken;
  return article;
}

/** An address is unique; anything else is unique within its feed at best. */
function idOf({ id, title }: Entry, source: string): string | undefined {
  const own = clip(id);
  if (own === undefined) return title === undefined ? undefined : clip(`${source}: ${title}`);
  return /^[a-z][a-z\d+.-]{1,20}:\S/i.test(own.slice(0, 30)) ? own : clip(`${source}: ${own}`);
}

/** Trimmed, and no longer than an id may be; undefined where nothing is left. */
function clip(text: string | undefined): string | undefined {
  const trimmed = text?.trim().slice(0, LONGEST);
  return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}

const LONGEST = 300;
