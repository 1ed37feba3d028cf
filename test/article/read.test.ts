/**
 * What a reader of a raw page may rely on: boilerplate goes by a named rule, prose that looks like boilerplate
 * stays, nothing is invented, offsets are true, and removal keeps to its budget.
 */
import { describe, expect, test } from 'vitest';
import { type ReadResult, readArticle, readArticles } from '../../src/article/read';
import { NewsfoldError } from '../../src/errors';

const TITLE = 'Harbour board approves new ferry terminal for Lindqvik';
const BODY = [
  'The harbour board of Lindqvik approved a new ferry terminal on Tuesday, ending three years of argument over its cost.',
  'Eight of the eleven members voted for the plan, which moves the quay two hundred metres to the north of the old one.',
  '"We have waited long enough for this," said Marta Olsen, who chairs the board and has run a ferry line of her own.',
  'Opponents had argued that the money was needed for the road to the airport, which floods every spring.',
  'Work is to begin once the winter storms have passed, and the old terminal will stay open until the new one is ready.',
  'The vote was followed by a long discussion of parking, which was left to a committee.',
];

/** The page of the imaginary story with extra lines: before it, after its second paragraph, and behind it. */
function page(parts: { head?: string[]; middle?: string[]; tail?: string[] } = {}): string {
  const { head = [], middle = [], tail = [] } = parts;
  return [TITLE, ...head, ...BODY.slice(0, 2), ...middle, ...BODY.slice(2), ...tail].join('\n\n');
}

function rulesOf(result: ReadResult): string[] {
  return result.removed.map((span) => span.rule);
}

function paragraphsOf(result: ReadResult): string[] {
  return result.article.text.split('\n\n');
}

function checkSpans(raw: string, result: ReadResult): void {
  let last = 0;
  for (const span of result.removed) {
    expect(span.start).toBeGreaterThanOrEqual(last);
    expect(raw.slice(span.start, span.end)).toBe(span.text);
    expect(span.text.trim()).not.toBe('');
    last = span.end;
  }
}

describe('a line of boilerplate goes, by its rule, and the sentences around it stay', () => {
  test.each([
    ['share', 'SHARE'],
    ['share', 'Share this article'],
    ['share', 'Facebook Twitter WhatsApp Email'],
    ['share', '1.2k shares'],
    ['share', 'facebook 12 | twitter 3'],
    ['comments', 'Leave a comment'],
    ['comments', '14 Comments'],
    ['comments', 'Join the conversation'],
    ['read-more', 'Read more »'],
    ['read-more', 'Continue reading'],
    ['related-link', 'READ ALSO: Old quay to become a park'],
    ['related-link', 'Related: How the ferry lost its captain'],
    ['advertisement', 'Advertisement'],
    ['advertisement', 'Story continues below'],
    ['navigation', 'Skip to main content'],
    ['navigation', 'Home > News > Harbour'],
    ['navigation', 'Sign in'],
    ['prev-next', 'PREV Mayor opens new library in the old customs house'],
    ['prev-next', 'Next post: The long winter of the harbour pilots'],
    ['technical-notice', 'Please enable JavaScript to view this page.'],
    ['technical-notice', 'This website uses cookies to improve your experience.'],
    ['privacy', 'We use your email address to send you newsletters and offers. Read our privacy notice.'],
    ['privacy', 'By signing up, you agree to our privacy policy and to receive e-mail from us.'],
    ['newsletter', 'Sign up for our daily newsletter'],
    ['newsletter', 'Get the latest news from the coast delivered to your inbox every morning.'],
    ['newsletter', 'Follow us on Twitter'],
    ['newsletter', 'Stay up to date with Coast Daily alerts'],
    ['paywall', 'Already a subscriber? Log in'],
    ['paywall', 'To continue reading, create an account.'],
    ['aggregator-wrapper', 'This article originally appeared on Coast Daily.'],
    ['aggregator-wrapper', 'The post Harbour board approves terminal appeared first on Coast Daily.'],
    ['source-link', 'Source: Coast Daily'],
    ['rights', '© 2021 Coast Daily. All rights reserved.'],
    ['rights', 'Copyright 2021 The Coast Press. This material may not be published or rewritten.'],
    ['credits', '(Reporting by Nils Berg; Editing by Ana Moe)'],
    ['editor-note', 'This story has been updated with the result of the vote.'],
    ['contact', 'nils.berg@coastdaily.example'],
    ['tags', 'Tags: harbour, ferry, Lindqvik'],
    ['media-control', 'Watch video'],
    ['media-control', '0:00 / 3:14'],
    ['caption', 'File photo: the old ferry terminal. Coast Press/Ana Moe'],
    ['caption', 'Passengers wait at the old terminal in Lindqvik last winter (AFP)'],
    ['caption', 'The quay at dawn [Ana Moe/Reuters]'],
    ['caption', 'The quay seen from the north (Photo by Ana Moe)'],
    ['read-time', '4 min read'],
    ['teaser-label', 'Storm damage: NINE boats lost in one night, owners say (LATEST)'],
    ['repeated-title', `${TITLE} 3`],
  ])('%s: %s', (rule, line) => {
    const raw = page({ middle: [line] });
    const result = readArticle(raw);
    expect(result.removed).toEqual([
      { start: raw.indexOf(`\n\n${line}\n\n`) + 2, end: expect.any(Number), text: line, rule },
    ]);
    expect(paragraphsOf(result)).toEqual(BODY);
    expect(result.article.title).toBe(TITLE);
  });

  test('the headline of another story goes with the "Read more" behind it', () => {
    const raw = page({ middle: ['Old quay to become a park, town says', 'Read More »'] });
    const result = readArticle(raw);
    expect(rulesOf(result)).toEqual(['teaser-headline', 'read-more']);
    expect(paragraphsOf(result)).toEqual(BODY);
  });

  test('a list of links in capitals-in-parentheses goes, an acronym in parentheses stays', () => {
    const links = 'Why the pilots went on strike (IN DEPTH)\nThe man who counts the gulls (A PROFILE)';
    expect(rulesOf(readArticle(page({ middle: [links] })))).toEqual(['teaser-label', 'teaser-label']);
    const acronym = 'What the Lindqvik Harbour Union says (LHU)';
    expect(paragraphsOf(readArticle(page({ middle: [acronym] })))).toContain(acronym);
  });

  test('headlines behind "Related stories" and behind the story go', () => {
    const raw = page({
      tail: [
        'Related stories',
        'Old quay to become a park',
        'Storm takes nine boats in one night',
        'Pilots go on strike again over pay',
      ],
    });
    expect(paragraphsOf(readArticle(raw))).toEqual(BODY);
  });

  test('a question about another story goes only in the company of boilerplate', () => {
    const question = 'Has Marta Olsen lost her fight for the northern quay?';
    expect(rulesOf(readArticle(page({ middle: [`${TITLE} 2`, question] })))).toEqual([
      'repeated-title',
      'teaser-headline',
    ]);
    expect(paragraphsOf(readArticle(page({ middle: [question] })))).toContain(question);
  });

  test('a footer about the publisher goes at the end of the page only', () => {
    const footer =
      'Coast Daily provides independent news coverage of the northern ports. To learn more about republishing this content, please fill out this form.';
    const result = readArticle(page({ tail: [footer] }));
    expect(rulesOf(result)).toEqual(['publisher-footer']);
    expect(paragraphsOf(result)).toEqual(BODY);
  });

  test("an aggregator's wrapper goes at both ends", () => {
    const raw = page({
      head: ['Thank you for reading the news about the ferry terminal and now with details'],
      tail: [
        'These were the details of the news about the ferry terminal for this day. We hope that we have given you the full details.',
        'The original news is available at Coast Daily, our editorial team only quoted from it, and you can follow it at its main source.',
      ],
    });
    const result = readArticle(raw);
    expect(rulesOf(result)).toEqual(['aggregator-wrapper', 'aggregator-wrapper', 'aggregator-wrapper']);
    expect(paragraphsOf(result)).toEqual(BODY);
  });

  test.each([
    `Dear visitors, we offer you ${TITLE}, so follow the lines below.`,
    `You will find here everything about ${TITLE} as our editors gathered it.`,
    `The full report on ${TITLE} follows.`,
  ])('an introduction that holds the title goes, and the head is read on behind it: %s', (intro) => {
    const head = [intro, `Coast Planet - Lindqvik - ${TITLE}`, 'Mar 2, 2021', 'March 2, 2021', '0 shares'];
    const result = readArticle(page({ head }));
    expect(rulesOf(result)).toEqual(['aggregator-wrapper', 'byline', 'date-line', 'date-line', 'share']);
    expect(paragraphsOf(result)).toEqual(BODY);
    expect(result.article.publishedAt).toBe('2021-03-02');
  });

  test.each([
    `And with this we have given you ${TITLE}; bookmark our page for more.`,
    `That was the article about ${TITLE}.`,
    'Please note that this article was first published by the Coast Daily and is available on its website.',
    'Note: this report was published on coastdaily.example and World Flash did not check it.',
    'This story has not been edited by the staff of Coast Planet.',
  ])('closing words about the item go at the end: %s', (words) => {
    const result = readArticle(page({ tail: [words] }));
    expect(rulesOf(result)).toEqual(['aggregator-wrapper']);
    expect(paragraphsOf(result)).toEqual(BODY);
  });

  test('a lead in the words of the title stays, also where it speaks of us', () => {
    const lead = `${TITLE} and our town is the poorer for it, a report found on Tuesday.`;
    expect(paragraphsOf(readArticle(page({ head: [lead] })))[0]).toBe(lead);
  });

  test('the headline behind "Read more" goes, a subheading behind "Continue reading" stays', () => {
    const next = 'Old quay to become a park, town says';
    const more = readArticle(page({ middle: ['Read more »', next] }));
    expect(rulesOf(more)).toEqual(['read-more', 'teaser-headline']);
    expect(paragraphsOf(readArticle(page({ middle: ['Continue reading', next] })))).toContain(next);
  });

  test('short lines behind "Related topics" are tags, the paragraph behind them stays', () => {
    const closing = 'Work begins in May.';
    const raw = page({ tail: ['Related Topics', 'Harbours\nNorthern ports\nLindqvik', closing] });
    expect(rulesOf(readArticle(raw))).toEqual(['related-link', 'tags', 'tags', 'tags']);
    expect(paragraphsOf(readArticle(raw)).at(-1)).toBe(closing);
  });

  test("readers' comments go with their label, a story behind a comment counter stays", () => {
    const comments = [
      '2 Comments',
      'gullwatcher',
      '3 days ago',
      'I never liked that quay and I never will.',
      'Reply',
      'Anna says:',
      'March 3, 2021 at 7:52 am',
      'Nor did my mother, who lived next to it.',
      'Reply',
    ];
    expect(paragraphsOf(readArticle(page({ tail: comments })))).toEqual(BODY);
    expect(paragraphsOf(readArticle(page({ middle: ['2 Comments'] })))).toEqual(BODY);
  });

  test.each([
    'Passengers wait for the ferry at the old terminal in Lindqvik (Coast Monitor)',
    'The chair of the board on the quay with her dog (Ana Moe/The Coast)',
    'The chair of the board on the quay at dawn. Ana Moe/The Coast',
    'Passengers on the quay. They want a roof. PHOTO | ANA MOE',
    'Image source, Coast Press',
  ])("a caption goes by its credit, whoever's it is: %s", (caption) => {
    expect(rulesOf(readArticle(page({ head: [caption] })))).toEqual(['caption']);
  });

  test('a standfirst that the lead repeats goes, one that says more stays', () => {
    const repeated =
      'The harbour board approved a new ferry terminal after three years of argument over cost';
    expect(rulesOf(readArticle(page({ head: [repeated] })))).toEqual(['repeated-standfirst']);
    const own = 'Fishermen threaten to block the fairway when the digging starts in the spring';
    expect(paragraphsOf(readArticle(page({ head: [own] })))[0]).toBe(own);
  });
});

describe('prose that looks like boilerplate stays', () => {
  test.each([
    'Newsletters have become the main income of small publishers, a survey of the northern press found.',
    'Sign up sheets for the ferry hung in every shop, and the newsletter of the parish said so too.',
    'The privacy law obliges companies to say what they do with your email address, the ministry said.',
    '"Share the burden or leave the board," he told the members before the vote.',
    '"Sign up for our newsletter" is what visitors to the site read first, she said.',
    '"Thank you for reading the plan," Olsen told the members.',
    'Share prices of the two ferry lines rose after the vote.',
    'Next week the committee meets for the first time.',
    'Next, the committee has to find the money.',
    'Comments on the plan were mixed.',
    'Follow the money and you end up at the quay, the treasurer liked to say.',
    'Copyright law was not discussed.',
    'The original source of the money is not known.',
    'Photographs of the model went on display in the town hall.',
    'Source of the trouble was a broken pump, the report found.',
    'By Friday all members had signed.',
    'Related charges against the former chairman were dropped.',
    'Watch towers will stand at both ends of the quay.',
    'The board is independent and its coverage by the press has been fair.',
    'Get the vote out, he had told them, and they did.',
    'But will it be ready in time?',
    'It will.',
    'What happens next',
    'A Quay for the North',
    'The terminal was designed by the Union of Northern Architects (UNA)',
    'The article was first published in 1931 by the founder of the paper, and it led the board to build the old quay.',
    'The story was originally reported by the parish paper and then made its way to the capital.',
    'The harbour board approved new ferry terminal plans twice before, and each time we paid for it, Olsen said.',
    '"Sign up, sign up," the volunteers called from the quay.',
    'Sign up sheets lay on every table.',
    'Subscribe to his letter if you like gulls, the mayor said.',
    'Read more and argue less, she told the committee.',
    'Marta Olsen (Northern Party)',
    'Photo opportunities were few.',
    'Tags hung from every crate.',
    'Page 3 of the plan is missing.',
    'Comments: none of the eleven members wanted to make any.',
    'At 18.05 GMT the last ferry left.',
  ])('%s', (line) => {
    for (const parts of [{ middle: [line] }, { middle: [line], tail: ['Leave a comment'] }]) {
      const result = readArticle(page(parts));
      expect(paragraphsOf(result)).toContain(line);
      expect(paragraphsOf(result)).toHaveLength(BODY.length + 1);
    }
  });

  test.each([
    'By Tuesday the board had run out of patience and money',
    'Nobody expected the fishermen to agree, least of all the editor',
    'IT WAS CLOSE: eight votes to three',
  ])('under the headline: %s', (line) => {
    expect(paragraphsOf(readArticle(page({ head: [line] })))[0]).toBe(line);
  });

  test('a short last paragraph', () => {
    expect(paragraphsOf(readArticle(page({ tail: ['Work begins in May.', 'Share'] }))).at(-1)).toBe(
      'Work begins in May.',
    );
  });

  test('a last paragraph cut off in the middle', () => {
    const cut = 'The committee on parking is expected to';
    expect(paragraphsOf(readArticle(page({ tail: [cut] }))).at(-1)).toBe(cut);
  });

  test('a list that a colon announces', () => {
    const list = [
      'The plan has three parts:',
      'A New Quay For The Northern Ferry Lines',
      'A Car Park For Four Hundred Visitors A Day',
    ];
    expect(paragraphsOf(readArticle(page({ middle: list })))).toEqual(expect.arrayContaining(list));
  });

  test('date lines that structure a chronicle', () => {
    const dates = ['12 March 2019', 'The first plan was drawn.', '4 May 2020', 'The second plan was drawn.'];
    const result = readArticle(page({ middle: dates }));
    expect(paragraphsOf(result)).toEqual(expect.arrayContaining(dates));
    expect(result.article.publishedAt).toBeUndefined();
  });
});

describe('the title', () => {
  test.each([
    ['behind navigation', ['Skip to main content', 'Menu', TITLE], TITLE],
    ['behind a section and a date', ['BREAKING NEWS', 'March 2, 2021', TITLE], TITLE],
    ['behind a date on its own line', [` date 2021-03-02 ${TITLE}`], TITLE],
    ['before a site name', [`${TITLE} | Coast Daily`], TITLE],
    ['before a site name with a dash', [`${TITLE} - Coast Daily News`], TITLE],
    [
      'with a dash of its own',
      ['Ferry terminal - board says yes at last'],
      'Ferry terminal - board says yes at last',
    ],
    [
      'with a label',
      ['WATCH: Board votes for new ferry terminal'],
      'WATCH: Board votes for new ferry terminal',
    ],
    [
      "behind the paper's name, its slogan and a bar of sections",
      ['The Lindqvik Post', 'Every day but Monday', 'Home News Sports Opinion', TITLE],
      TITLE,
    ],
    ['behind a copy of it with the site', [`News: ${TITLE} - Coast Daily`, TITLE], TITLE],
    [
      'that ends in a stop',
      ['Board votes for the terminal. At last.'],
      'Board votes for the terminal. At last.',
    ],
  ])('%s', (_, head, title) => {
    const raw = [...head, ...BODY].join('\n\n');
    const result = readArticle(raw);
    expect(result.article.title).toBe(title);
    expect(paragraphsOf(result)).toEqual(BODY);
    checkSpans(raw, result);
  });

  test('of few words, none of them in the story, stays the title before a standfirst that tells more', () => {
    const standfirst = 'Why Lindqvik waited so long for a ferry terminal';
    const result = readArticle(['At last', standfirst, ...BODY].join('\n\n'));
    expect(result.article.title).toBe('At last');
    expect(paragraphsOf(result)).toEqual([standfirst, ...BODY]);
  });

  test('of a pun behind navigation stays the title', () => {
    const standfirst = 'Why Lindqvik waited so long for a ferry terminal';
    const result = readArticle(
      ['Skip to content', 'Menu', 'All is well that floats', standfirst, ...BODY].join('\n\n'),
    );
    expect(result.article.title).toBe('All is well that floats');
    expect(paragraphsOf(result)).toEqual([standfirst, ...BODY]);
  });

  test('a site name is taken for the source, a hint wins', () => {
    const raw = [`${TITLE} | Coast Daily`, ...BODY].join('\n\n');
    expect(readArticle(raw).article.source).toBe('Coast Daily');
    expect(readArticle(raw, { source: 'The Coast' }).article.source).toBe('The Coast');
  });

  test('a hint names the title line even where a rule would take it', () => {
    const hint = 'Read more: why children open books again';
    const result = readArticle([hint, ...BODY].join('\n\n'), { title: hint });
    expect(result.article.title).toBe(hint);
    expect(paragraphsOf(result)).toEqual(BODY);
  });

  test('a hint finds the title behind lines no rule knows', () => {
    const result = readArticle(['The Coast', 'Ferries and quays', TITLE, ...BODY].join('\n\n'), {
      title: TITLE,
    });
    expect(result.article.title).toBe(TITLE);
    expect(paragraphsOf(result)).toEqual(BODY);
  });

  test('a hint that is not on the page leaves the first paragraph alone', () => {
    const result = readArticle(BODY.join('\n\n'), { title: 'Ferry to get its quay' });
    expect(result.article.title).toBe('Ferry to get its quay');
    expect(paragraphsOf(result)).toEqual(BODY);
  });

  test('a page that opens with a long paragraph has none', () => {
    const long = `${BODY[0]} ${BODY[1]}`;
    const result = readArticle([long, ...BODY.slice(2)].join('\n\n'));
    expect(result.article).not.toHaveProperty('title');
    expect(result.warnings.map((warning) => warning.code)).toEqual(['no-title']);
    expect(paragraphsOf(result)[0]).toBe(long);
  });
});

describe('who, where and when', () => {
  test.each([
    [['By Nils Berg, March 2, 2021'], '2021-03-02', 'By Nils Berg, March 2, 2021', undefined],
    [
      ['By Nils Berg and Ana Moe', 'Published: Tue, 2 Mar 2021 10:30 GMT'],
      '2021-03-02',
      'By Nils Berg and Ana Moe',
      undefined,
    ],
    [['Nils Berg | 2 March 2021 | 3 min read'], '2021-03-02', 'Nils Berg', undefined],
    [['Nils Berg', 'Coast Daily Staff', '02 Mar 2021 09:15 AM'], '2021-03-02', 'Nils Berg', undefined],
    [['LINDQVIK', '2021-03-02'], '2021-03-02', undefined, 'LINDQVIK'],
    [
      ['Nils Berg - Lindqvik - The northern ports have waited years for a decision'],
      undefined,
      'Nils Berg',
      'Lindqvik',
    ],
    [['March 2', 'Staff Reporter'], undefined, 'Staff Reporter', undefined],
  ])('%j', (head, publishedAt, byline, dateline) => {
    const raw = page({ head });
    const result = readArticle(raw);
    expect(result.article.publishedAt).toBe(publishedAt);
    expect(result.byline).toBe(byline);
    expect(result.dateline).toBe(dateline);
    checkSpans(raw, result);
  });

  test.each([
    ['LINDQVIK (Reuters) - ', 'LINDQVIK (Reuters)', undefined],
    ['LINDQVIK, March 2, 2021 (AFP) — ', 'LINDQVIK, March 2, 2021 (AFP)', '2021-03-02'],
    ['Lindqvik (AP) – ', 'Lindqvik (AP)', undefined],
    ['NEW LINDQVIK, Norway — ', 'NEW LINDQVIK, Norway', undefined],
  ])('a dateline before the lead: %s', (prefix, dateline, publishedAt) => {
    const raw = [TITLE, prefix + BODY[0], ...BODY.slice(1)].join('\n\n');
    const result = readArticle(raw);
    expect(result.dateline).toBe(dateline);
    expect(result.article.publishedAt).toBe(publishedAt);
    expect(paragraphsOf(result)).toEqual(BODY);
    expect(result.removed).toEqual([
      { start: TITLE.length + 2, end: TITLE.length + 2 + prefix.length, text: prefix, rule: 'dateline' },
    ]);
    expect(result.bodyStart).toBe(TITLE.length + 2 + prefix.length);
  });

  test('a published date wins over an updated one, a hint over both', () => {
    const raw = page({ head: ['Updated: March 4, 2021', 'Published: March 2, 2021'] });
    expect(readArticle(raw).article.publishedAt).toBe('2021-03-02');
    expect(readArticle(raw, { publishedAt: 5 }).article.publishedAt).toBe(5);
  });

  test('a line labelled as updated is read under the story too', () => {
    const result = readArticle(page({ tail: ['Updated: March 4, 2021 12:15 AM', 'SHARE'] }));
    expect(result.article.publishedAt).toBe('2021-03-04');
    expect(rulesOf(result)).toEqual(['date-line', 'share']);
  });

  test('no date of the prose is taken, nor an ambiguous one', () => {
    const prose = 'The first plan was drawn on March 2, 2021, and published on April 3, 2021.';
    expect(readArticle(page({ middle: [prose] })).article).not.toHaveProperty('publishedAt');
    expect(readArticle(page({ head: ['02/03/2021'] })).article).not.toHaveProperty('publishedAt');
  });
});

describe('the text', () => {
  test('is the same whatever ends the lines, with a BOM and no-break spaces around', () => {
    const plain = readArticle(page({ middle: ['SHARE'] }));
    for (const end of ['\r\n', '\r', '\u2028', ' \u00a0\n\t']) {
      const raw = `\ufeff${page({ middle: ['SHARE'] }).replaceAll('\n', end)}`;
      const result = readArticle(raw);
      expect(result.article.text).toBe(plain.article.text);
      expect(result.article.title).toBe(TITLE);
      expect(rulesOf(result)).toEqual(['share']);
      checkSpans(raw, result);
    }
  });

  test('keeps inner white space and punctuation as they are', () => {
    const line = 'The  plan\u00a0\u2014 “a quay,\tand no more” \u2014 was signed.';
    expect(paragraphsOf(readArticle(page({ middle: [`  ${line} \t`] })))).toContain(line);
  });

  test('takes a hard-wrapped block as one paragraph', () => {
    const wrapped = BODY.map((paragraph) => paragraph.replace(/(.{50,70}) /g, '$1\n'));
    expect(paragraphsOf(readArticle([TITLE, ...wrapped].join('\n\n')))).toEqual(wrapped);
  });

  test('needs no blank lines between paragraphs', () => {
    const raw = [TITLE, 'SHARE', ...BODY, 'Leave a comment'].join('\n');
    expect(paragraphsOf(readArticle(raw))).toEqual(BODY);
  });

  test('is empty, with a warning, when the page is a title', () => {
    const result = readArticle(`Skip to content\n${TITLE}\nShare`);
    expect(result.article).toEqual({ id: result.article.id, text: '', title: TITLE });
    expect(result.warnings.map((warning) => warning.code)).toContain('no-body');
    expect(result.bodyStart).toBe(`Skip to content\n${TITLE}\nShare`.length);
  });
});

describe('other publishers', () => {
  test('a British paper: kicker, byline, time, caption, promotion, corrections box', () => {
    const story = BODY.slice(0, 5);
    const raw = [
      'Home\nNews\nSport',
      'Transport',
      TITLE,
      'Nils Berg, Transport correspondent',
      'Tue 2 Mar 2021 10.30 GMT',
      'Share on Facebook\nShare on Twitter\nShare via Email',
      'Photograph: Ana Moe/The Coast',
      story[0],
      'Sign up to Coast Weekly, our free newsletter',
      story[1],
      story[2],
      'Advertisement',
      story[3],
      story[4],
      'Most viewed',
      'Follow us on Instagram',
    ].join('\n\n');
    const result = readArticle(raw);
    expect(paragraphsOf(result)).toEqual(story);
    expect(result.article).toMatchObject({ title: TITLE, publishedAt: '2021-03-02' });
    checkSpans(raw, result);
  });

  test('an Indian paper: source tag, date line, also-read links, syndication notice', () => {
    const raw = [
      `${TITLE} | Harbour Times`,
      'PTI | Lindqvik | Updated: Mar 02, 2021, 18:20 IST',
      BODY[0],
      'Also Read: Nine boats lost in storm, owners seek relief',
      ...BODY.slice(1),
      'Except for the headline, this story has not been edited by our staff and is published from a syndicated feed.',
    ].join('\n\n');
    const result = readArticle(raw);
    expect(paragraphsOf(result)).toEqual(BODY);
    expect(result.article.source).toBe('Harbour Times');
    expect(rulesOf(result)).toContain('related-link');
    expect(rulesOf(result)).toContain('aggregator-wrapper');
  });

  test('a wire page: dateline, credits and standards', () => {
    const raw = [
      TITLE,
      'Reuters',
      '2 Min Read',
      `LINDQVIK, March 2 (Reuters) - ${BODY[0]}`,
      ...BODY.slice(1),
      'Reporting by Nils Berg; Editing by Ana Moe',
      'Our Standards: The Coast Trust Principles.',
    ].join('\n\n');
    const result = readArticle(raw);
    expect(paragraphsOf(result)).toEqual(BODY);
    expect(result).toMatchObject({ dateline: 'LINDQVIK, March 2 (Reuters)', byline: 'Reuters' });
    expect(result.article).not.toHaveProperty('publishedAt');
  });

  test('a blog: tags, author box, previous and next post, comment form', () => {
    const raw = [
      TITLE,
      'Posted on March 2, 2021 by Nils Berg',
      ...BODY,
      'Filed Under: Harbour, Ferries',
      '← Previous The winter of the pilots',
      'Next → Gulls and what they eat',
      'Leave a Reply',
      'Your email address will not be published. Required fields are marked *',
    ].join('\n\n');
    const result = readArticle(raw);
    expect(paragraphsOf(result)).toEqual(BODY);
    expect(rulesOf(result).slice(-4)).toEqual(['prev-next', 'prev-next', 'comments', 'comments']);
  });

  test('a page in Arabic or Chinese is read whole', () => {
    const arabic = [
      'وزارة الخارجية تعلن تأجيل المحادثات',
      'قالت الوزارة يوم الأحد إن المحادثات تأجلت إلى موعد لاحق.',
      'ولم تذكر الوزارة سببا للتأجيل.',
    ];
    const chinese = [
      '两国推迟部长级会谈',
      '外交部周日表示，会谈将推迟到晚些时候举行。',
      '外交部没有说明推迟的原因。',
    ];
    for (const [title, ...body] of [arabic, chinese]) {
      const result = readArticle([title, ...body].join('\n\n'));
      expect(result.article.title).toBe(title);
      expect(paragraphsOf(result)).toEqual(body);
      expect(result.removed).toEqual([]);
    }
  });
});

describe('the budget', () => {
  test('weak removals are put back, with a warning, when the rules take more than 40 %', () => {
    const teasers = Array.from(
      { length: 8 },
      (_, i) => `Harbour Town Elects Yet Another Council Member Number ${i + 1} Today`,
    );
    const result = readArticle([TITLE, BODY[0], BODY[1], ...teasers].join('\n\n'));
    const taken = result.removed.reduce((sum, span) => sum + span.text.replace(/\s/g, '').length, 0);
    const whole = [TITLE, BODY[0], BODY[1], ...teasers].join('').replace(/\s/g, '').length;
    expect(taken / whole).toBeLessThanOrEqual(0.4);
    expect(taken).toBeGreaterThan(0);
    expect(result.warnings.map((warning) => warning.code)).toEqual(['put-back']);
  });

  test('anchored removals stay over it, and the page says so', () => {
    const ads = Array.from(
      { length: 12 },
      (_, i) => `Sign up for our daily newsletter number ${i + 1} and never miss a thing`,
    );
    const result = readArticle([TITLE, BODY[0], ...ads].join('\n\n'));
    expect(paragraphsOf(result)).toEqual([BODY[0]]);
    expect(result.warnings.map((warning) => warning.code)).toEqual(['heavy-removal']);
  });
});

describe('ids', () => {
  test('come from the content, the source and the address, or from the hint', () => {
    const id = readArticle(page()).article.id;
    expect(id).toMatch(/^page-[0-9a-f]{16}$/);
    expect(readArticle(page()).article.id).toBe(id);
    expect(readArticle(page({ tail: ['SHARE'] })).article.id).not.toBe(id);
    expect(readArticle(page(), { source: 'Coast Daily' }).article.id).not.toBe(id);
    expect(readArticle(page(), { id: '__proto__' }).article.id).toBe('__proto__');
  });

  test('are told apart in a batch of equal pages', () => {
    const ids = readArticles([{ raw: page() }, { raw: page() }, { raw: page() }]).map(
      ({ article }) => article.id,
    );
    expect(ids).toEqual([ids[0], `${ids[0]}-2`, `${ids[0]}-3`]);
  });
});

describe('a batch', () => {
  const FURNITURE = 'Coast Daily · the paper of the northern ports';
  const story = (name: string): string =>
    [
      `Board of ${name} votes for a quay of its own`,
      `The board of ${name} voted for a quay on Tuesday, after the ${name} fishermen had asked for one.`,
      FURNITURE,
      `Nobody in ${name} voted against it, and the ${name} school choir sang after the vote.`,
      `The ${name} quay is to be ready when the ${name} herring comes back in the autumn.`,
    ].join('\n\n');

  test('takes lines that recur on three unlike pages', () => {
    const results = readArticles(['Aker', 'Bodil', 'Corve'].map((name) => ({ raw: story(name) })));
    for (const result of results) expect(rulesOf(result)).toEqual(['recurrence']);
  });

  test('leaves lines that recur on two, and lines that recur because the pages are copies', () => {
    const two = readArticles(['Aker', 'Bodil'].map((name) => ({ raw: story(name) })));
    for (const result of two) expect(result.removed).toEqual([]);
    const copies = readArticles(
      [1, 2, 3, 4, 5].map((i) => ({
        raw: `${story('Aker')}\n\nA line of edition ${i}, which says nothing.`,
      })),
    );
    for (const result of copies) expect(result.removed).toEqual([]);
  });

  test('gives every page the same result in any order', () => {
    const pages = ['Aker', 'Bodil', 'Corve', 'Dunn'].map((name) => ({ raw: story(name) }));
    const forward = readArticles(pages);
    const backward = readArticles([...pages].reverse());
    expect(backward.reverse()).toEqual(forward);
  });
});

describe('bad input', () => {
  test.each([undefined, null, 5, {}, ['page']])('a page that is %j is a TypeError', (raw) => {
    expect(() => readArticle(raw as never)).toThrow(/^raw: expected a string, got /);
    expect(() => readArticle(raw as never)).toThrow(TypeError);
  });

  test.each(['', ' ', '\ufeff\r\n\u00a0\n', '\u200b'])('a page that is %j is empty', (raw) => {
    expect(() => readArticle(raw)).toThrow(NewsfoldError);
    expect(() => readArticle(raw)).toThrow(expect.objectContaining({ code: 'empty-page', field: 'raw' }));
  });

  test('hints of a wrong type are TypeErrors', () => {
    expect(() => readArticle(page(), null as never)).toThrow(TypeError);
    expect(() => readArticle(page(), { title: 5 as never })).toThrow(
      'hints.title: expected a string, got the number 5',
    );
  });

  test('a batch names the page at fault', () => {
    expect(() => readArticles('page' as never)).toThrow(TypeError);
    expect(() => readArticles([null as never])).toThrow(/^raws\[0\]: expected an object/);
    expect(() => readArticles([{ raw: page() }, { raw: 5 as never }])).toThrow(
      /^raws\[1\]\.raw: expected a string/,
    );
    expect(() => readArticles([{ raw: page() }, { raw: ' ' }])).toThrow(
      expect.objectContaining({ code: 'empty-page', field: 'raws[1].raw' }),
    );
  });
});
