/**
 * Feeds as they were fetched: one file is one fetch; the same feed fetched again has many of the entries it had, some of them revised. They
 * are read as the command line reads them, by feedsmith.
 * @module
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Article } from 'newsfold';
import { Failure } from '../../src/cli/faults';
import { type FeedArticles, readFeed } from '../../src/cli/input/feed';
import { UserError } from './input';

/** One file. */
export interface Fetch {
  /** The file's name. */
  file: string;
  /** The latest time in the feed, epoch milliseconds: it was fetched then or later. */
  time: number;
  articles: Article[];
}

function readFetch(path: string): Fetch {
  const file = basename(path);
  let feed: FeedArticles;
  try {
    feed = readFeed(new TextDecoder().decode(readFileSync(path)), file);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new UserError(`${file}: no feed that can be read: ${error.message}`);
  }
  const dates = [feed.date, ...feed.articles.map(({ publishedAt }) => publishedAt)];
  const times = dates.map((date) => (date === undefined ? 0 : new Date(date).getTime() || 0));
  return { file, time: Math.max(0, ...times), articles: feed.articles };
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
