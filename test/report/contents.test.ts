/** What the report promises to show, found in the parsed document. */
import { createHash } from 'node:crypto';
import { clusterStories } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { renderReport } from '../../src/report';
import { elementsOf, ofClass, squeezed } from './document';
import { articles, clustering } from './example';

const html = renderReport(clustering, articles, { title: 'The summer of 2020' });
const elements = elementsOf(html);
const cards = ofClass(elements, 'story');
const { stories } = clustering;
const titleOf = new Map(articles.map(({ id, title }) => [id, title]));

describe('the report', () => {
  test('has a card for each story, in order, with headline and status', () => {
    expect(cards.length).toBe(stories.length);
    for (const [i, story] of stories.entries()) {
      const text = squeezed(cards[i]!.text);
      expect(text).toContain(squeezed(story.headline.text));
      expect(cards[i]!.attributes['data-status']).toBe(story.status?.value ?? '');
    }
  });

  test('has every sentence of every summary, date and change, and where it stands', () => {
    for (const [i, story] of stories.entries()) {
      const text = squeezed(cards[i]!.text);
      for (const sentence of story.summary) expect(text).toContain(squeezed(sentence.text));
      for (const entry of story.timeline) expect(text).toContain(squeezed(entry.text));
      for (const change of story.changes) expect(text).toContain(squeezed(change.sentence));
    }
    const sentences = ofClass(elements, 'sentence');
    expect(sentences.length).toBe(stories.flatMap(({ summary }) => summary).length);
    const tips = new Map(ofClass(elements, 'tip').map((tip) => [tip.attributes.id, tip]));
    for (const sentence of sentences) {
      const cite = sentence.children.find(({ attributes }) => attributes.class === 'cite')!;
      expect(tips.get(cite.attributes['aria-describedby'])!.text).not.toBe('');
    }
  });

  test('lists every report once, copies under the one they copy', () => {
    for (const [i, story] of stories.entries()) {
      const trees = ofClass(elementsOf(html), 'tree');
      const groups = trees[i]!.children;
      expect(groups.length).toBe(story.copies.length);
      for (const [j, { canonicalId, members }] of story.copies.entries()) {
        const group = groups[j]!;
        const listed = members.map(({ id }) => `s${i + 1}r${story.articleIds.indexOf(id) + 1}`);
        expect(group.attributes.id).toBe(`s${i + 1}r${story.articleIds.indexOf(canonicalId) + 1}`);
        const under = group.children.find(({ tag }) => tag === 'ul')?.children ?? [];
        expect([group, ...under].map(({ attributes }) => attributes.id).sort()).toEqual(listed.sort());
        for (const { id } of members) expect(squeezed(group.text)).toContain(squeezed(titleOf.get(id)!));
      }
    }
  });

  test('draws a timeline for each dated story and a map for each of three independent reports or more', () => {
    expect(ofClass(elements, 'axis').length).toBe(stories.length);
    const large = stories.filter(({ copies }) => copies.length >= 3);
    const maps = ofClass(elements, 'map');
    expect(maps.length).toBe(large.length);
    for (const [i, { copies, links }] of large.entries()) {
      const parts = elementsOf(html.slice(html.indexOf('<!DOCTYPE')));
      const drawing = ofClass(parts, 'map')[i]!.children[0]!;
      expect(drawing.children.filter(({ tag }) => tag === 'a').length).toBe(copies.length);
      expect(drawing.children[0]!.children.length).toBe(links.length);
    }
  });

  test('marks what two reports share: the same words on both sides', () => {
    const pairs = ofClass(elements, 'sides');
    expect(pairs.length).toBeGreaterThan(stories.length);
    const words = (text: string): string =>
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
    let seen = 0;
    for (const { children } of pairs) {
      const [left, right] = children.map((side) => {
        const texts = new Map<string, string>();
        for (const mark of side.children.at(-1)!.children.filter(({ tag }) => tag === 'mark'))
          texts.set(mark.attributes['data-p']!, words(mark.text));
        return texts;
      });
      for (const [passage, text] of left!) {
        if (!right!.has(passage)) continue;
        seen++;
        expect(text).toBe(right!.get(passage));
      }
    }
    expect(seen).toBeGreaterThan(5);
  });

  test('links related stories that are on the page', () => {
    const first = stories[0]!;
    const links = ofClass(elements, 'related')[0]!.children[1]!.children.map((item) => item.children[0]!);
    expect(links.map(({ attributes }) => attributes.href)).toEqual(
      first.related.map(({ storyId }) => `#s${stories.findIndex(({ id }) => id === storyId) + 1}`),
    );
  });

  test('is the same bytes again, and in any order of the articles', () => {
    expect(renderReport(clustering, [...articles].reverse(), { title: 'The summer of 2020' })).toBe(html);
  });
});

describe('other scripts', () => {
  const arabic =
    'أرجأت تركيا وروسيا محادثات إسطنبول حول ليبيا التي كانت مقررة يوم الأحد، حسبما أعلنت وزارة الخارجية.';
  const batch = [{ id: 'ar', title: 'تأجيل محادثات إسطنبول', text: arabic, lang: 'ar', source: 'Al Marsad' }];
  const parts = elementsOf(renderReport(clusterStories(batch), batch));

  test('run from right to left, under their language, in a page that does not', () => {
    expect(parts.find(({ tag }) => tag === 'html')!.attributes).toEqual({ lang: 'en', dir: 'ltr' });
    const heading = parts.find(({ tag, attributes }) => tag === 'h2' && attributes.dir === 'rtl')!;
    expect(heading.children[0]).toMatchObject({ tag: 'bdi', attributes: { lang: 'ar' } });
    expect(ofClass(parts, 'sentence').map(({ attributes }) => attributes.dir)).toEqual(['rtl']);
  });
});

describe('its markup', () => {
  test('has no id twice, and no reference to an id that is not there', () => {
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    const references = elements.flatMap(({ attributes }) => [
      ...(attributes.href?.startsWith('#') ? [attributes.href.slice(1)] : []),
      ...['for', 'aria-labelledby', 'aria-describedby'].flatMap((name) => attributes[name] ?? []),
    ]);
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((id) => !known.has(id))).toEqual([]);
  });

  test('has headings that never skip a level, and one of the first', () => {
    const levels = elements.flatMap(({ tag }) => (/^h[1-6]$/.test(tag) ? Number(tag[1]) : []));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  });

  test('has a policy that lets its own style and script work and nothing else', () => {
    const policy = elements.find(({ attributes }) => attributes['http-equiv'])!.attributes.content!;
    const hashOf = (tag: string): string => {
      const { text } = elements.find((element) => element.tag === tag)!;
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hashOf('style')}`,
      `script-src ${hashOf('script')}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(elements.filter(({ attributes }) => 'style' in attributes)).toEqual([]);
  });

  test('loads nothing', () => {
    const loading = ['src', 'srcset', 'action', 'formaction', 'poster', 'data', 'xlink:href', 'ping'];
    expect(elements.filter(({ attributes }) => loading.some((name) => name in attributes))).toEqual([]);
    expect(
      elements.filter(({ tag }) => ['link', 'iframe', 'object', 'embed', 'img', 'base'].includes(tag)),
    ).toEqual([]);
    expect(/@import|url\(/.test(html)).toBe(false);
  });
});
