/**
 * Pages of twenty kinds of publisher (`pages/`, written for this project before the rules were tried on them):
 * no line of a story is lost, the title is the story's, and what is removed goes by a fitting rule.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/article/read';
import { markedTitle, parseMarkedPage, rulesThatTook } from './marked-page';

/** Share of the lines to be removed that may be left in, over all pages. */
const LEFT_IN = 0.01;

const folder = new URL('./pages/', import.meta.url);
const pages = readdirSync(folder)
  .sort()
  .map((name) => {
    const page = parseMarkedPage(readFileSync(new URL(name, folder), 'utf8'));
    const result = readArticle(page.raw);
    const pieces = page.pieces.map((piece) => ({ ...piece, took: rulesThatTook(piece, page.raw, result) }));
    const textOf = ({ start, end }: { start: number; end: number }): string => page.raw.slice(start, end);
    return { name: name.replace('.txt', ''), page, result, pieces, textOf };
  });

describe.each(pages)('$name', ({ page, result, pieces, textOf }) => {
  test('no line of the story is lost', () => {
    const lost = pieces.filter(({ fate, took }) => fate === 'kept' && took.length > 0);
    expect(lost.map((piece) => `${piece.took} took: ${textOf(piece)}`)).toEqual([]);
  });

  test('the title is the story’s', () => {
    expect(result.article.title).toBe(markedTitle(page));
  });

  test('what is removed goes by the rule marked', () => {
    const other = pieces.filter(({ took, rule }) => took.length > 0 && !took.includes(rule as never));
    expect(other.map((piece) => `${piece.took}: ${textOf(piece)}`)).toEqual([]);
  });

  test('a page of which more than 40 % goes says so', () => {
    const ink = (text: string): number => text.replace(/\s/g, '').length;
    const taken = result.removed.reduce((sum, span) => sum + ink(span.text), 0);
    const warned = result.warnings.some(({ code }) => code === 'heavy-removal');
    expect(warned).toBe(taken > 0.4 * ink(page.raw));
  });
});

test('hardly a line of boilerplate is left in', () => {
  const wanted = pages.flatMap(({ pieces }) => pieces.filter(({ fate }) => fate === 'removed'));
  const left = wanted.filter(({ took }) => took.length === 0);
  expect(wanted.length).toBeGreaterThan(400);
  expect(left.length).toBeLessThanOrEqual(LEFT_IN * wanted.length);
});

test('the check sees a lost line, a wrong rule and a line left in', () => {
  const { raw, pieces } = parseMarkedPage(
    '= The quay is to be sold in spring\n\n+ SHARE\n- rights Leave a comment\n- tags The board sold it on Monday.',
  );
  const took = pieces.map((piece) => rulesThatTook(piece, raw, readArticle(raw)));
  expect(took).toEqual([[], ['share'], ['comments'], []]);
});
