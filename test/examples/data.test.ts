/** The example data is what its README says: complete, labelled, and written in the project's own words. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { feeds, gold, pages, reports } from './data';

const seeds = new URL('../../../shared/seeds/', import.meta.url);
/** Longest run of words that may come from a seed, less one. */
const RUN = 8;

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function runs(text: string): string[] {
  const all = words(text);
  return all.slice(0, Math.max(0, all.length - RUN + 1)).map((_, i) => all.slice(i, i + RUN).join(' '));
}

describe('the example reports', () => {
  const ids = [...reports.map(({ id }) => id), ...pages.map(({ id }) => id)];

  test('are at least eighteen, each with an id of its own', () => {
    expect(ids.length).toBeGreaterThanOrEqual(18);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('have a title, a source and a date, as their README says', () => {
    for (const { id, title, source, publishedAt } of reports) {
      expect(
        [title, source, publishedAt].every((field) => typeof field === 'string' && field !== ''),
        id,
      ).toBe(true);
      expect(new Date(publishedAt as string).toISOString(), id).toMatch(/^2020-0[69]-/);
    }
  });

  test('tell each of the two main stories in 120 to 400 words, several times over', () => {
    for (const story of ['ankara-talks', 'istanbul-visit']) {
      const originals = reports.filter(
        ({ id }) => gold.reports[id]?.story === story && !gold.reports[id]?.canonical,
      );
      expect(originals.length).toBeGreaterThanOrEqual(4);
      for (const { id, text } of originals) {
        const length = words(text).length;
        expect(length, id).toBeGreaterThanOrEqual(120);
        expect(length, id).toBeLessThanOrEqual(400);
      }
    }
  });

  test('each have a gold answer, and no answer is for a report that does not exist', () => {
    expect(Object.keys(gold.reports).sort()).toEqual([...ids].sort());
    for (const [id, answer] of Object.entries(gold.reports)) {
      if (answer.story === null) expect(answer.rejected, id).toBeDefined();
      else expect(Object.keys(gold.stories), id).toContain(answer.story);
    }
  });

  test('are copies of originals of the same story, in every relation', () => {
    const relations = new Set<string>();
    for (const { canonical, relation, story } of Object.values(gold.reports)) {
      if (canonical === undefined || relation === undefined) continue;
      relations.add(relation);
      expect(gold.reports[canonical]).toEqual({ story });
    }
    expect([...relations].sort()).toEqual(['excerpt', 'expanded', 'identical', 'near-copy', 'revision']);
  });
});

if (!existsSync(seeds)) console.warn('skipped: the seeds are not beside the project (../shared/seeds)');

describe.skipIf(!existsSync(seeds))('the words of the example reports', () => {
  test(`share no run of ${RUN} words with the seeds`, () => {
    const taken = new Set(
      readdirSync(seeds).flatMap((name) => runs(readFileSync(new URL(name, seeds), 'utf8'))),
    );
    expect(taken.size).toBeGreaterThan(1000);
    for (const { id, title = '', text } of [...reports, ...pages, ...feeds]) {
      expect(
        runs(`${title}\n${text}`).filter((run) => taken.has(run)),
        id,
      ).toEqual([]);
    }
  });
});
