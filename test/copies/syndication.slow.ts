/** Syndicated copies of nine kinds are found under their report, with the right relation, and nothing else is. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deduplicate } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { readRows } from '../../bench/data';
import { exactJoin, numberedShingles } from '../../bench/exact-join';
import { prose } from '../helpers/prose';
import { type Base, type SyndicationScore, scoreSyndication, syndicate } from '../helpers/syndication';

const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const present = ['fnc1-train', 'ecbplus-train'].every((name) => existsSync(`${DATA}${name}.jsonl.gz`));
if (!present) console.log('syndication: real texts skipped, ../shared/data is not beside the project');

const AIM = { recall: 0.98, precision: 0.999, relation: 0.95 } as const;

function run(
  bases: readonly Base[],
  strangers: readonly string[],
  seed: number,
  dated = true,
): SyndicationScore {
  const batch = syndicate(bases, strangers, seed, dated);
  const { groups, rejected } = deduplicate(batch.map(({ article }) => article));
  expect(rejected).toEqual([]);
  return scoreSyndication(batch, groups);
}

function expectAims(score: SyndicationScore): void {
  expect(score.rightPairs / score.truePairs).toBeGreaterThanOrEqual(AIM.recall);
  expect(score.rightPairs / score.joinedPairs).toBeGreaterThanOrEqual(AIM.precision);
}

function expectEveryKind({ kinds }: SyndicationScore): void {
  expect(kinds).toHaveLength(9);
  for (const { kind, copies, found, relationRight } of kinds) {
    expect([kind, found / copies >= AIM.recall, relationRight / found >= AIM.relation]).toEqual([
      kind,
      true,
      true,
    ]);
  }
}

describe('of made-up prose', () => {
  const bases = Array.from({ length: 80 }, (_, i) => ({
    id: `r${i}`,
    title: prose(9000 + i, 8),
    text: prose(i + 1, 200 + 7 * i),
  }));
  const strangers = Array.from({ length: 20 }, (_, i) => prose(5000 + i, 400));

  test('copies dated after their report', () => {
    const score = run(bases, strangers, 1);
    expectAims(score);
    expectEveryKind(score);
  });

  test('undated copies, of which the longest is the original', () => {
    expectAims(run(bases, strangers, 2, false));
  });

  test('the same copies are made of the same seed', () => {
    const made = (seed: number): string => JSON.stringify(syndicate(bases.slice(0, 5), strangers, seed));
    expect(made(3)).toBe(made(3));
    expect(made(3)).not.toBe(made(4));
  });
});

describe.skipIf(!present)('of real reports, none a copy of another by an exact join', () => {
  const textsOf = (name: string): Base[] =>
    readRows(`${DATA}${name}.jsonl.gz`)
      .map(({ id, title = '', text = '' }) => ({ id, title, text }))
      .filter(({ text }) => text.split(/\s+/).length >= 150);
  const bases = present ? independent(textsOf('fnc1-train').slice(0, 200)) : [];
  const strangers = present ? textsOf('ecbplus-train').map(({ text }) => text) : [];

  test('copies dated after their report', () => {
    const score = run(bases, strangers, 5);
    expectAims(score);
    expectEveryKind(score);
  });

  test('undated copies, of which the longest is the original', () => {
    expectAims(run(bases, strangers, 6, false));
  });
});

function independent(reports: readonly Base[]): Base[] {
  const shingles = numberedShingles(
    reports.map(({ text }) => text),
    5,
  );
  const copies = new Set(exactJoin(shingles, ({ containment }) => containment >= 0.5).map(({ b }) => b));
  return reports.filter((_, i) => !copies.has(i));
}
