/**
 * What strangers may send, in one place for all suites: units that slow functions stumble over, texts made of them, ids, addresses, dates,
 * titles that are formulas, escape sequences or HTML, and articles of all of these. `text.ts` has the pieces of ordinary scripts.
 */
import fc from 'fast-check';
import type { Article } from 'newsfold';
import { anyText, ODD_IDS } from './text';

export { anyText, ODD_IDS };

/** Units that a text of nothing else makes quadratic functions slow with: spaces, openers, marks, halves of things. */
export const SLOW_UNITS: readonly string[] = [
  ...[
    ' ',
    '\n',
    '\t',
    '\u00a0',
    '\r\n',
    '\u2028',
    'a',
    'a.',
    '. ',
    '!?',
    '"',
    '(',
    '<',
    '<!--',
    '&#',
    'Mr. ',
  ],
  ...['1.', 'http://', '@', '#', '…', 'A', 'ABC DEF ', 'read more ', 'enable JavaScript ', 'U.N. ', 'Sept. '],
  ...[
    '\u200b',
    '\u200d',
    '\u0301',
    '\u0315\u0300',
    '\u0300\uff9e',
    '\uff9f',
    '\ufdfa',
    '👩\u200d👩\u200d',
    '\u202e',
  ],
  ...[
    '\u2066\u2069',
    '中',
    '国家',
    'ก',
    '한',
    '\ud800',
    '\udc00',
    '\0',
    'QUJDREVG',
    '“',
    '’',
    '- ',
    ' — ',
    '5 March ',
  ],
];

/** `unit` again and again, to exactly so many code units. */
export function filled(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** Texts made to slow a reader down: a unit repeated, or two that take turns, behind a few words. */
export const slowText: fc.Arbitrary<string> = fc
  .record({
    first: fc.constantFrom(...SLOW_UNITS),
    second: fc.constantFrom('', ...SLOW_UNITS),
    times: fc.integer({ min: 1, max: 400 }),
    head: fc.constantFrom('', 'Talks were put off. ', 'Title\n\n'),
  })
  .map(({ first, second, times, head }) => head + (first + second).repeat(times));

/** Ids that are no ids: each is rejected with a code. */
export const BAD_IDS = ['', ' ', '\t\n', '\ud800', 'a\udc00', 'x'.repeat(301)] as const;

/** Text that some output would obey: HTML, Markdown, a terminal, a spreadsheet, a template, a log. */
export const ATTACKS: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<svg/onload=alert(1)>',
  '<!-- --><![CDATA[ ]]>',
  '<iframe src="https://evil.example/">',
  '<style>@import "https://evil.example/x.css";</style>',
  '&lt;script&gt; &#60;b&#62; &amp;lt;',
  '<scr\u0008ipt>alert(1)</scr\u0008ipt>',
  '<\u200escript>',
  '![x](https://evil.example/pixel.png)',
  '[click](javascript:alert(1))',
  '[a]: https://evil.example/ "t"',
  '<https://evil.example/> https://evil.example/ www.evil.example',
  '# heading\n- item\n> quote\n```\ncode',
  '| a | b |\n|---|---|',
  "=cmd|'/C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '"=1+1","x"\r\n=2',
  '＝1+1',
  '\u001b[2J\u001b[31mred',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://evil.example/\u001b\\link\u001b]8;;\u001b\\',
  '\u001bPq\u001b\\',
  '\u009b31m \u0090x\u009c',
  '\u001b\u001b[[3131mm',
  '\u007f\b\b\bhidden',
  '\u202egpj.exe\u2066',
  'line\rover\u0085line\u2028line',
  `a${'\u0301'.repeat(400)}`,
  '\ud800<b>\udc00',
  '__proto__',
  '$' + '{alert(1)} {{7*7}} %s $& $1',
];

/** Addresses that are no link, or of which a link must not break out. */
export const BAD_URLS: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example/a',
  'https://user:pass@evil.example/',
  'https://news.example/"onclick="x',
  'https://news.example/)<script>',
  'https://news.example/\u202egpj.exe',
  `https://news.example/${'a'.repeat(5000)}`,
  '',
];

/** Dates that are read, and dates that are none; a far future, the ends of time. */
export const DATES: readonly unknown[] = [
  ...[
    '2020-06-02',
    '2020-06-02T09:00:00Z',
    '2020-06',
    '2099-01-01',
    '0000-01-01',
    '+275760-09-13T00:00:00Z',
    0,
  ],
  ...[
    8.64e15,
    -8.64e15,
    8.64e15 + 1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    new Date(0),
    new Date(Number.NaN),
  ],
  ...[
    'yesterday',
    '2020-02-30',
    '02/03/2020',
    '2020-6-2',
    '1e3',
    '',
    ' ',
    '\0',
    '9'.repeat(10_000),
    {},
    [],
    true,
  ],
];

/** Any text at all: ordinary pieces, slow units, attacks. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  anyText,
  slowText,
  fc.array(fc.oneof(fc.constantFrom(...ATTACKS), anyText), { maxLength: 6 }).map((parts) => parts.join(' ')),
);

/** A field of a report: any text, or what is no text. */
const field: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...ODD_IDS, ...BAD_IDS, ...ATTACKS, ...BAD_URLS) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, undefined, 5, Number.NaN, true, [], {}, 10n) },
);

/** Words that reports of one event share, so that copies, stories and summaries are reached and not rejections alone. */
const COMMON = [
  'The talks between dockers and the ferry line in Port Bren were postponed on Sunday, the union said.',
  'The line had offered 3 percent, and a new date is not known, said Ilva Brandt on 7 March 2021.',
  'Ferries run as usual, the line said, but the harbour board expects a strike.',
] as const;

const tellingText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...COMMON) }, hostileText), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(' '));

/** A report of an enemy: every field may be anything, most often enough of a text to be taken in. */
export const hostileArticle: fc.Arbitrary<Article> = fc
  .record(
    {
      id: fc.oneof({ weight: 5, arbitrary: fc.constantFrom<unknown>(...ODD_IDS, 'a', 'b', 'c', 'd') }, field),
      text: fc.oneof({ weight: 5, arbitrary: tellingText as fc.Arbitrary<unknown> }, field),
      title: field,
      source: field,
      url: fc.oneof(fc.constantFrom<unknown>(...BAD_URLS), field),
      publishedAt: fc.oneof(fc.constantFrom(...DATES), field),
      lang: fc.oneof(fc.constantFrom<unknown>('en', 'de', 'x'.repeat(100), '__proto__'), field),
    },
    { requiredKeys: ['id', 'text'] },
  )
  .map((article) => article as unknown as Article);

/** Some of them, ids often the same. */
export const hostileBatch: fc.Arbitrary<Article[]> = fc.array(hostileArticle, { maxLength: 6 });

/** Bytes: noise, or `valid` with bytes changed, cut, doubled or appended. */
export function damaged(valid: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat(Math.max(0, valid.length - 1));
  const changed = fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 4 }).map((changes) => {
    const bytes = Uint8Array.from(valid);
    for (const [where, value] of changes) bytes[where] = value;
    return bytes;
  });
  const spliced = fc.tuple(at, at, at).map(([from, to, into]) => {
    const [low, high] = from < to ? [from, to] : [to, from];
    return Uint8Array.from([
      ...valid.subarray(0, into),
      ...valid.subarray(low, high),
      ...valid.subarray(into),
    ]);
  });
  return fc.oneof(
    changed,
    spliced,
    at.map((length) => valid.slice(0, length)),
    fc.uint8Array({ maxLength: 300 }),
  );
}
