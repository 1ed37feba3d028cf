/**
 * Feeds as they were fetched: RSS 2.0, RSS 1.0, Atom and JSON Feed, read by feedsmith, each entry an article. One file is one fetch; the same
 * feed fetched again has many of the entries it had, some of them revised.
 * @module
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type AnyFeed, parseFeed } from 'feedsmith';
import type { Article } from 'newsfold';
import { textOfHtml, unescaped } from './html';
import { UserError } from './input';

/** One file. */
export interface Fetch {
  /** The file's name. */
  file: string;
  /** Title of the feed, the publisher. */
  source: string;
  /** The latest time in the feed, epoch milliseconds: it was fetched then or later. */
  time: number;
  articles: Article[];
}

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
  date: string | undefined;
  entries: Entry[];
}

/** Title as HTML: in Atom it says of itself what it is; elsewhere it may have entities, but nobody means tags. */
function titleOf(value: string | undefined, isHtml = false): string | undefined {
  if (value === undefined) return undefined;
  return isHtml ? textOfHtml(value).replaceAll('\n\n', ' ') : unescaped(value);
}

function read({ format, feed }: AnyFeed): Feed {
  switch (format) {
    case 'rss':
      return {
        title: feed.title,
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
        title: feed.title,
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

/** Feeds write dates in many ways (`Fri, 12 Jun 2020 15:20:00 GMT`); newsfold takes ISO 8601 or epoch milliseconds. */
function timeOf(date: string | undefined): number | undefined {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : time;
}

function articleOf(entry: Entry, source: string, lang: string | undefined): Article {
  const { id = entry.title ?? '', title, body = '', isPlain = false, url, date } = entry;
  // Ids of entries are unique within their feed at best.
  const article: Article = { id: `${source}: ${id}`, text: isPlain ? body : textOfHtml(body), source };
  const time = timeOf(date);
  const spoken = entry.lang ?? lang;
  if (title !== undefined) article.title = title;
  if (url !== undefined) article.url = url;
  if (time !== undefined) article.publishedAt = time;
  if (spoken !== undefined) article.lang = spoken;
  return article;
}

function readFetch(path: string): Fetch {
  const file = basename(path);
  let feed: Feed;
  try {
    feed = read(parseFeed(new TextDecoder().decode(readFileSync(path))));
  } catch (error) {
    throw new UserError(`${file}: no feed that can be read: ${(error as Error).message}`);
  }
  const { title: source = file, lang, date, entries } = feed;
  const times = [date, ...entries.map((entry) => entry.date)].map((one) => timeOf(one) ?? 0);
  const articles = entries.map((entry) => articleOf(entry, source, lang));
  return { file, source, time: Math.max(0, ...times), articles };
}

/** The feeds in a folder, or one file, in the order in which they were fetched. @throws UserError for what is no feed */
export function readFeeds(path: string): Fetch[] {
  if (!existsSync(path)) throw new UserError(`${path}: no such file or folder`);
  const isFolder = statSync(path).isDirectory();
  const names = isFolder ? readdirSync(path).filter((name) => /\.(xml|rss|atom|rdf|json)$/.test(name)) : [];
  const files = isFolder ? names.sort().map((name) => join(path, name)) : [path];
  if (files.length === 0) throw new UserError(`${path}: no *.xml, *.rss, *.atom, *.rdf or *.json file in it`);
  return files.map(readFetch).sort((a, b) => a.time - b.time);
}
