/** Whatever form reports come in, the command line sees the same articles, and tells what it cannot read by file and line. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { dateOf } from '../../src/cli/input/fields';
import { matchesGlob, splitGlob } from '../../src/cli/input/glob';
import { folderOf, jsonLines, newsfold, REPORTS } from './support';

const csvCell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
const csv = (delimiter = ','): string =>
  [
    ['Article ID', 'Headline', 'Body', 'Publisher', 'Link', 'Published'].join(delimiter),
    ...REPORTS.map(({ id, title, text, source, url, publishedAt }) =>
      [id, title, text, source, url, publishedAt].map(csvCell).join(delimiter),
    ),
  ].join('\r\n');

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Bren &amp; Sons</title><language>en</language>
  <item><guid>one</guid><title>Ferry talks off</title><description>&lt;p&gt;The ferry talks were &lt;b&gt;put off&lt;/b&gt; on Sunday.&lt;/p&gt;</description><link>https://bren.example/1</link><pubDate>Sun, 07 Mar 2021 09:00:00 GMT</pubDate></item>
  <item><guid>https://bren.example/2</guid><title>Nothing but a headline here</title></item></channel></rss>`;
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Bren</title><entry><id>tag:bren,2021:1</id><title>Ferry talks off</title><updated>2021-03-07T09:00:00Z</updated><content type="html">&lt;p&gt;The ferry talks were put off.&lt;/p&gt;</content></entry></feed>`;
const rdf = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://bren.example/"><title>Bren</title></channel><item rdf:about="https://bren.example/1"><title>Ferry talks off</title><link>https://bren.example/1</link><description>The ferry talks were put off.</description></item></rdf:RDF>`;
const jsonFeed = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Bren',
  items: [
    { id: 'https://bren.example/1', title: 'Ferry talks off', content_text: 'The ferry talks were put off.' },
  ],
});

const articles = async (
  file: string,
  content: string | Uint8Array,
  ...flags: string[]
): Promise<unknown[]> => {
  const { out, code } = await newsfold(['read', file, '--jsonl', ...flags], {
    cwd: folderOf({ [file]: content }),
  });
  expect(code).toBe(0);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
};

describe('one set of reports', () => {
  const forms: [string, string | Uint8Array][] = [
    ['a.jsonl', jsonLines(REPORTS)],
    ['a.ndjson', `\ufeff${jsonLines(REPORTS).replaceAll('\n', '\r\n\r\n')}`],
    ['a.json', JSON.stringify(REPORTS, null, 1)],
    ['b.json', JSON.stringify({ next: 2, articles: REPORTS })],
    ['lines.json', jsonLines(REPORTS)],
    ['a.csv', csv()],
    ['b.csv', `\ufeff${csv(';')}`],
    ['a.tsv', csv('\t')],
    ['a.jsonl.gz', gzipSync(jsonLines(REPORTS))],
    ['unnamed', jsonLines(REPORTS)],
    ['unnamed-json', JSON.stringify(REPORTS, null, 1)],
    ['unnamed-csv', csv().replace('Body', 'text')],
  ];
  test.each(forms)('comes in as %s', async (file, content) => {
    expect(await articles(file, content)).toEqual(REPORTS);
  });

  test.each(forms)('comes in through a pipe as %s does', async (_, content) => {
    if (typeof content !== 'string') return;
    // One byte at a time at first: nothing may depend on chunks.
    const bytes = Buffer.from(content);
    const stdin = [...bytes.subarray(0, 200)].map((byte) => Uint8Array.of(byte)).concat(bytes.subarray(200));
    const { out } = await newsfold(['read', '--jsonl'], { stdin });
    expect(out).toBe(jsonLines(REPORTS));
  });
});

describe('feeds', () => {
  test('give their entries as articles, with text for HTML and dates in ISO', async () => {
    expect(await articles('feed.xml', rss)).toEqual([
      {
        id: 'Bren & Sons: one',
        title: 'Ferry talks off',
        text: 'The ferry talks were put off on Sunday.',
        source: 'Bren & Sons',
        url: 'https://bren.example/1',
        publishedAt: '2021-03-07T09:00:00Z',
        lang: 'en',
      },
      expect.objectContaining({ id: 'https://bren.example/2', text: 'Nothing but a headline here' }),
    ]);
  });

  test.each([
    ['a.atom', atom, 'tag:bren,2021:1'],
    ['a.rdf', rdf, 'https://bren.example/1'],
    ['feed.json', jsonFeed, 'https://bren.example/1'],
    ['unnamed', atom, 'tag:bren,2021:1'],
  ])('come as %s too', async (file, content, id) => {
    const expected = { id, title: 'Ferry talks off', text: 'The ferry talks were put off.', source: 'Bren' };
    expect(await articles(file, content)).toEqual([expect.objectContaining(expected)]);
  });
});

describe('fields', () => {
  test('have other names in JSON, where they are not there by their own', async () => {
    const row = {
      guid: 7,
      headline: 'Off',
      content: ['The ferry talks', 'were put off.'],
      publisher: { name: 'Bren' },
      date: '7 March 2021',
    };
    expect(await articles('a.jsonl', jsonLines([row]))).toEqual(
      [
        {
          id: 'a.jsonl:1',
          title: 'Off',
          text: 'The ferry talks\n\nwere put off.',
          source: 'Bren',
          publishedAt: '2021-03-07',
        },
      ].map((article) => ({ ...article, id: '7' })),
    );
  });

  test('are where the caller says', async () => {
    const [article] = await articles(
      'a.csv',
      'x,body,text\n1,not this,The ferry talks were put off\n',
      '--field',
      'text=x',
    );
    expect(article).toEqual({ id: 'a.csv:2', text: '1' });
  });

  test('make an id of the place where there is none', async () => {
    const rows = [{ text: 'The ferry talks' }, { id: '', text: 'were put off' }];
    expect(await articles('a.jsonl', `\n${jsonLines(rows)}`)).toMatchObject([
      { id: 'a.jsonl:2' },
      { id: 'a.jsonl:3' },
    ]);
    expect(await articles('a.json', JSON.stringify(rows))).toMatchObject([
      { id: 'a.json:1' },
      { id: 'a.json:2' },
    ]);
  });

  test.each([
    ['Sun, 07 Mar 2021 09:00:00 GMT', '2021-03-07T09:00:00Z'],
    ['7 Mar 2021 9:05 +0300', '2021-03-07T09:05:00+0300'],
    ['Sun, 7 Mar 2021 09:00:00 EST', '2021-03-07T09:00:00-0500'],
    ['March 7, 2021', '2021-03-07'],
    ['1615107600', 1_615_107_600_000],
    ['1615107600000', 1_615_107_600_000],
    ['03/07/2021', '03/07/2021'],
    ['Sun, 7 Mar 2021 09:00:00 XYZ', 'Sun, 7 Mar 2021 09:00:00 XYZ'],
    ['yesterday', 'yesterday'],
  ])('have the date %s as %s, and never a guess', (text, date) => {
    expect(dateOf(text)).toBe(date);
  });
});

describe('text files', () => {
  const page =
    'Ferry talks put off\n\nSHARE\n\nThe two sides put off their talks on Sunday, officials in Port Bren said.\n';
  test('are pages, of which the furniture is taken off', async () => {
    expect(await articles('news/page.txt', page)).toEqual([
      { id: 'news/page.txt', title: 'Ferry talks put off', text: expect.not.stringContaining('SHARE') },
    ]);
  });
  test('are articles where they are said to be', async () => {
    expect(await articles('page.md', page, '--as', 'article')).toEqual([
      { id: 'page.md', title: 'Ferry talks put off', text: expect.stringContaining('SHARE') },
    ]);
  });
});

describe('folders and globs', () => {
  const cwd = folderOf({
    'in/a.jsonl': jsonLines(REPORTS.slice(0, 1)),
    'in/deep/er/b.jsonl': jsonLines(REPORTS.slice(1, 2)),
    'in/deep/c.json': JSON.stringify(REPORTS.slice(2, 3)),
    'in/.hidden/d.jsonl': jsonLines(REPORTS.slice(3)),
    'in/node_modules/d.jsonl': jsonLines(REPORTS.slice(3)),
    'in/picture.png': 'no text',
  });
  test.each([
    [['in'], ['wire-1', 'ledger-1', 'echo-1']],
    [['in/*.jsonl'], ['wire-1']],
    [['in/**/*.jsonl'], ['wire-1', 'echo-1']],
    [['in/**/{b,c}.json*'], ['ledger-1', 'echo-1']],
    [
      ['in/a.jsonl', './in/a.jsonl', 'in'],
      ['wire-1', 'ledger-1', 'echo-1'],
    ],
  ])('%j', async (words, ids) => {
    const { out } = await newsfold(['read', ...words, '--jsonl'], { cwd });
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: string }).id),
    ).toEqual(ids);
  });

  test('globs match names as shells do, in time that does not explode', () => {
    const fits = (glob: string, path: string): boolean => {
      const { patterns } = splitGlob(glob);
      return patterns.some((pattern) => matchesGlob(pattern, path.split('/')));
    };
    expect([fits('*.txt', 'a.txt'), fits('*.txt', 'b/a.txt'), fits('**/a?.txt', 'x/y/ab.txt')]).toEqual([
      true,
      false,
      true,
    ]);
    expect([fits('[a-c]*.{txt,md}', 'b.md'), fits('[!a-c]*.txt', 'b.txt'), fits('a[*', 'a[b')]).toEqual([
      true,
      false,
      true,
    ]);
    const started = performance.now();
    expect(fits(`${'*a'.repeat(50)}b`, 'a'.repeat(5000))).toBe(false);
    expect(fits(`${'**/'.repeat(30)}b`, 'a/'.repeat(200))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('what cannot be read', () => {
  test('is told by file and line, and the rest goes on', async () => {
    const lines = `${JSON.stringify(REPORTS[0])}\n\n{"id": broken\n${JSON.stringify({ id: 'x', text: 'two words' })}\n5\n${JSON.stringify({ ...REPORTS[3], publishedAt: 'soon' })}\n`;
    const cwd = folderOf({
      'a.jsonl': lines,
      'b.csv': 'name,value\n1,2\n',
      'c.json': '[{"id": "y",\n "text": }]',
      'd.xml': '<rss><nothing',
      'e.txt': ' \n',
      'f.txt': Uint8Array.of(0x66, 0xff, 0xfe, 0x00),
      'g.jsonl.gz': 'no gzip',
    });
    const { out, err, code } = await newsfold(['stories', '.', '--json', '--verbose'], { cwd });
    expect(code).toBe(0);
    expect((JSON.parse(out) as { stats: { articles: number } }).stats.articles).toBe(2);
    const told = err.split('\n');
    for (const start of [
      'newsfold: a.jsonl:3: expected JSON',
      'newsfold: a.jsonl:4: text: expected at least 3 words, got 2 [x]',
      'newsfold: a.jsonl:5: expected an object, got the number 5',
      'newsfold: a.jsonl:6: publishedAt: expected a Date',
      'newsfold: b.csv: expected CSV with a column text',
      'newsfold: c.json: expected JSON, got what is none',
      'newsfold: d.xml: expected RSS, Atom, RDF or JSON Feed',
      'newsfold: e.txt: expected text, got an empty file',
      'newsfold: f.txt: expected UTF-8',
      'newsfold: g.jsonl.gz: incorrect header check',
      'newsfold: 9 left out, 1 kept without a field',
    ]) {
      expect(
        told.filter((line) => line.startsWith(start)),
        start,
      ).toHaveLength(1);
    }
  });

  test('is named ten times and then counted, or always, or never', async () => {
    const cwd = folderOf({ 'a.jsonl': `${'{\n'.repeat(25)}${jsonLines(REPORTS)}` });
    const lines = async (...flags: string[]): Promise<number> =>
      (await newsfold(['dedup', 'a.jsonl', ...flags], { cwd })).err
        .split('\n')
        .filter((line) => line.includes('a.jsonl:')).length;
    expect([await lines(), await lines('-v'), await lines('-q')]).toEqual([10, 25, 0]);
  });

  test('ends a strict run with one line and exit code 1', async () => {
    const cwd = folderOf({ 'a.jsonl': '{}\n{\n' });
    const { code, out, err } = await newsfold(['stories', 'a.jsonl', '--strict'], { cwd });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^newsfold: .+\n$/);
  });

  // The superuser may look into every folder.
  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'is a folder that is closed',
    async () => {
      const cwd = folderOf({ 'in/a.jsonl': jsonLines(REPORTS), 'in/closed/b.jsonl': jsonLines(REPORTS) });
      chmodSync(join(cwd, 'in/closed'), 0);
      const { code, err } = await newsfold(['stories', 'in'], { cwd });
      chmodSync(join(cwd, 'in/closed'), 0o700);
      expect(code).toBe(0);
      expect(err).toContain('in/closed: EACCES');
    },
  );

  test.each<[string, string]>([
    ['{"id":"b","text":1}', 'a.jsonl:2: text: expected a string, got the number 1'],
    ['{"id":"b","text":"one"}', 'a.jsonl:2: text: expected at least 3 words, got 1'],
    [
      '{"id":"a","text":"one two three"}',
      'a.jsonl:2: id: expected an id of its own, got the string "a", which a.jsonl:1 has',
    ],
  ])('in an article is told of a strict run by file and line: %s', async (line, told) => {
    const cwd = folderOf({ 'a.jsonl': `{"id":"a","text":"one two three four"}\n${line}\n` });
    const flags = ['--strict', '--on-duplicate-id', 'error'];
    for (const command of ['stories', 'dedup', 'summarize']) {
      const { code, err } = await newsfold([command, 'a.jsonl', ...flags], { cwd });
      expect([code, err]).toEqual([1, `newsfold: ${told}\n`]);
    }
  });

  test('is everything: exit code 1, and standard output is still what was asked for', async () => {
    const { code, out, err } = await newsfold(['stories', '--json'], { stdin: ['{"text": "one"}\n'] });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ stories: [] });
    expect(err).toContain('no article could be used');
  });

  test('is HTML, which is no text', async () => {
    const { code, err } = await newsfold(['read'], { stdin: ['<!doctype html><html><p>News</p></html>'] });
    expect(code).toBe(1);
    expect(err).toContain('got HTML');
  });
});

describe('one id twice', () => {
  const [first, , , other] = REPORTS;
  const cwd = folderOf({ 'a.jsonl': jsonLines([first]), 'b.jsonl': jsonLines([{ ...other, id: 'wire-1' }]) });
  const kept = async (policy?: string) => {
    const flags = policy === undefined ? [] : ['--on-duplicate-id', policy];
    const { out, err, code } = await newsfold(['dedup', 'a.jsonl', 'b.jsonl', '--unique', ...flags], { cwd });
    const rows = out.split('\n').filter((line) => line !== '');
    return {
      code,
      err,
      titles: rows
        .map((line) => JSON.parse(line) as { id: string; title: string })
        .map(({ id, title }) => [id, title]),
    };
  };
  test('the first is kept, and the other told of', async () => {
    const { titles, err } = await kept();
    expect(titles).toEqual([['wire-1', first!.title]]);
    expect(err).toContain(
      'b.jsonl:1: id: expected an id of its own, got the string "wire-1", which a.jsonl:1 has (left out)',
    );
  });
  test('the second replaces the first', async () => {
    expect((await kept('replace')).titles).toEqual([['wire-1', other!.title]]);
  });
  test('both are kept under ids of their own', async () => {
    expect((await kept('rename')).titles).toEqual([
      ['wire-1', first!.title],
      ['b.jsonl#wire-1', other!.title],
    ]);
  });
  test('it is an error', async () => {
    expect(await kept('error')).toMatchObject({ code: 1, titles: [] });
  });
});
