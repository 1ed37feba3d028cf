/**
 * A syndication simulator: takes reports and makes of each what other publishers print of it, one edit a copy, and scores what
 * was made of the copies. Same seed, same copies.
 */
import type { Article, CopyGroup, CopyRelation } from 'newsfold';
import { random, shuffled, whole } from './random';

/** A report to be syndicated. */
export interface Base {
  id: string;
  title: string;
  text: string;
}

/** A syndicated article, and what it should be found to be to the report it was made of. */
export interface Syndicated {
  article: Article;
  /** Id of the report. */
  family: string;
  kind: string;
  relation: CopyRelation;
}

/** How a copy is made: from the report, a stranger's text to take words from, and chance. */
type Edit = (base: Base, stranger: string, next: () => number) => { title?: string; text: string };

/** Share of words put in others, of words kept by a cut, of words added; share of one paragraph put in or taken out. */
const SIZES = { substituted: 0.1, kept: 0.3, added: 0.5, paragraph: 0.15 } as const;
const DAY_OF_REPORT = '2020-09-15T08:00:00Z';
const DAY_OF_COPIES = '2020-09-16T08:00:00Z';

const ABOVE = [
  'Skip to main content',
  'Home | World | Business | Sport | Opinion',
  'By our own correspondent and agencies',
  'Published this morning, last updated an hour ago',
  'Share on every network, print this page, or save it for later',
];
const BELOW = [
  'Sign up to our daily newsletter and never miss a story',
  'More on this topic: our pick of the week',
  'All rights reserved. No part of this page may be copied without permission in writing.',
  'Read next: five things to know before you set out',
  'Comments are closed on this page',
  'Have you seen something? Write to the newsroom with your story or picture',
];
const CITIES = ['OSLO', 'LIMA', 'NAIROBI', 'MANILA', 'QUITO', 'DAKAR'];
const AGENCIES = ['Northern Wire', 'Continental Press', 'Meridian'];

const EDITS: Readonly<Record<string, { relation: CopyRelation; edit: Edit }>> = {
  wrapper: {
    relation: 'near-copy',
    edit: ({ text }, _, next) => ({
      text: [...some(ABOVE, 2, next), text, ...some(BELOW, 2, next)].join('\n\n'),
    }),
  },
  'cut to 30 %': {
    relation: 'excerpt',
    edit: ({ text }, _, next) => {
      const words = text.split(/\s+/);
      const length = Math.round(SIZES.kept * words.length);
      const from = next() < 0.5 ? 0 : whole(next, words.length - length);
      return { text: words.slice(from, from + length).join(' ') };
    },
  },
  'expanded by 50 %': {
    relation: 'expanded',
    edit: ({ text }, stranger, next) => {
      const own = paragraphs(text);
      for (const added of paragraphs(firstWords(stranger, SIZES.added * wordCount(text)))) {
        own.splice(1 + whole(next, own.length), 0, added);
      }
      return { text: own.join('\n\n') };
    },
  },
  '10 % substituted': {
    relation: 'near-copy',
    edit: ({ text }, stranger, next) => {
      const pieces = text.split(/(\s+)/);
      const places = pieces.flatMap((piece, i) => (/\S/.test(piece) ? [i] : []));
      const others = stranger.split(/\s+/).filter((word) => /^\p{L}+$/u.test(word));
      const count = Math.round(SIZES.substituted * places.length);
      for (const i of some(places, count, next)) pieces[i] = others[whole(next, others.length)]!;
      return { text: pieces.join('') };
    },
  },
  'paragraphs shuffled': {
    relation: 'near-copy',
    edit: ({ text }, _, next) => ({ text: shuffled(paragraphs(text), whole(next, 1e9)).join('\n\n') }),
  },
  'new headline': {
    relation: 'near-copy',
    edit: ({ text }, stranger) => {
      const title = firstWords(stranger, 9);
      return { title, text: `${title}\n\n${text}` };
    },
  },
  'dateline changed': {
    relation: 'near-copy',
    edit: ({ text }, _, next) => {
      const [city, agency] = [CITIES[whole(next, CITIES.length)]!, AGENCIES[whole(next, AGENCIES.length)]!];
      return { text: `${city}, Sept. 16 (${agency}) — ${text.replace(/^.{2,60}?(\)|:) ?[—–-]+ /u, '')}` };
    },
  },
  'paragraph inserted': {
    relation: 'near-copy',
    edit: ({ text }, stranger, next) => {
      const own = paragraphs(text);
      const most = SIZES.paragraph * wordCount(text);
      own.splice(1 + whole(next, own.length), 0, firstWords(stranger, Math.min(60, most)));
      return { text: own.join('\n\n') };
    },
  },
  'paragraph cut': {
    relation: 'near-copy',
    edit: ({ text }, _, next) => {
      const own = paragraphs(text);
      const most = SIZES.paragraph * wordCount(text);
      const short = own.flatMap((paragraph, i) => (wordCount(paragraph) <= most ? [i] : []));
      if (short.length > 0) own.splice(short[whole(next, short.length)]!, 1);
      else own.push(own.pop()!.split(/\s+/).slice(5).join(' '));
      return { text: own.join('\n\n') };
    },
  },
};

/**
 * Every report and one copy of each kind.
 *
 * @param strangers unrelated texts, of which words and paragraphs are taken; none of them a report of the batch, or the
 * copy would be a round-up of two
 * @param dated whether reports and copies carry dates, copies the later; else whoever is longest is the original
 */
export function syndicate(
  bases: readonly Base[],
  strangers: readonly string[],
  seed: number,
  dated = true,
): Syndicated[] {
  const next = random(seed);
  return bases.flatMap((base) => {
    const copies = Object.entries(EDITS).map(([kind, { relation, edit }]): Syndicated => {
      const stranger = textOf(strangers, wordCount(base.text), next);
      const made = { title: base.title, ...edit(base, stranger, next) };
      const article: Article = { id: `${base.id} ${kind}`, ...made };
      if (dated) article.publishedAt = DAY_OF_COPIES;
      return { article, family: base.id, kind, relation };
    });
    const article: Article = { ...base };
    if (dated) article.publishedAt = DAY_OF_REPORT;
    return [{ article, family: base.id, kind: 'report', relation: 'original' }, ...copies];
  });
}

/** How the copies of one kind fared. */
export interface KindScore {
  kind: string;
  copies: number;
  /** In the group of its report. */
  found: number;
  /** Of these, with the relation that the edit makes it. */
  relationRight: number;
  /** Relations given, by name, with the count of each. */
  relations: Map<string, number>;
}

/** How a whole batch fared, counted in pairs of articles. */
export interface SyndicationScore {
  kinds: KindScore[];
  truePairs: number;
  joinedPairs: number;
  /** Pairs joined that are of one family. */
  rightPairs: number;
  /** Copies found whose relation is right, of all copies found. */
  relationShare: number;
}

/** Scores copy groups against the families they were made of. */
export function scoreSyndication(
  batch: readonly Syndicated[],
  groups: readonly CopyGroup[],
): SyndicationScore {
  const of = new Map(batch.map((syndicated) => [syndicated.article.id, syndicated]));
  const groupOf = new Map(groups.flatMap((group) => group.members.map(({ id }) => [id, group] as const)));
  const kinds = new Map<string, KindScore>();
  for (const { article, family, kind, relation } of batch) {
    if (kind === 'report') continue;
    const score = kinds.get(kind) ?? { kind, copies: 0, found: 0, relationRight: 0, relations: new Map() };
    kinds.set(kind, score);
    score.copies++;
    const group = groupOf.get(article.id);
    if (group === undefined || groupOf.get(family) !== group) continue;
    score.found++;
    const given = group.members.find(({ id }) => id === article.id)!.relation;
    score.relations.set(given, (score.relations.get(given) ?? 0) + 1);
    if (given === relation && group.canonicalId === family) score.relationRight++;
  }
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const sizes = (list: readonly string[]): number[] => [
    ...list
      .reduce((sum, family) => sum.set(family, (sum.get(family) ?? 0) + 1), new Map<string, number>())
      .values(),
  ];
  const total = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + pairs(n), 0);
  const found = [...kinds.values()].reduce((sum, score) => sum + score.found, 0);
  return {
    kinds: [...kinds.values()],
    truePairs: total(sizes(batch.map(({ family }) => family))),
    joinedPairs: total(groups.map(({ members }) => members.length)),
    rightPairs: groups.reduce(
      (sum, { members }) => sum + total(sizes(members.map(({ id }) => of.get(id)!.family))),
      0,
    ),
    relationShare:
      [...kinds.values()].reduce((sum, score) => sum + score.relationRight, 0) / Math.max(1, found),
  };
}

/** Texts one after the other, from a random one on, until there are so many words. */
function textOf(strangers: readonly string[], count: number, next: () => number): string {
  const from = whole(next, strangers.length);
  let text = strangers[from]!;
  for (let i = 1; wordCount(text) < count; i++) text += `\n\n${strangers[(from + i) % strangers.length]!}`;
  return text;
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function firstWords(text: string, count: number): string {
  // With what stands between the words, so that paragraphs stay paragraphs.
  return text
    .trim()
    .split(/(\s+)/)
    .slice(0, 2 * Math.max(1, Math.round(count)) - 1)
    .join('');
}

/** Lines that are not blank; where there are next to none, three sentences each. */
function paragraphs(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length >= 4) return lines;
  const sentences = text.split(/(?<=[.!?]["”’]?)\s+/u);
  const parts: string[] = [];
  for (let i = 0; i < sentences.length; i += 3) parts.push(sentences.slice(i, i + 3).join(' '));
  return parts;
}

/** So many of a list, in its order, by chance. */
function some<T>(list: readonly T[], count: number, next: () => number): T[] {
  const chosen = new Set(
    shuffled(
      list.map((_, i) => i),
      whole(next, 1e9),
    ).slice(0, count),
  );
  return list.filter((_, i) => chosen.has(i));
}
