/** What holds for all that is written: reports in HTML, and every form of the command line. */
import fc from 'fast-check';
import { clusterStories } from 'newsfold';
import { renderReport } from 'newsfold/report';
import { expect } from 'vitest';
import { jsonLines, newsfold } from '../../cli/support';
import { batch } from '../../helpers/batch';
import { ATTACKS, hostileBatch } from '../../helpers/hostile';
import { holdsLaterFor } from '../../helpers/property';
import { wrongInCsv, wrongInHtml, wrongInMarkdown, wrongInTerminal } from '../outputs';
import { ofBatch, type Property } from './kinds';

const SCRIPTS_OF_A_REPORT = 1;
const WORDS_OF_A_COMMAND = [
  ...[
    'stories',
    'dedup',
    'summarize',
    'explain',
    'read',
    '-',
    '--json',
    '--csv',
    '--markdown',
    '--text',
    '--brief',
    '-v',
  ],
  ...[
    '--threshold',
    '--limit=1',
    '--max-words',
    '-0.5',
    '1e999',
    'NaN',
    '--field',
    'text=',
    '__proto__=id',
    '--',
    '--format=jsonl',
  ],
  ...[
    '--languages=de',
    '--languages=__proto__',
    '--prefer',
    '--help',
    '--version',
    '--nothing',
    '-q',
    '',
    ' ',
    '\0',
    '--output=',
  ],
] as const;

/** JSON has no such number. */
const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

/** Runs the command line over a batch, and hands its output on. */
const ofCommand = (
  name: string,
  argv: readonly string[],
  wrong: (out: string) => string[],
  runs = 5,
  columns?: number,
): Property => ({
  name,
  runs,
  more: 40,
  check: (n, seed) =>
    holdsLaterFor(
      hostileBatch,
      n,
      async (articles) => {
        const sent = articles.map((one) => ({ ...one, publishedAt: String(one.publishedAt) }));
        const stdin = [jsonLines(sent.map((one) => JSON.parse(JSON.stringify(one, plain)) as unknown))];
        const { code, out, err } = await newsfold(argv, {
          stdin,
          ...(columns === undefined ? {} : { columns }),
        });
        expect([0, 1]).toContain(code);
        expect([...wrong(out), ...wrongInTerminal(err, columns !== undefined)]).toEqual([]);
      },
      seed,
    ),
});

export const OUTPUT_PROPERTIES: readonly Property[] = [
  ofBatch('a report in HTML runs, loads and links nothing of theirs', 2, (articles) => {
    const html = renderReport(clusterStories(articles), articles, { maxCompared: 4 });
    expect(wrongInHtml(html, SCRIPTS_OF_A_REPORT)).toEqual([]);
  }),
  ofCommand(
    'a terminal obeys nothing of theirs',
    ['stories', '-', '--text', '-v'],
    (out) => wrongInTerminal(out, true),
    4,
    100,
  ),
  ofCommand(
    'copies on a terminal too',
    ['dedup', '-', '--text', '-v'],
    (out) => wrongInTerminal(out, true),
    3,
    60,
  ),
  ofCommand(
    'text that is no terminal’s has no control at all',
    ['summarize', '-', '--text'],
    wrongInTerminal,
    3,
  ),
  ofCommand('CSV of stories has no formula', ['stories', '-', '--csv'], wrongInCsv, 4),
  ofCommand('CSV of copies has no formula', ['dedup', '-', '--csv'], wrongInCsv, 3),
  ofCommand('CSV of summaries has no formula', ['summarize', '-', '--csv'], wrongInCsv, 3),
  ofCommand(
    'Markdown of stories has nothing of theirs but text',
    ['stories', '-', '--markdown'],
    wrongInMarkdown,
    4,
  ),
  ofCommand(
    'Markdown of copies has nothing of theirs but text',
    ['dedup', '-', '--markdown'],
    wrongInMarkdown,
    3,
  ),
  ofCommand(
    'Markdown of summaries has nothing of theirs but text',
    ['summarize', '-', '--markdown'],
    wrongInMarkdown,
    3,
  ),
  ofCommand('JSON is JSON, and without a control', ['stories', '-', '--json'], (out) => {
    if (out !== '') JSON.parse(out);
    return wrongInTerminal(out).filter((one) => !/U\+(?:20|61)/.test(one));
  }),
  {
    name: 'any words of a command line end with an exit code and lines without controls',
    runs: 40,
    more: 40,
    check: (n, seed) =>
      holdsLaterFor(
        fc.array(
          fc.oneof(
            { weight: 4, arbitrary: fc.constantFrom<string>(...WORDS_OF_A_COMMAND) },
            fc.constantFrom(...ATTACKS),
          ),
          { maxLength: 6 },
        ),
        n,
        async (words) => {
          // No system passes a NUL.
          const argv = words.map((word) => word.replaceAll('\0', ''));
          const { code, err } = await newsfold(argv, {
            stdin: [jsonLines(batch().slice(0, 2))],
            cwd: '/nonexistent',
          });
          expect([0, 1, 2]).toContain(code);
          expect(wrongInTerminal(err)).toEqual([]);
        },
        seed,
      ),
  },
];
