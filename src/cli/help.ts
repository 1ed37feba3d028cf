/**
 * Help, made of the table of flags.
 * @module
 */
import { COMMANDS, type Command, type Flag, flagsOf, GROUPS } from './flags';
import { wrap } from './output/plain';

/** What each command is for. */
interface About {
  readonly usage: string;
  readonly summary: string;
  readonly details: string;
  readonly examples: readonly (readonly [string, string])[];
}

const INPUTS =
  'Inputs are files, folders (with all below them), globs in quotes, or - for standard input: JSON lines, JSON (a list of articles, or an object with "articles"), CSV, RSS, Atom, RDF, JSON Feed, and raw pages (.txt, .md); .gz of each. Without any, standard input is read.';

/** The commands, in words. */
export const ABOUT: Readonly<Record<Command, About>> = {
  stories: {
    usage: 'newsfold stories [INPUT...] [options]',
    summary: 'fold reports into stories, each with headline, status, summary and timeline',
    details: INPUTS,
    examples: [
      ['newsfold stories news/', 'every report in a folder'],
      ["newsfold stories 'feeds/*.xml' -o stories.html", 'feeds, to look at in a browser'],
      [
        'newsfold stories reports.jsonl --min-sources 2 --brief',
        'what at least two publishers tell, a line each',
      ],
      ['newsfold stories reports.csv --field text=paragraphs --json', 'CSV with a column of its own name'],
      ['cat reports.jsonl | newsfold stories --jsonl | jq -r .headline.text', 'in a pipe'],
    ],
  },
  dedup: {
    usage: 'newsfold dedup [INPUT...] [options]',
    summary: 'find copies: identical texts, near copies, excerpts, expanded texts, revisions',
    details: INPUTS,
    examples: [
      ['newsfold dedup news/', 'who copied whom'],
      ['newsfold dedup corpus.jsonl --unique -o clean.jsonl', 'one article of each group, as it came'],
      [
        "newsfold dedup 'wire/*.json' --keep source --source-priority Reuters --csv",
        'prefer one source as the original',
      ],
    ],
  },
  summarize: {
    usage: 'newsfold summarize [INPUT...] [options]',
    summary: 'summarize the inputs as one story',
    details: INPUTS,
    examples: [
      ['newsfold summarize talks/*.txt', 'five pages about one event'],
      ['newsfold summarize talks.jsonl --max-sentences 3 --markdown', 'three sentences'],
    ],
  },
  explain: {
    usage: 'newsfold explain A B [INPUT...] [options]',
    summary: 'why two reports are, or are not, one story',
    details:
      'With inputs, A and B are ids of articles in them, and the verdict is that of `newsfold stories` over all of them. Without inputs, A and B are files of one article each.',
    examples: [
      ['newsfold explain one.txt other.txt', 'two pages'],
      ['newsfold explain wire-17 ledger-4 reports.jsonl', 'two reports of a batch, as a part of it'],
      ['newsfold explain wire-17 ledger-4 reports.jsonl --alone --json', 'the two by themselves'],
    ],
  },
  read: {
    usage: 'newsfold read PAGE... [options]',
    summary: 'read raw pages into articles, and tell what was taken off',
    details:
      'A page is text as a browser or a crawler gives it, not HTML. With many pages, lines that recur on them are taken off too. Other inputs pass as they are: --jsonl turns anything newsfold reads into JSON lines.',
    examples: [
      ['newsfold read page.txt', 'the article, and what was no part of it'],
      ['newsfold read pages/ --jsonl > reports.jsonl', 'pages to JSON lines'],
      ['newsfold read feed.xml --jsonl', 'so with a feed'],
    ],
  },
  watch: {
    usage: 'newsfold watch INPUT... [options]',
    summary: 'follow folders and files, and tell what comes in and what becomes of it',
    details:
      'New and changed files are taken in as they come; each report is placed at once, and all are folded anew after that. Ends with Ctrl-C. With --desk a desk is kept from one run to the next; one process at a time may have it.',
    examples: [
      ['newsfold watch incoming/', 'a line for each report and each change of a story'],
      ['newsfold watch incoming/ --desk news.desk --keep-days 14', 'that survives restarts'],
      ['newsfold watch incoming/ --desk news.desk --once --jsonl', 'for cron'],
    ],
  },
};

const EXIT_CODES: readonly (readonly [string, string])[] = [
  ['0', 'done; what was left out is told on standard error'],
  ['1', 'nothing came of it: no usable article, or a file, desk or package failed; with --strict any fault'],
  ['2', 'a mistake on the command line'],
  ['70', 'a fault of newsfold itself; NEWSFOLD_DEBUG=1 shows where'],
  ['130', 'ended by Ctrl-C (143 by SIGTERM)'],
];

/** The help of a command, or of all. */
export function helpOf(command: Command | undefined, width: number): string {
  const lines = command === undefined ? overview(width) : page(command, width);
  return `${lines.join('\n')}\n`;
}

/** Two columns: what stands at the left, and what it means. */
function table(rows: readonly (readonly [string, string])[], width: number, most = 28): string[] {
  const room = Math.min(most, Math.max(...rows.map(([left]) => left.length)));
  return rows.flatMap(([left, right]) => {
    const rest = ' '.repeat(room + 4);
    if (left.length <= room) return wrap({ width }, right, `  ${left.padEnd(room)}  `, rest);
    return [`  ${left}`, ...wrap({ width }, right, rest, rest)];
  });
}

function overview(width: number): string[] {
  return [
    'newsfold folds news reports into stories.',
    '',
    'Usage: newsfold COMMAND [INPUT...] [options]',
    '',
    'Commands:',
    ...table(
      COMMANDS.map((command) => [command, ABOUT[command].summary]),
      width,
    ),
    '',
    ...wrap({ width }, INPUTS),
    '',
    'Examples:',
    ...COMMANDS.flatMap((command) => examples(command, width).slice(0, 2)),
    '',
    'Exit codes:',
    ...table(EXIT_CODES, width),
    '',
    ...wrap(
      { width },
      'Colour and progress are for terminals only; NO_COLOR=1 turns colour off, FORCE_COLOR=1 on. newsfold COMMAND --help tells the options of a command.',
    ),
  ];
}

function page(command: Command, width: number): string[] {
  const { usage, summary, details } = ABOUT[command];
  const flags = flagsOf(command);
  const groups = GROUPS.flatMap((group) => {
    const rows = flags.filter(([, flag]) => flag.group === group).map(rowOf);
    return rows.length === 0 ? [] : ['', `${group}:`, ...table(rows, width)];
  });
  return [
    `Usage: ${usage}`,
    '',
    ...wrap({ width }, `${summary[0]!.toUpperCase()}${summary.slice(1)}.`),
    '',
    ...wrap({ width }, details),
    ...groups,
    '',
    'Examples:',
    ...examples(command, width),
    '',
    'Exit codes:',
    ...table(EXIT_CODES, width),
  ];
}

function examples(command: Command, width: number): string[] {
  return ABOUT[command].examples.flatMap(([line, meaning]) => [
    `  ${line}`,
    ...wrap({ width }, meaning, '      '),
  ]);
}

/** `-o, --output FILE` and what it means. */
export function rowOf([name, { short, value, help }]: [string, Flag]): [string, string] {
  const spelt = `--${name}${value === undefined ? '' : ` ${value}`}`;
  return [short === undefined ? spelt : `-${short}, ${spelt}`, help];
}
