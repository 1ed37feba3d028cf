/**
 * What a source holds: told by its name, and where that says nothing, by how it begins.
 *
 * Cost: O(1); a look at the first bytes.
 * @module
 */

/** Kinds of content. */
export type Kind = 'jsonl' | 'json' | 'csv' | 'feed' | 'text' | 'html';

const ENDINGS: Readonly<Record<string, Kind>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'csv',
  xml: 'feed',
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
  txt: 'text',
  text: 'text',
  md: 'text',
};

/** Code units that are looked at; the first line of CSV or JSON lines may be long. */
export const LOOK_UNITS = 65_536;

/** The kind that a name tells. */
export function kindOfName(name: string): Kind | undefined {
  const ending = /\.([a-z]{2,8})$/.exec(name.slice(-40).toLowerCase().replace(/\.gz$/, ''))?.[1];
  return ending !== undefined && Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}

/** Whether a file of a folder is taken. */
export function isKnownName(path: string): boolean {
  return kindOfName(path) !== undefined;
}

/** The kind that the beginning of a text tells. */
export function kindOfText(text: string): Kind {
  const start = text.slice(0, LOOK_UNITS).trimStart();
  const first = start[0];
  if (first === '[') return 'json';
  if (first === '{') return isRow(start.slice(0, lineEnd(start))) ? 'jsonl' : 'json';
  if (first === '<') {
    const head = start.slice(0, 2000).toLowerCase();
    if (/<(?:rss|feed|rdf:rdf)[\s>]/.test(head)) return 'feed';
    if (/<(?:!doctype html|html|head|body)[\s>]/.test(head)) return 'html';
    return head.startsWith('<?xml') ? 'feed' : 'text';
  }
  return isHeader(start.slice(0, lineEnd(start))) ? 'csv' : 'text';
}

function lineEnd(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}

/** A line that is an object by itself, and not one that holds all articles. */
function isRow(line: string): boolean {
  try {
    const { articles, items } = JSON.parse(line) as { articles?: unknown; items?: unknown };
    return !Array.isArray(articles) && !Array.isArray(items);
  } catch {
    return false;
  }
}

/** A first line with a delimiter and the name of a column that holds text. */
function isHeader(line: string): boolean {
  if (line.length > 2000 || !/[,;\t]/.test(line)) return false;
  const names = line.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim().toLowerCase());
  return names.some((name) => ['text', 'body', 'content', 'article'].includes(name));
}
