/** The report's bounds: what does not fit is left out and counted, and bad arguments are named. */
import { clusterStories } from 'newsfold';
import { describe, expect, test } from 'vitest';
import type { Article, StoryClustering } from '../../src';
import { renderReport } from '../../src/report';
import { elementsOf, ofClass, squeezed } from './document';
import { articles, clustering } from './example';

/** As many stories of one report as are asked for, without the work of finding them. */
function many(n: number): { clustering: StoryClustering; articles: Article[] } {
  const one = clustering.stories.at(-1)!;
  const stories = Array.from({ length: n }, (_, i) => {
    const story = JSON.parse(JSON.stringify(one).replaceAll(one.representativeId, `r${i}`)) as typeof one;
    return { ...story, id: `story:${i}`, related: [] };
  });
  const article = articles.find(({ id }) => id === one.representativeId)!;
  return {
    clustering: { ...clustering, stories, rejected: [] },
    articles: stories.map((_, i) => ({ ...article, id: `r${i}` })),
  };
}

describe('limits', () => {
  test('200 of 10,000 stories are shown, the rest counted, in less than 3 MB', () => {
    const batch = many(10_000);
    const html = renderReport(batch.clustering, batch.articles);
    const elements = elementsOf(html);
    expect(ofClass(elements, 'story').length).toBe(200);
    expect(squeezed(ofClass(elements, 'left-out')[0]!.text)).toContain(
      '200 stories of 10000: 0 come before, 9800 after',
    );
    expect(html.length).toBeLessThan(3_000_000);
  });

  test('skipStories turns the page, and each page names what is elsewhere', () => {
    const { stories } = clustering;
    const html = renderReport(clustering, articles, { skipStories: 2, maxStories: 3 });
    const elements = elementsOf(html);
    const cards = ofClass(elements, 'story');
    expect(cards.map(({ attributes }) => attributes.id)).toEqual(['s3', 's4', 's5']);
    expect(squeezed(cards[0]!.text)).toContain(squeezed(stories[2]!.headline.text));
    expect(squeezed(ofClass(elements, 'left-out')[0]!.text)).toContain(
      `${stories.length}: 2 come before, ${stories.length - 5} after`,
    );
    const ids = new Set(elements.flatMap(({ attributes }) => attributes.id ?? []));
    const targets = elements.flatMap(({ attributes }) =>
      attributes.href?.startsWith('#') ? attributes.href.slice(1) : [],
    );
    expect(targets.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('a flood of copies is listed up to maxReports and counted', () => {
    const text = articles[0]!.text;
    const flood = Array.from({ length: 500 }, (_, i) => ({ id: `copy${i}`, source: `Site ${i}`, text }));
    const elements = elementsOf(renderReport(clusterStories(flood), flood, { maxReports: 10 }));
    expect(ofClass(elements, 'report').length).toBe(10);
    expect(ofClass(elements, 'more').map((element) => squeezed(element.text))).toContain(
      '490 copies more, not listed.',
    );
  });

  test('maxCompared bounds the pairs of the page, maxText what is shown of each text', () => {
    const pairsOf = (maxCompared: number): number =>
      ofClass(elementsOf(renderReport(clustering, articles, { maxCompared })), 'sides').length;
    expect([pairsOf(0), pairsOf(3)]).toEqual([0, 3]);
    const texts = ofClass(elementsOf(renderReport(clustering, articles, { maxText: 100 })), 'side-text');
    expect(texts.length).toBeGreaterThan(0);
    for (const { text } of texts) expect(text.length).toBeLessThan(140);
  });

  test('articles that are missing, bad or of no story are passed over', () => {
    const html = renderReport(clustering, [
      null,
      5,
      { id: 'x' },
      { id: 'other', text: 'a b c d' },
    ] as unknown as Article[]);
    const cards = ofClass(elementsOf(html), 'story');
    expect(cards.length).toBe(clustering.stories.length);
    for (const [i, { headline }] of clustering.stories.entries())
      expect(squeezed(cards[i]!.text)).toContain(squeezed(headline.text));
  });

  test('no stories are a page that says so', () => {
    expect(ofClass(elementsOf(renderReport(clusterStories([]), [])), 'none').at(-1)!.text).toBe(
      'No stories.',
    );
  });
});

describe('arguments', () => {
  test.each([
    [
      { maxStories: 0 },
      RangeError,
      'options.maxStories: expected a whole number from 1 to 10000, got the number 0',
    ],
    [{ maxStories: 1.5 }, RangeError, 'options.maxStories'],
    [{ skipStories: -1 }, RangeError, 'options.skipStories'],
    [{ maxReports: Number.NaN }, RangeError, 'options.maxReports'],
    [{ maxCompared: 1001 }, RangeError, 'options.maxCompared'],
    [{ maxText: '9' }, TypeError, 'options.maxText: expected a number'],
    [{ title: 5 }, TypeError, 'options.title: expected a string, got the number 5'],
    [{ explain: [] }, TypeError, 'options.explain: expected an object'],
    [null, TypeError, 'options: expected an object, got null'],
  ])('%j is refused by name', (options, kind, message) => {
    const run = (): string => renderReport(clustering, articles, options as object);
    expect(run).toThrow(kind as typeof Error);
    expect(run).toThrow(message);
  });

  test('options of explain are checked even where no pair is compared', () => {
    expect(() =>
      renderReport(clusterStories([]), [], { explain: { threshold: 'x' as unknown as number } }),
    ).toThrow(TypeError);
  });

  test.each([[null], [undefined], [[]], [{}], ['x']])('a clustering of %j is refused', (value) => {
    expect(() => renderReport(value as unknown as StoryClustering, [])).toThrow(
      'clustering: expected a result of clusterStories',
    );
  });

  test('articles that cannot be iterated are refused', () => {
    expect(() => renderReport(clustering, 5 as unknown as Article[])).toThrow(TypeError);
  });
});
