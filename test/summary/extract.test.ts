import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readRows } from '../../bench/data';
import { Consensus } from '../../src/summary/consensus';
import { cutText } from '../../src/summary/cut';
import { chooseSentences } from '../../src/summary/extract';
import type { Reading } from '../../src/summary/vocabulary';
import { countWords } from '../../src/text/words';
import { report, story } from './material';

const bridge = report(
  'a',
  'Storm closes Tallow Bridge',
  'The Tallow Bridge was closed on Friday after a storm tore away two of its cables, the harbour authority said. ' +
    'Engineers expect repairs to take three weeks. Ferries will run every ten minutes until then. ' +
    'The bridge carries 40,000 cars a day. It opened in 1974.',
  '2021-03-05',
);
const ferries = report(
  'b',
  'Ferries replace Tallow Bridge',
  'Ferries will run every ten minutes until the Tallow Bridge opens again. ' +
    'The bridge lost two cables in a storm and was closed on Friday. Will it hold? ' +
    '"I was afraid," a driver said. We will keep you posted. Read more: how bridges are built.',
  '2021-03-06',
);
const repairs = report(
  'c',
  'Tallow Bridge shut for three weeks',
  'They were surprised. Repairs of the Tallow Bridge, closed since a storm on Friday, will take three weeks, engineers said. ' +
    'The harbour authority has ordered new cables from Delft.',
  '2021-03-07',
);
const three = story(bridge, ferries, repairs);
const textOf = (sentences: readonly { text: string }[]): string => sentences.map((s) => s.text).join(' ');

describe('what the reports agree on', () => {
  const consensus = new Consensus(three);
  const read = (text: string): Reading => consensus.vocabulary.read(cutText(text));

  test('is what more than one of them holds: all of it is held by all of them, none by what is new', () => {
    const texts = [bridge, ferries, repairs].map(({ title, text }) => `${title} ${text}`);
    expect(consensus.recall(read(texts.join(' ')))).toBeCloseTo(1, 10);
    expect(consensus.recall(read('Bakers of Orsk met'))).toBeLessThan(0.02);
    expect(consensus.recall(read('Tallow Bridge'))).toBeGreaterThan(consensus.recall(read('Delft')));
  });

  test('counts a term the more, the more reports hold it', () => {
    expect(consensus.recall(read('storm'))).toBeGreaterThan(consensus.recall(read('weeks')));
    expect(consensus.recall(read('afraid'))).toBe(0);
  });

  test('tells how much of a sentence stands in a title', () => {
    expect(consensus.titleShare(read('Ferries replace Tallow Bridge'))).toBeCloseTo(1, 10);
    expect(consensus.titleShare(read('Bakers met'))).toBe(0);
    expect(consensus.titleShare(read('Ferries met bakers'))).toBeLessThan(0.7);
  });
});

describe('an extract', () => {
  test('is verbatim at its offsets', () => {
    const articles = new Map([bridge, ferries, repairs].map((article) => [article.id, article.text]));
    const sentences = chooseSentences(three);
    expect(sentences.length).toBeGreaterThan(1);
    for (const { articleId, start, end, text } of sentences) {
      expect(articles.get(articleId)!.slice(start, end)).toBe(text);
    }
  });

  test('says what the reports agree on', () => {
    const text = textOf(chooseSentences(three));
    for (const word of ['Tallow Bridge', 'storm', 'Friday', 'three weeks']) expect(text).toContain(word);
  });

  test('keeps out questions, bare quotations, first and second person and teasers while anything else is left', () => {
    const text = textOf(chooseSentences(three, { maxWords: 500 }));
    for (const phrase of ['Will it hold', 'afraid', 'posted', 'Read more'])
      expect(text).not.toContain(phrase);
    const quotation = '“It is all over now,” said nobody in particular on that day.';
    expect(textOf(chooseSentences(story(report('q', '', 'Is that so? Are we there?'))))).not.toBe('');
    expect(textOf(chooseSentences(story(report('q', '', `Is that really so? ${quotation}`))))).toBe(
      quotation,
    );
  });

  test('says what several reports hold before what one says at length', () => {
    const shared = 'A storm tore two cables off the Tallow Bridge.';
    const alone = 'Bakers of Orsk met for a feast of rye bread, plum cake and pear wine near the old mill.';
    const material = story(
      report('a', '', `${alone} ${shared}`),
      report('b', '', 'Two cables of the Tallow Bridge were torn off in a storm. Ferries will run.'),
    );
    expect(textOf(chooseSentences(material, { maxSentences: 1 }))).not.toBe(alone);
  });

  test('does not open with a pronoun that nothing in the summary explains', () => {
    expect(textOf(chooseSentences(three))).not.toContain('They were surprised');
    const lead = 'The mayor of Orsk opened the new harbour on Monday in the rain.';
    const leaning = 'He said that the harbour of Orsk would be new to the mayor.';
    const alone = chooseSentences(story(report('a', '', `${leaning} ${lead}`)), { maxSentences: 1 });
    expect(textOf(alone)).toBe(lead);
  });

  test('does not open with a pronoun behind "On Monday"', () => {
    const lead = 'The mayor of Orsk opened the new harbour in the rain with a short speech.';
    const leaning = 'On Monday she said that the harbour of Orsk would be new to the mayor.';
    const alone = chooseSentences(story(report('a', '', `${leaning} ${lead}`)), { maxSentences: 1 });
    expect(textOf(alone)).toBe(lead);
  });

  test('opens with a lead or a sentence that names two of the names', () => {
    const text = textOf(
      chooseSentences(three, { maxSentences: 1, names: ['Tallow Bridge', 'Delft'], oneOf: [] }),
    );
    expect(text).toContain('Tallow Bridge');
  });

  test('takes no standfirst while there is a sentence', () => {
    const standfirst = 'Tallow Bridge closed in storm as engineers count the broken cables';
    const material = story(report('a', 'Tallow Bridge closed', `${standfirst}\n\n${bridge.text}`));
    expect(textOf(chooseSentences(material, { maxWords: 500 }))).not.toContain(standfirst);
    expect(textOf(chooseSentences(story(report('a', '', standfirst))))).toBe(standfirst);
  });

  test('leaves out the clock times of a live blog', () => {
    const lines =
      '18:40 The Tallow Bridge was closed after a storm in Orsk.\n\n19.05 GMT — Ferries will run from Orsk until it opens.';
    const texts = chooseSentences(story(report('a', '', lines))).map(({ text }) => text);
    expect(texts).toContain('The Tallow Bridge was closed after a storm in Orsk.');
    for (const text of texts) expect(text).not.toMatch(/^\d|GMT/);
    const kept = '10.30 buses leave the harbour of Orsk each day.';
    expect(textOf(chooseSentences(story(report('a', '', kept))))).toBe(kept);
  });

  test('counts a publisher once, however many of its reports carry a sentence', () => {
    const line = 'Ferries will run every ten minutes until the Tallow Bridge opens again.';
    const material = story(
      report('a', '', line, undefined, 'Post'),
      report('b', '', `${line} It is spring on that coast.`, undefined, 'Post'),
      report('c', '', `${line} Bakers of Orsk are glad.`, undefined, 'Courier'),
      report('d', '', `${line} Nobody was hurt.`),
    );
    const carried = chooseSentences(material).find(({ text }) => text === line);
    expect(carried?.support).toBe(3);
  });

  test('counts the independent reports that carry a sentence or one nearly equal to it, and gives it once', () => {
    const line = 'Ferries will run every ten minutes until the Tallow Bridge opens again.';
    const same = 'Ferries will run every 10 minutes until the Tallow Bridge opens again, officials said.';
    const material = story(
      report('a', '', `${line} Nobody was hurt on the crossing that day.`),
      report('b', '', `Storms are common in spring on that coast. ${same}`),
      report('c', '', 'Bakers of Orsk met for their yearly feast near the old bridge.'),
    );
    const sentences = chooseSentences(material);
    const carried = sentences.filter(({ text }) => text === line || text === same);
    expect(carried).toHaveLength(1);
    expect(carried[0]!.support).toBe(2);
    for (const other of sentences) if (other !== carried[0]) expect(other.support).toBe(1);
  });

  test('keeps to the words or sentences asked for', () => {
    for (const maxWords of [20, 40, 80]) {
      const words = countWords(textOf(chooseSentences(three, { maxWords })));
      expect(words).toBeGreaterThan(0);
      expect(words).toBeLessThanOrEqual(maxWords);
    }
    for (const maxSentences of [1, 2]) {
      expect(chooseSentences(three, { maxSentences }).length).toBe(maxSentences);
    }
  });

  test('is never empty while there is a sentence, however short or long', () => {
    for (const text of ['Talks put off', 'Why now?', 'word '.repeat(300), 'WE WON THIS!', '不知道。']) {
      expect(chooseSentences(story(report('a', '', text)))).toHaveLength(1);
    }
    expect(chooseSentences(three, { maxWords: 2 })).toHaveLength(1);
  });

  test('holds one of the sentences required, wherever it stands', () => {
    const last = bridge.text.indexOf('It opened in 1974.');
    const span = { articleId: 'a', start: last, end: last + 18 };
    expect(textOf(chooseSentences(three))).not.toContain('1974');
    expect(textOf(chooseSentences(three, { oneOf: [span] }))).toContain('It opened in 1974.');
  });

  test('prefers what still stands to what later reports have overtaken', () => {
    const plan = 'The ministers of Orsk and Delft will meet in Tallow on Sunday for talks on the harbour.';
    const off =
      'The ministers of Orsk and Delft put off their talks in Tallow on the harbour, officials said.';
    const material = story(report('a', 'Talks on Sunday', plan), report('b', 'Talks put off', off));
    const superseded = [{ articleId: 'a', start: 0, end: plan.length }];
    const oneOf = [{ articleId: 'b', start: 0, end: off.length }];
    expect(textOf(chooseSentences(material, { superseded, oneOf, maxSentences: 1 }))).toBe(off);
  });

  test('tells at most one sentence of a plan once the latest status is known', () => {
    const plan =
      'The ministers of Orsk and Delft will meet in Tallow on Sunday for talks on the harbour. ' +
      'Anna Holm, the mayor, is to greet the ministers of Orsk and Delft at the harbour gate. ' +
      'Piet Roos of Delft comes with a draft treaty for the harbour of Tallow.';
    const off = 'The ministers of Orsk and Delft put off their talks in Tallow, officials said.';
    const material = story(report('a', 'Talks on Sunday', plan), report('b', 'Talks put off', off));
    const superseded = [{ articleId: 'a', start: 0, end: plan.indexOf('.') }];
    const oneOf = [{ articleId: 'b', start: 0, end: off.length }];
    const chosen = chooseSentences(material, { superseded, oneOf, maxWords: 500 });
    expect(chosen.some(({ articleId }) => articleId === 'b')).toBe(true);
    expect(chosen.filter(({ articleId }) => articleId === 'a').length).toBeLessThanOrEqual(1);
  });

  test('is in order of publication, then of place', () => {
    const order = chooseSentences(three, { maxWords: 500 }).map(
      ({ articleId, start }) => [articleId, start] as const,
    );
    const sorted = [...order].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
    expect(order).toEqual(sorted);
  });

  test('leaves out the dateline', () => {
    for (const dateline of [
      'ORSK (Agence Nord) — ',
      'ORSK - ',
      'NEW DELFT, March 5 (Wire) - ',
      '(Wire) – ',
    ]) {
      const text = `${dateline}The harbour of Orsk was closed on Friday after a storm.`;
      const [first] = chooseSentences(story(report('a', '', text)));
      expect(first).toMatchObject({ start: dateline.length, end: text.length });
    }
    const none = 'The Justice and Harbour Party (JHP) Chairman spoke in Orsk on Friday.';
    expect(chooseSentences(story(report('a', '', none)))[0]!.start).toBe(0);
  });

  test('is the same when many reports say the same', () => {
    const many = Array.from({ length: 120 }, (_, i) =>
      report(`r${i}`, `Bridge closed ${i}`, `${bridge.text} Note number ${i} was added later by hand.`),
    );
    const [first] = chooseSentences(story(...many));
    expect(first!.support).toBe(120);
  });
});

const roundups = new URL('../../../shared/data/neus-train-summaries.jsonl.gz', import.meta.url);
if (!existsSync(roundups)) console.warn(`skipped: no ${fileURLToPath(roundups)}`);

describe.skipIf(!existsSync(roundups))('extracts of real round-ups', () => {
  test('are verbatim, within 80 words, and do not repeat themselves', () => {
    const rows = readRows(fileURLToPath(roundups)).slice(0, 300);
    expect(rows).toHaveLength(300);
    for (const { articles = [] } of rows) {
      const texts = new Map(articles.map(({ id, text }) => [id, text]));
      const usable = articles.filter(({ text }) => countWords(text, 3) === 3);
      const sentences = chooseSentences(
        story(...usable.map(({ id, title, text }) => report(id, title, text))),
      );
      expect(sentences.length).toBeGreaterThan(0);
      expect(sentences.length === 1 || countWords(textOf(sentences)) <= 80).toBe(true);
      const seen = sentences.map(({ text }) => bigrams(text));
      for (const [i, { articleId, start, end, text }] of sentences.entries()) {
        expect(texts.get(articleId)!.slice(start, end)).toBe(text);
        for (let k = 0; k < i; k++) {
          const shared = [...seen[i]!].filter((pair) => seen[k]!.has(pair)).length;
          expect(shared).toBeLessThan(0.55 * Math.min(seen[i]!.size, seen[k]!.size));
        }
      }
    }
  });
});

function bigrams(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}
