/** Reports of an enemy: whatever they say, the document has no element, attribute or link more than for harmless ones. */
import fc from 'fast-check';
import { clusterStories } from 'newsfold';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src';
import { renderReport } from '../../src/report';
import { langOf, link, webAddress } from '../../src/report/html';
import { type Element, elementsOf, ofClass } from './document';

const ATTACKS = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '` onclick=alert(1) `',
  '<!-- <![CDATA[ ]]> -->',
  '</title></bdi></article></main><h1>owned</h1>',
  '<svg onload=alert(1)>',
  '&lt;script&gt; &#60;script&#62; &amp;lt;',
  '\u0000<\u0000script>alert(1)<\u0000/script>',
  '<\u200escript>', // cleaning must not make a tag
  '<scr\u0008ipt>alert(1)</scr\u0008ipt>',
  '\ud800<b>\udc00',
  '\u202e<i>txt.exe\u2066',
  `a${'\u0301'.repeat(400)}`,
  'constructor',
  '__proto__',
  '$' + '{alert(1)} {{7*7}} $& $1 $`',
];

const BODY =
  'The harbour board postponed the opening of the new bridge on Friday because the steel had not been tested in time for the ceremony.';

/** Two reports and a copy, with `attack` in every field that a stranger fills in. */
function batch(attack: string): Article[] {
  const text = `${BODY} ${attack} ${attack}\n\n${BODY.replace('Friday', 'Monday')}`;
  const field = {
    title: `${attack} bridge`,
    source: `${attack} Post`,
    url: `https://x.example/${attack}`,
    lang: attack,
  };
  return ['1', '2', '3'].map((n) => ({
    id: `${attack.replace(/[\ud800-\udfff]/g, '').slice(0, 200)}${n}`,
    text:
      n === '3'
        ? `The steel of the bridge was not tested, so Friday's opening by the harbour board was postponed. ${attack} ${attack} Nobody knows when.`
        : `${text} ${n}`,
    ...field,
    publishedAt: '2020-06-1'.concat(n),
  }));
}

function render(articles: readonly Article[]): string {
  return renderReport(clusterStories(articles), articles, { title: articles[0]!.title, explain: {} });
}

const shape = ({ tag, attributes }: Element): string => `${tag} ${Object.keys(attributes).sort().join(' ')}`;
const harmless = new Set(elementsOf(render([...batch('quiet words'), ...batch('')])).map(shape));
/** Shapes that depend on what is known of a report, none of which a stranger's text can make worse. */
const OPTIONAL = new Set([
  'h2 dir id',
  'li class dir',
  'span dir',
  'bdi ',
  'bdi lang',
  'a href rel',
  'div class dir',
  'div class dir lang',
  'mark class data-p',
]);

function foreign(html: string): string[] {
  return elementsOf(html)
    .map(shape)
    .filter((seen) => !harmless.has(seen) && !OPTIONAL.has(seen));
}

describe('hostile reports', () => {
  test.each(ATTACKS)('%j makes no element and no attribute', (attack) => {
    expect(foreign(render(batch(attack)))).toEqual([]);
  });

  test.each(ATTACKS)('%j is shown as the text it is', (attack) => {
    const visible = attack
      .replace(/[\u0000-\u0008\u200e\u202e\u2066]/g, '')
      .replace(/\ud800|\udc00/g, '\ufffd')
      .replace(/\u0301{9,}/, '\u0301'.repeat(8));
    const title = ofClass(elementsOf(render(batch(attack))), 'report-title')[0]!.text;
    expect(title).toBe(`${visible} bridge`.replace(/\s+/g, ' '));
  });

  test('any text at all makes no element and no attribute', () => {
    const piece = fc.oneof(
      fc.constantFrom(...ATTACKS, '<', '>', '"', "'", '&', '=', '/', '\n', '\0', '\ud83d'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(foreign(render(batch(pieces.join(''))))).toEqual([]);
      }),
      { numRuns: 20, seed: 8 },
    );
  });

  test('nothing that steers text or a terminal is in the bytes', () => {
    const html = ATTACKS.map((attack) => render(batch(attack))).join('');
    expect(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/.test(
        html,
      ),
    ).toBe(false);
    expect(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(html)).toBe(false);
  });

  test('a story told by someone else, of ids and words that nobody gave, is still only text', () => {
    const articles = batch('quiet');
    const bad = '"><script>alert(1)</script>';
    const clustering = structuredClone(clusterStories(articles));
    const story = clustering.stories[0]!;
    const count = elementsOf(renderReport(clustering, [])).filter(({ tag }) => tag === 'script').length;
    story.id = bad;
    story.aliases = [bad];
    story.names = [{ text: bad, articles: 1 }];
    story.related = [{ storyId: bad, score: 1, shared: [bad] }];
    story.timeline = [{ date: bad, precision: 'day', text: bad, articleId: bad }];
    story.status = { value: bad as 'held', articleId: bad, sentence: bad };
    story.changes = [{ from: bad as 'held', to: bad as 'held', articleId: bad, sentence: bad }];
    story.sources = [{ source: bad, articles: 2, independent: 1 }];
    story.firstSeen = bad;
    story.lastSeen = bad;
    clustering.rejected = [
      { index: 0, id: bad, code: 'unreadable', field: bad, message: bad, articleKept: false },
    ];
    const elements = elementsOf(renderReport(clustering, []));
    expect(elements.filter(({ tag }) => tag === 'script').length).toBe(count);
    expect(
      elements.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => name.includes('<')),
    ).toEqual([]);
  });
});

describe('addresses', () => {
  test.each([
    'https://news.example/a',
    'http://news.example:8080/a/b?c=d&e=%20#f',
    'https://[2001:db8::1]/x',
    'https://пример.example/путь',
    "https://news.example/it's",
  ])('%s is a link', (url) => {
    const [anchor] = elementsOf(link(url, 'x')).filter(({ tag }) => tag === 'a');
    expect(anchor!.attributes).toEqual({ href: url, rel: 'noopener noreferrer nofollow' });
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//news.example/a',
    '/a',
    'https:news.example',
    'https:///a',
    'https://user:pass@news.example/',
    'https://news.example@evil.example/',
    'https://news.example\\@evil.example/',
    'https://news.example/ a',
    'https://news.example/\u202egpj.exe',
    'https://news.example/"onclick="x',
    'https://news.example/<b>',
    'https://news.example/\ud800',
    `https://news.example/${'a'.repeat(2000)}`,
    'ftp://news.example/',
    '',
  ])('%j is no link', (url) => {
    expect(webAddress(url)).toBeUndefined();
    expect(link(url, 'x')).toBe('x');
  });

  test.each(['en', 'pt-BR', 'zh-Hant-TW'])('%s is a language', (tag) => {
    expect(langOf(tag)).toBe(` lang="${tag}"`);
  });

  test.each(['', 'e', 'en"', 'en onclick=x', 'en_GB', 'x'.repeat(40)])('%j is no language', (tag) => {
    expect(langOf(tag)).toBe('');
  });
});
