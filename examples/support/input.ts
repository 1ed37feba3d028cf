/**
 * Where the articles come from: a folder of raw pages (`*.txt`) and JSON lines (`*.jsonl`), or one such file.
 * @module
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type Article, NewsfoldError, readArticle, readArticles } from 'newsfold';

/** A mistake of the person at the keyboard: shown in one line, without a stack. */
export class UserError extends Error {}

/** What was found. */
export interface Input {
  /** As they will be handed to newsfold. */
  articles: Article[];
  /** How many of them were raw pages. */
  pages: number;
  /** Pages that could not be read, and what `readArticle` warns of. */
  notes: string[];
}

interface Page {
  raw: string;
  /** The file's name, which becomes the article's id. */
  hints: { id: string };
}

/** Reads `path`. @throws UserError when it is missing, empty or holds a line that is not JSON. */
export function readInput(path: string): Input {
  if (!existsSync(path)) throw new UserError(`${path}: no such file or folder`);
  const isFolder = statSync(path).isDirectory();
  const files = isFolder ? listFiles(path) : [path];
  const input: Input = { articles: [], pages: 0, notes: [] };
  const pages: Page[] = [];
  for (const file of files) {
    // Decoding this way drops a byte-order mark and survives bytes that are not UTF-8.
    const text = new TextDecoder().decode(readFileSync(file));
    if (file.endsWith('.txt')) pages.push({ raw: text, hints: { id: basename(file, '.txt') } });
    else readLines(file, text, input);
  }
  readPages(pages, input);
  if (input.articles.length === 0 && input.notes.length === 0) {
    const looked = isFolder ? 'no *.txt or *.jsonl file with anything in it' : 'nothing in it';
    throw new UserError(`${path}: ${looked}`);
  }
  return input;
}

function listFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.(txt|jsonl|ndjson)$/.test(name)).map((name) => join(folder, name));
  // Code-unit order, so that the same folder reads the same on every machine.
  return files.filter((file) => statSync(file).isFile()).sort();
}

function readPages(pages: readonly Page[], input: Input): void {
  const readable = pages.filter(({ raw, hints }) => {
    try {
      readArticle(raw, hints);
      return true;
    } catch (error) {
      if (!(error instanceof NewsfoldError)) throw error;
      input.notes.push(`${hints.id}: not read (${error.code}): ${error.message}`);
      return false;
    }
  });
  // Together, because a line that stands on many pages is no part of any report.
  for (const { article, warnings } of readArticles(readable)) {
    input.articles.push(article);
    input.pages++;
    for (const warning of warnings) input.notes.push(`${article.id}: ${warning.message}`);
  }
}

function readLines(file: string, text: string, input: Input): void {
  let number = 0;
  for (const line of text.split('\n')) {
    number++;
    if (line.trim() === '') continue;
    try {
      // Not checked any further here: newsfold rejects what is not an article, and says why.
      input.articles.push(JSON.parse(line) as Article);
    } catch (error) {
      const shown = relative('', file) || file;
      throw new UserError(`${shown}:${number}: not a line of JSON: ${(error as Error).message}`);
    }
  }
}
