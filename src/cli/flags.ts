/**
 * Every flag in one table: what it is called, which commands have it, what it means. Parsing, help and the documentation are made of it.
 * @module
 */

/** What `newsfold` can be asked to do. */
export const COMMANDS = ['stories', 'dedup', 'summarize', 'explain', 'read', 'watch'] as const;
export type Command = (typeof COMMANDS)[number];

/** Forms of output. */
export const OUTPUTS = ['text', 'json', 'jsonl', 'csv', 'markdown', 'html'] as const;
export type OutputFormat = (typeof OUTPUTS)[number];

/** What each command can print; the first is what it prints unasked. */
export const OUTPUTS_OF: Readonly<Record<Command, readonly OutputFormat[]>> = {
  stories: OUTPUTS,
  dedup: ['text', 'json', 'jsonl', 'csv', 'markdown'],
  summarize: ['text', 'json', 'jsonl', 'csv', 'markdown'],
  explain: ['text', 'json', 'jsonl', 'markdown'],
  read: ['text', 'json', 'jsonl', 'csv', 'markdown'],
  watch: ['text', 'jsonl'],
};

/** Parts of the help of a command, in order. */
export const GROUPS = ['Input', 'Stories', 'Copies', 'Watching', 'Output', 'Other'] as const;

/** One flag. */
export interface Flag {
  readonly short?: string;
  readonly kind: 'switch' | 'text' | 'number' | 'list' | 'choice';
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly group: (typeof GROUPS)[number];
  /** Commands that have it; without it all. */
  readonly of?: readonly Command[];
  readonly help: string;
}

const BATCH: readonly Command[] = ['stories', 'dedup', 'summarize'];
const TELLING: readonly Command[] = ['stories', 'summarize', 'watch'];
const JOINING: readonly Command[] = ['stories', 'explain', 'watch'];
const COPYING: readonly Command[] = ['stories', 'dedup', 'summarize', 'explain', 'watch'];

const outputFlag = (format: OutputFormat, help: string): Flag => ({
  kind: 'switch',
  group: 'Output',
  of: COMMANDS.filter((command) => OUTPUTS_OF[command].includes(format)),
  help,
});

/** The flags, by name. */
export const FLAGS: Readonly<Record<string, Flag>> = {
  format: {
    kind: 'choice',
    value: 'FORMAT',
    choices: ['jsonl', 'json', 'csv', 'feed', 'text'],
    group: 'Input',
    help: 'what every input is: jsonl, json, csv, feed (RSS, Atom, RDF, JSON Feed) or text. Default: told by its name, else by its content',
  },
  as: {
    kind: 'choice',
    value: 'page|article',
    choices: ['page', 'article'],
    group: 'Input',
    help: 'what a text file is: a raw page, of which menus, captions and the like are taken off (default), or the article itself, its first line the title',
  },
  field: {
    kind: 'list',
    value: 'NAME=COLUMN',
    group: 'Input',
    help: 'where a field is in CSV and JSON: text=paragraphs. May be given again. Names: id, title, text, source, url, publishedAt, lang',
  },
  'on-duplicate-id': {
    kind: 'choice',
    value: 'POLICY',
    choices: ['ignore', 'replace', 'rename', 'error'],
    group: 'Input',
    of: [...BATCH, 'explain'],
    help: 'a second article of one id: ignore it (default), let it replace the first, rename it to FILE#ID, or end with an error',
  },
  languages: {
    kind: 'text',
    value: 'CODES',
    group: 'Input',
    help: 'languages beside English: ar, de, es, fr, ru, tr, with commas, or all. Needs npm install @orama/stemmers @orama/stopwords',
  },
  strict: {
    kind: 'switch',
    group: 'Input',
    of: BATCH,
    help: 'end with an error at the first input or article that is at fault, instead of going on without it',
  },
  threshold: {
    kind: 'number',
    value: 'NUMBER',
    group: 'Stories',
    of: JOINING,
    help: 'how much alike the reports of a story must be, -1 (loose) to 1 (tight). Default 0',
  },
  window: {
    kind: 'number',
    value: 'DAYS',
    group: 'Stories',
    of: JOINING,
    help: 'reports published further apart are not compared. Default no limit',
  },
  idf: {
    kind: 'choice',
    value: 'HOW',
    choices: ['batch', 'background'],
    group: 'Stories',
    of: JOINING,
    help: 'what tells how rare a term is: the reports that are there (default), or news at large alone, with which a desk settles faster',
  },
  'min-sources': {
    kind: 'number',
    value: 'N',
    group: 'Stories',
    of: ['stories', 'watch'],
    help: 'leave out stories of fewer publishers. Default 1',
  },
  'max-words': {
    kind: 'number',
    value: 'N',
    group: 'Stories',
    of: TELLING,
    help: 'most words of a summary. Default 80',
  },
  'max-sentences': {
    kind: 'number',
    value: 'N',
    group: 'Stories',
    of: TELLING,
    help: 'most sentences of a summary. Default no limit',
  },
  prefer: {
    kind: 'list',
    value: 'SOURCE',
    group: 'Stories',
    of: TELLING,
    help: 'a source whose headline to prefer. May be given again, best first',
  },
  pins: {
    kind: 'text',
    value: 'FILE',
    group: 'Stories',
    of: ['stories', 'explain'],
    help: 'an editor\'s word, JSON: {"sameStory": [[id, ...]], "differentStory": [[id, id]]}',
  },
  alone: {
    kind: 'switch',
    group: 'Stories',
    of: ['explain'],
    help: 'compare the two by themselves, not as a part of the inputs',
  },
  'source-priority': {
    kind: 'list',
    value: 'SOURCE',
    group: 'Copies',
    of: COPYING,
    help: 'a source to take for the original among reports of one date. May be given again, best first',
  },
  keep: {
    kind: 'choice',
    value: 'WHICH',
    choices: ['earliest', 'longest', 'source'],
    group: 'Copies',
    of: ['dedup'],
    help: 'which report of a group is kept: the earliest (default), the longest, or that of the first of --source-priority',
  },
  unique: {
    kind: 'switch',
    group: 'Output',
    of: ['dedup'],
    help: 'print the articles that are kept, as JSON lines',
  },
  desk: {
    kind: 'text',
    value: 'FILE',
    group: 'Watching',
    of: ['watch'],
    help: 'keep the desk in this file (and FILE.journal), so that it goes on where it was when started again',
  },
  interval: {
    kind: 'number',
    value: 'SECONDS',
    group: 'Watching',
    of: ['watch'],
    help: 'how often to look for new and changed files. Default 2',
  },
  settle: {
    kind: 'number',
    value: 'SECONDS',
    group: 'Watching',
    of: ['watch'],
    help: 'at least so long between two settlings, which fold all reports anew. Default 5',
  },
  'keep-days': {
    kind: 'number',
    value: 'DAYS',
    group: 'Watching',
    of: ['watch'],
    help: 'how long reports are kept. Default 30',
  },
  'keep-articles': {
    kind: 'number',
    value: 'N',
    group: 'Watching',
    of: ['watch'],
    help: 'most reports that are kept. Default 100,000',
  },
  once: {
    kind: 'switch',
    group: 'Watching',
    of: ['watch'],
    help: 'take in what is there, settle, and end',
  },
  text: outputFlag('text', 'for people (the default)'),
  json: outputFlag('json', 'one JSON value: what the library returns, nothing left out'),
  jsonl: outputFlag('jsonl', 'JSON lines: a story, group, article or event a line'),
  csv: outputFlag('csv', 'CSV with a header: an article (of a summary: a sentence) a row'),
  markdown: outputFlag('markdown', 'Markdown'),
  html: outputFlag('html', 'one HTML file to look at'),
  output: {
    short: 'o',
    kind: 'text',
    value: 'FILE',
    group: 'Output',
    of: COMMANDS.filter((command) => command !== 'watch'),
    help: 'write to this file, as a whole or not at all; its name tells the form: .json, .jsonl, .csv, .md, .html',
  },
  limit: {
    kind: 'number',
    value: 'N',
    group: 'Output',
    of: ['stories', 'dedup'],
    help: 'show only the first N stories or groups, largest first (text, Markdown, HTML)',
  },
  brief: {
    kind: 'switch',
    group: 'Output',
    of: ['stories'],
    help: 'one line a story (text)',
  },
  threads: {
    kind: 'number',
    value: 'N',
    group: 'Other',
    of: ['stories'],
    help: 'threads that tell stories beside the main one, 0 to 64; what is printed is the same. Default one less than the processors, at most 8',
  },
  quiet: { short: 'q', kind: 'switch', group: 'Other', help: 'say nothing on standard error but errors' },
  verbose: {
    short: 'v',
    kind: 'switch',
    group: 'Other',
    help: 'name everything that was left out, not only the first ten',
  },
  help: { short: 'h', kind: 'switch', group: 'Other', help: 'this text' },
  version: { short: 'V', kind: 'switch', group: 'Other', help: "newsfold's version" },
};

/** The flags of a command, by name, in the order of the table. */
export function flagsOf(command: Command): [string, Flag][] {
  return Object.entries(FLAGS).filter(([, { of = COMMANDS }]) => of.includes(command));
}
