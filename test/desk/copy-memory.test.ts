/** Copies looked for once more when some reports came and some went are those of a batch, bit for bit. */
import { expect, test } from 'vitest';
import { type CheckedArticle, checkArticles, codeUnitOrder } from '../../src/article/article';
import { groupSteps } from '../../src/copies/group';
import { DeskCopies } from '../../src/desk/copy-memory';
import { drain } from '../../src/steps';
import { random, whole } from '../helpers/random';

const WORDS =
  'harbour council ferry talks minister report storm vote court energy price river bridge school budget';

/** So many words that no other text has, one after the other. */
function own(seed: number, words: number): string {
  const next = random(seed);
  const some = WORDS.split(' ');
  return Array.from({ length: words }, () => `${some[whole(next, some.length)]!}${whole(next, 60)}`).join(
    ' ',
  );
}

interface Pool {
  readonly articles: readonly CheckedArticle[];
  /** Share of the pool that is there. */
  readonly share: number;
}

/** @param late texts from this one on are of later days, one after the other */
function poolOf(texts: readonly string[], share: number, late = texts.length): Pool {
  const next = random(texts.length);
  const articles = texts.map((text, i) => ({
    id: `p${i}`,
    text,
    ...((late < texts.length || next() < 0.8) && {
      publishedAt: Date.UTC(2021, 2, i < late ? 1 + whole(next, 20) : 22 + i - late),
    }),
    ...(i < late && next() < 0.3 && { source: `S${whole(next, 3)}` }),
  }));
  const sorted = [...checkArticles(articles).articles].sort((a, b) => codeUnitOrder(a.id, b.id));
  return { articles: sorted, share };
}

/** Long texts, briefs of them, edits, the same in capitals, and round-ups of several. */
function syndicated(): Pool {
  const next = random(5);
  const texts: string[] = [];
  for (let event = 0; event < 14; event++) {
    const whole_ = own(event, 160).split(' ');
    texts.push(whole_.join(' '), whole_.join(' ').toUpperCase(), whole_.slice(0, 50).join(' '));
    texts.push(
      whole_.slice(60, 130).join(' '),
      [...whole_.slice(0, 90), ...own(100 + event, 60).split(' ')].join(' '),
    );
    texts.push(whole_.map((word) => (next() < 0.08 ? 'edited' : word)).join(' '));
  }
  for (let i = 0; i < 6; i++) {
    texts.push(
      [0, 1, 2]
        .map((k) =>
          own((i * 2 + k) % 14, 160)
            .split(' ')
            .slice(0, 70)
            .join(' '),
        )
        .join('. '),
    );
  }
  return poolOf(texts, 0.6);
}

/**
 * Hundreds of texts with one paragraph in common, so that more have its shingles than a list holds; some shorter ones that came too late to be
 * in the lists; and briefs of that paragraph alone, of which the shorter ones would be the best originals.
 */
function boilerplate(): Pool {
  const common = own(999, 32);
  const text = (i: number, words: number): string => `${own(2000 + i, words)} ${common}`;
  const early = Array.from({ length: 235 }, (_, i) => text(i, 45 + (i % 15)));
  const late = Array.from({ length: 10 }, (_, i) => text(300 + i, 20 + i));
  const briefs = Array.from({ length: 4 }, (_, i) => `${own(3000 + i, 2)} ${common}`);
  return poolOf([...early, ...late, ...briefs], 0.95, early.length);
}

test.each([
  ['copies, excerpts and round-ups', syndicated(), 24],
  ['a paragraph that hundreds have in common', boilerplate(), 3],
])('reports come and go: %s', (_, { articles, share }, settles) => {
  const next = random(11);
  const memory = new DeskCopies();
  const here = new Set<CheckedArticle>();
  let kept = 0;
  for (let settle = 0; settle < settles; settle++) {
    for (const article of articles) {
      if (settle > 0 && next() > 0.2) continue;
      if (next() < share) here.add(article);
      else here.delete(article);
    }
    const reports = articles.filter((article) => here.has(article));
    const wanted = drain(groupSteps(reports));
    // Now and then a settle is given up midway.
    if (next() < 0.2) {
      const steps = groupSteps(reports, {}, memory);
      steps.next();
      steps.return(undefined as never);
    }
    const got = drain(groupSteps(reports, {}, memory));
    memory.turn();
    expect(JSON.stringify(got)).toBe(JSON.stringify(wanted));
    if (memory.prepared > 0) kept++;
  }
  expect(kept).toBeGreaterThan(settles / 2);
});

test('more texts that share bands than a batch looks at are left to the batch', () => {
  const text = own(1, 120).split(' ');
  const pool = poolOf(
    Array.from({ length: 180 }, (_, i) =>
      text.map((word, k) => (k % 12 === i % 12 ? `x${i}` : word)).join(' '),
    ),
    1,
  );
  const memory = new DeskCopies();
  const got = drain(groupSteps(pool.articles, {}, memory));
  expect(JSON.stringify(got)).toBe(JSON.stringify(drain(groupSteps(pool.articles))));
});
