/** What is printed: the library's own data where data is asked for, and nothing that a terminal, a spreadsheet or a browser would obey. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseCsv } from 'csv-parse/sync';
import {
  type Article,
  clusterStories,
  deduplicate,
  explain,
  readArticles,
  type StoryClustering,
  summarizeStory,
} from 'newsfold';
import { renderReport } from 'newsfold/report';
import { parse as parseHtml } from 'parse5';

import { describe, expect, test } from 'vitest';
import { csvTable } from '../../src/cli/output/csv';
import { md, mdLink } from '../../src/cli/output/markdown-text';
import { clean, columns, shortened, wrap } from '../../src/cli/output/plain';
import { batch } from '../helpers/batch';
import { folderOf, jsonLines, newsfold, REPORTS } from './support';

const EVIL = [
  '\u001b]0;owned\u0007Title \u001b[31mred\u001b[0m\u009b2J\u009d0;x\u009c \u202egnirts\u202c\u2066 \u0008\u0000\u007f end',
  '=HYPERLINK("http://x.example","y")',
  '+cmd|calc',
  '-1+1',
  '@SUM(A1)',
  '[click](javascript:alert(1)) ![i](http://x.example/i.png) <img src=x onerror=alert(1)> <http://x.example>',
  'http://x.example www.x.example a@x.example @someone `code` **bold** _i_ ~~s~~ | cell | &lt;b&gt; \\',
  '# no heading\n\n- no list\n1. none\n> none\n\n---\n```\nno code',
  '1. no list',
  '- none',
  '+ none',
  '> none',
  '# none',
  '=== none',
];
const HOSTILE: Article[] = EVIL.map((title, i) => ({
  id: `${i}${title}`,
  title,
  text: `${title}. The talks between dockers and the ferry line in Port Bren number ${i} were put off on Sunday, the union said.`,
  source: title,
  url: i % 2 === 0 ? 'javascript:alert(1)' : 'https://x.example/)<b>"',
  publishedAt: '2021-03-07',
}));

/** Everything a terminal would obey, but for line ends. */
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

describe('JSON', () => {
  const reports = batch();
  const cwd = folderOf({ 'reports.jsonl': jsonLines(reports) });

  test('is the clustering that the library gives, with nothing lost', async () => {
    const { out } = await newsfold(['stories', 'reports.jsonl', '--json'], { cwd });
    const expected = clusterStories(reports);
    expect(JSON.parse(out)).toEqual(expected);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(Object.keys(expected));
  });

  test('and HTML tell the same stories', async () => {
    const { out } = await newsfold(['stories', 'reports.jsonl', '--html'], { cwd });
    const shown = textOfHtml(out);
    const { stories } = JSON.parse(
      (await newsfold(['stories', 'reports.jsonl', '--json'], { cwd })).out,
    ) as StoryClustering;
    expect(stories.length).toBeGreaterThan(3);
    const told = stories.flatMap(({ headline, summary, timeline, names }) =>
      [headline, ...summary, ...timeline, ...names].map(({ text }) => squeezed(text)),
    );
    expect(told.filter((text) => !shown.includes(text))).toEqual([]);
    expect(out).toBe(renderReport(clusterStories(reports), reports, { explain: {} }));
  });

  test('is that of the options given', async () => {
    const flags =
      '--threshold -0.5 --idf background --window 2 --min-sources 2 --max-words 20 --max-sentences 1'.split(
        ' ',
      );
    const { out } = await newsfold(
      ['stories', 'reports.jsonl', '--json', ...flags, '--prefer', 'Island Gazette'],
      { cwd },
    );
    const options = {
      threshold: -0.5,
      idf: 'background' as const,
      window: 2,
      minSources: 2,
      maxWords: 20,
      maxSentences: 1,
      prefer: ['Island Gazette'],
    };
    expect(JSON.parse(out)).toEqual(clusterStories(reports, options));
    expect(JSON.parse(out)).not.toEqual(clusterStories(reports));
  });

  test('is that of copies, summaries and explanations too', async () => {
    const json = async (...argv: string[]): Promise<unknown> =>
      JSON.parse((await newsfold([...argv, '--json'], { cwd })).out);
    const [a, b] = [reports[0]!, reports[1]!];
    expect(await json('dedup', 'reports.jsonl', '--keep', 'longest')).toEqual(
      deduplicate(reports, { prefer: 'longest' }),
    );
    expect(await json('summarize', 'reports.jsonl', '--max-sentences', '2')).toEqual(
      summarizeStory(reports, { maxSentences: 2 }),
    );
    expect(await json('explain', a.id, b.id, 'reports.jsonl')).toEqual(explain(a, b, { among: reports }));
    expect(await json('explain', a.id, b.id, 'reports.jsonl', '--alone')).toEqual(explain(a, b));
  });

  test('has a story, a group, an article a line', async () => {
    const lines = async (...argv: string[]): Promise<unknown[]> =>
      (await newsfold([...argv, 'reports.jsonl', '--jsonl'], { cwd })).out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
    expect(await lines('stories')).toEqual(clusterStories(reports).stories);
    expect(await lines('dedup')).toEqual(deduplicate(reports).groups);
    expect(await lines('read')).toEqual(JSON.parse(JSON.stringify(reports)));
  });

  test('holds the stories of an editor’s pins', async () => {
    const [a, b] = [REPORTS[0]!.id, REPORTS[3]!.id];
    const folder = folderOf({
      'pins.json': JSON.stringify({ sameStory: [[a, b, 'gone']] }),
      'in.jsonl': jsonLines(REPORTS),
    });
    const { out, err } = await newsfold(['stories', 'in.jsonl', '--pins', 'pins.json', '--json'], {
      cwd: folder,
    });
    expect(JSON.parse(out)).toEqual(clusterStories(REPORTS, { sameStory: [[a, b, 'gone']] }));
    expect(err).toContain('no article has the id "gone"');
  });

  test('of pages is what the library reads', async () => {
    const pages = new URL('../../examples/data/pages/', import.meta.url);
    const name = 'levant-register-ankara-talks.txt';
    const raw = readFileSync(new URL(name, pages), 'utf8');
    const { out } = await newsfold(['read', name, '--json'], { cwd: fileURLToPath(pages) });
    expect(JSON.parse(out)).toEqual({ pages: readArticles([{ raw, hints: { id: name } }]) });
  });
});

const seeds = new URL('../../../shared/seeds/', import.meta.url);
if (!existsSync(seeds)) console.warn('no ../shared/seeds beside the project: the seed pages are not tried');
test.skipIf(!existsSync(seeds))('the five seed pages make two stories', async () => {
  const { out } = await newsfold(['stories', '.', '--brief'], { cwd: fileURLToPath(seeds) });
  expect(out.trimEnd().split('\n').at(-1)).toMatch(/^5 reports in 2 stories: /);
});

describe('hostile titles, ids, sources and addresses', () => {
  const stdin = [jsonLines(HOSTILE)];
  const runs = [
    ...['--text', '--json', '--jsonl', '--csv', '--markdown', '--brief'].map((flag) => ['stories', flag]),
    ...['--text', '--json', '--csv', '--markdown', '--unique'].map((flag) => ['dedup', flag]),
    ...['--text', '--json', '--csv', '--markdown'].map((flag) => ['summarize', flag]),
    ...['--text', '--json', '--jsonl', '--csv', '--markdown'].map((flag) => ['read', flag]),
  ];
  test.each(runs)('%s %s lets no control character through', async (command, flag) => {
    const { out, err } = await newsfold([command, '-', flag, '--verbose'], { stdin });
    const text = flag === '--csv' ? out.replaceAll('\r\n', '\n') : out;
    expect(out.length).toBeGreaterThan(20);
    expect([CONTROLS.exec(text)?.index, CONTROLS.exec(err)?.index]).toEqual([undefined, undefined]);
  });

  test('errors and notes let none through', async () => {
    const id = HOSTILE[0]!.id;
    const cwd = folderOf({
      'in.jsonl': `${jsonLines([...HOSTILE, HOSTILE[0]])}\u009b31m{\n`,
      'evil\u001b[31m\u202e.txt': ' ',
    });
    for (const argv of [
      ['stories', '.', '-v'],
      ['explain', id, 'x', 'in.jsonl'],
      [id],
      ['stories', `--${id}`],
      ['stories', id],
    ]) {
      const { err } = await newsfold(argv, { cwd });
      expect(err).not.toBe('');
      expect(err).not.toMatch(CONTROLS);
    }
  });

  test('CSV has no cell that is a formula, and reads back', async () => {
    const { out } = await newsfold(['stories', '-', '--csv'], { stdin });
    const rows = parseCsv(out, { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(HOSTILE.length);
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells).toContain(`'${EVIL[1]}`);
    expect([...csvTable(['a'], [['\t=1'], [' =1'], ['\u0000=1'], ['plain, "quoted"'], [-1]])].join('')).toBe(
      `a\r\n'=1\r\n'=1\r\n'=1\r\n"plain, ""quoted"""\r\n-1\r\n`,
    );
  });

  test('CSV has as many cells in every row as in its header', async () => {
    for (const command of ['stories', 'dedup', 'summarize', 'read']) {
      const { out } = await newsfold([command, '-', '--csv'], { stdin });
      const rows = parseCsv(out, { relax_column_count: true }) as string[][];
      expect(rows.length).toBeGreaterThan(1);
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    }
  });

  test('Markdown has no link, image, HTML or block of theirs', async () => {
    const { marked } = (await import('marked')) as unknown as { marked: { lexer(text: string): Token[] } };
    for (const command of ['stories', 'dedup', 'summarize', 'read']) {
      const { out } = await newsfold([command, '-', '--markdown'], { stdin });
      const tokens = all(marked.lexer(out));
      const types = new Set(tokens.map(({ type }) => type));
      expect([...types].filter((type) => !ALLOWED.has(type))).toEqual([]);
      const links = tokens.filter(({ type }) => type === 'link').map(({ href }) => href);
      expect(links.filter((href) => !href?.startsWith('https://x.example/%29%3Cb%3E%22'))).toEqual([]);
      const depths = tokens.filter(({ type }) => type === 'heading').map(({ text }) => text);
      expect(depths).not.toContain('none');
    }
  });

  test('each evil title reads in Markdown as the text it is', async () => {
    const { marked } = (await import('marked')) as unknown as { marked: { lexer(text: string): Token[] } };
    for (const title of EVIL) {
      const tokens = all(marked.lexer(`- ${md(title)}\n`)).filter(({ tokens: inner }) => inner === undefined);
      const text = tokens.map((token) => unescapeHtml(token.text ?? '')).join('');
      expect(text.replaceAll('\u2060', '')).toBe(clean(title));
    }
    expect(mdLink('a', 'javascript:alert(1)')).toBe('a');
    expect(mdLink('a]', 'https://x.example/a b')).toBe('[a&#93;](<https://x.example/a%20b>)');
  });
});

interface HtmlNode {
  nodeName: string;
  value?: string;
  childNodes?: HtmlNode[];
}
/** What a browser shows of a page. */
const textOfHtml = (html: string): string => {
  const texts = (node: HtmlNode): string[] => {
    if (node.nodeName === 'script' || node.nodeName === 'style') return [];
    return node.value === undefined ? (node.childNodes ?? []).flatMap(texts) : [node.value];
  };
  return squeezed(texts(parseHtml(html) as unknown as HtmlNode).join(''));
};
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface Token {
  type: string;
  text?: string;
  href?: string;
  tokens?: Token[];
  items?: Token[];
}
const ALLOWED = new Set([
  'heading',
  'space',
  'paragraph',
  'list',
  'list_item',
  'text',
  'strong',
  'escape',
  'link',
]);
const all = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => [token, ...all(token.tokens ?? []), ...all(token.items ?? [])]);
const unescapeHtml = (text: string): string =>
  text
    .replaceAll('&#91;', '[')
    .replaceAll('&#93;', ']')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('text', () => {
  const stdin = [jsonLines(REPORTS)];
  test('says what people want to know, in the width of the terminal', async () => {
    const { out } = await newsfold(['stories'], { stdin, columns: 60, env: { NO_COLOR: '1' } });
    for (const part of [
      'POSTPONED',
      'Summary',
      'Who copied whom',
      'Island Wire',
      '4 reports in 2 stories: 3 independent, 1 copy.',
    ]) {
      expect(out).toContain(part);
    }
    expect(Math.max(...out.split('\n').map(columns))).toBeLessThanOrEqual(60);
  });

  test.each([
    ['a terminal', { columns: 80 }, true],
    ['a terminal with NO_COLOR', { columns: 80, env: { NO_COLOR: '1' } }, false],
    ['a dumb terminal', { columns: 80, env: { TERM: 'dumb' } }, false],
    ['a pipe', {}, false],
    ['a pipe with FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, true],
    ['a terminal with FORCE_COLOR=0', { columns: 80, env: { FORCE_COLOR: '0' } }, false],
  ])('is coloured or not: %s', async (_, world, isColoured) => {
    const { out } = await newsfold(['stories'], { stdin, ...world });
    expect(out.includes('\u001b[')).toBe(isColoured);
  });

  test('wraps at the width whatever the words are, and loses none', () => {
    for (const text of [
      'a '.repeat(200),
      'x'.repeat(500),
      '外務大臣は'.repeat(60),
      'é'.repeat(90),
      `${'y'.repeat(75)} z`,
    ]) {
      const lines = wrap({ width: 40 }, text, '> ');
      expect(lines.every((line) => columns(line) <= 40)).toBe(true);
      expect(
        lines
          .map((line) => line.slice(2))
          .join('')
          .replaceAll(' ', ''),
      ).toBe(text.replaceAll(' ', ''));
    }
    expect(shortened('abcdef', 4)).toBe('abc…');
  });

  test('gives long ranges of a timeline a line of their own', async () => {
    const text = `${REPORTS[0]!.text} The line will stay closed from 30 September 2021 to 28 November 2021 for the repair of all piers.`;
    const stdin = [jsonLines([{ ...REPORTS[0]!, text }])];
    const { out } = await newsfold(['stories'], { stdin, columns: 40, env: { NO_COLOR: '1' } });
    const lines = out.split('\n');
    const at = lines.indexOf('  30 September 2021 to 28 November 2021');
    expect(at).toBeGreaterThan(0);
    expect(lines[at + 1]!.trim().length).toBeGreaterThan(12);
  });

  test('shows so many stories, or one line each', async () => {
    const limited = await newsfold(['stories', '--limit', '1'], { stdin });
    expect(limited.out).not.toContain('Museum');
    expect(limited.out).toContain('1 shown');
    const brief = await newsfold(['stories', '--brief'], { stdin });
    expect(brief.out.trim().split('\n')).toHaveLength(3);
  });
});

describe('--output', () => {
  test('writes the form that the name tells, and nothing to standard output', async () => {
    const cwd = folderOf({ 'in.jsonl': jsonLines(REPORTS) });
    for (const [file, start] of [
      ['a.json', '{\n"stories"'],
      ['a.csv', 'story,'],
      ['a.md', '# Stories'],
      ['a.txt', '── Story 1'],
      ['a.jsonl', '{"'],
    ] as const) {
      const { out, code } = await newsfold(['stories', 'in.jsonl', '-o', file], {
        cwd,
        columns: 80,
        env: { FORCE_COLOR: '1' },
      });
      expect([out, code]).toEqual(['', 0]);
      expect(readFileSync(join(cwd, file), 'utf8').startsWith(start)).toBe(true);
    }
  });

  test('can replace the input', async () => {
    const cwd = folderOf({ 'in.jsonl': jsonLines(REPORTS) });
    await newsfold(['dedup', 'in.jsonl', '--unique', '-o', 'in.jsonl'], { cwd });
    expect(readFileSync(join(cwd, 'in.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3);
  });

  test('does not replace the input by what is no input', async () => {
    const cwd = folderOf({ 'in.jsonl': jsonLines(REPORTS) });
    const { code, err } = await newsfold(['stories', 'in.jsonl', '-o', './in.jsonl'], { cwd });
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      'newsfold: --output: ./in.jsonl is an input too, and would be lost',
    ]);
    expect(readFileSync(join(cwd, 'in.jsonl'), 'utf8')).toBe(jsonLines(REPORTS));
  });

  test('is no report of the next run', async () => {
    const cwd = folderOf({ 'in.jsonl': jsonLines(REPORTS) });
    await newsfold(['stories', '.', '-o', 'out.md'], { cwd });
    const first = readFileSync(join(cwd, 'out.md'), 'utf8');
    await newsfold(['stories', '.', '-o', 'out.md'], { cwd });
    expect(readFileSync(join(cwd, 'out.md'), 'utf8')).toBe(first);
  });

  test('that cannot be written is one line and exit code 1', async () => {
    const { code, err } = await newsfold(['stories', '-o', '/no/such/folder/a.json'], {
      stdin: [jsonLines(REPORTS)],
    });
    expect(code).toBe(1);
    expect(err).toBe(
      'newsfold: --output: /no/such/folder/a.json cannot be written: there is no such folder\n',
    );
  });

  test('that is a folder is told so', async () => {
    const cwd = folderOf({ 'out/a.txt': '' });
    const { code, err } = await newsfold(['stories', '-o', 'out'], { cwd, stdin: [jsonLines(REPORTS)] });
    expect([code, err]).toEqual([1, 'newsfold: --output: out cannot be written: it is a folder\n']);
  });

  test('leaves a file as it is where nothing came of the input', async () => {
    const cwd = folderOf({ 'bad.jsonl': '{"id":"a"}\n', 'good.json': '"good"' });
    for (const command of ['stories', 'dedup', 'summarize']) {
      const { code } = await newsfold([command, 'bad.jsonl', '-o', 'good.json'], { cwd });
      expect(code).toBe(1);
      expect(readFileSync(join(cwd, 'good.json'), 'utf8')).toBe('"good"');
    }
  });

  test.skipIf(process.platform === 'win32')('writes to a named pipe, which stays one', async () => {
    const cwd = folderOf({});
    const pipe = join(cwd, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reading = readFile(pipe, 'utf8');
    const { code } = await newsfold(['stories', '--jsonl', '-o', 'pipe'], {
      cwd,
      stdin: [jsonLines(REPORTS)],
    });
    expect([code, statSync(pipe).isFIFO()]).toEqual([0, true]);
    expect((await reading).startsWith('{"')).toBe(true);
  });
});
