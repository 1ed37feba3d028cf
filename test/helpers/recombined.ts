/**
 * Sentences, reports and pages put together by chance from pieces of this project's tests: no one wrote them, but they have the words, the turns and
 * the marks of news, in orders that no author thinks of.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Article } from 'newsfold';
import { STATUS_TABLE } from '../status/table';
import { UNSEEN_FIRST, UNSEEN_SECOND, UNSEEN_THIRD } from '../status/unseen-table';
import { batch } from './batch';
import { random, whole } from './random';

type Chance = () => number;

const pick = <T>(next: Chance, from: readonly T[]): T => from[whole(next, from.length)]!;

const FACTS = [
  'The quake killed at least 12 people and injured more than 300, the mayor said.',
  'The death toll rose from 27 to 41 on Sunday, officials said.',
  'Police arrested 14 protesters, including two minors, in the square on Friday.',
  'Some 4,500 people were evacuated and 1.2 million are without power.',
  'The damage is put at $3.5 billion, up from €2bn last week.',
  'No one was hurt, though about a dozen are missing and half a million displaced.',
  'The summit was moved from Oslo to Geneva and will be held on 12 May instead of 3 May.',
  'The vote, first set for Tuesday, March 3, 2021, is now due on Thursday.',
  'Between 20 and 30 soldiers died; the army had denied that anyone was killed.',
  'The number of injured fell to 85, hospitals corrected.',
  'Talks that were to open on Sept. 15-16 in Ankara were put off until the end of October.',
  'The film festival runs from 31 August to 2 September 2022.',
  'He had told reporters on Monday that two days earlier nothing was known.',
  '"We will not wait," Mr. J. R. Dover of the U.N. said, "and the talks go on."',
  'Three years ago, in the winter of 2018/19, the strike had lasted until 5 p.m. on Feb 28th.',
  'More than two thirds of the 1,200-strong workforce walked out last Wednesday.',
];
const CUES =
  'had has have was were is are been being will would could should may not never no only if until after before since while because although that which who whose and or but yet nor of in on at to from by for with without against over under Monday Tuesday Friday Sunday today yesterday tomorrow tonight week month year January March May September October Dec. 1 2 3 12 15 31 2019 2020 2021 1,000 4.5 million dozen two three hundred half some about nearly killed injured dead missing arrested talks summit visit meeting election vote strike trial launch held postponed cancelled called off delayed resumed denied confirmed planned scheduled set due expected agreed moved rescheduled began ended said says told announced reported according sources officials minister president spokesman police army government parliament court he she it they who there this these new last next first again instead still already also however meanwhile earlier later'.split(
    ' ',
  );
const JOINTS = [
  ', ',
  ' ',
  ' and ',
  ', but ',
  ' - ',
  ' — ',
  '; ',
  ', which ',
  ' that ',
  ', after ',
  ' as ',
  ': ',
  ' (',
  '," ',
  ' "',
];

function written(): string[] {
  const path = new URL('../../examples/data/reports.jsonl', import.meta.url);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return [...lines.map((line) => JSON.parse(line) as Article), ...batch()].flatMap(({ text, title = '' }) => [
    title,
    ...text.split(/(?<=[.!?]"?)\s+/),
  ]);
}

/** Sentences as they were written. */
export const SENTENCES: readonly string[] = [
  ...Object.values(STATUS_TABLE).flat(),
  ...[...UNSEEN_FIRST, ...UNSEEN_SECOND, ...UNSEEN_THIRD].map(([, sentence]) => sentence),
  ...FACTS,
  ...FACTS,
  ...written(),
].filter((sentence) => sentence !== '' && sentence.length < 600);

function edited(next: Chance, cues: readonly string[]): string {
  const words = pick(next, SENTENCES).split(' ');
  const edits = 1 + whole(next, 3);
  for (let i = 0; i < edits; i++) {
    const at = whole(next, words.length);
    const kind = whole(next, 4);
    if (kind === 0) words.splice(at, 1);
    else if (kind === 1) words.splice(at, 0, pick(next, cues));
    else if (kind === 2) words[at] = pick(next, cues);
    else words[at] = `${words[at]},`;
  }
  return words.join(' ');
}

function spliced(next: Chance, cues: readonly string[]): string {
  const [a, b] = [
    pick(next, SENTENCES)
      .replace(/[.?!]$/, '')
      .split(' '),
    pick(next, SENTENCES).split(' '),
  ];
  const middle = next() < 0.4 ? ` ${pick(next, cues)} ` : pick(next, JOINTS);
  return `${a.slice(0, 1 + whole(next, a.length)).join(' ')}${middle}${b.slice(whole(next, b.length)).join(' ')}`;
}

function chained(next: Chance, cues: readonly string[]): string {
  const parts = Array.from({ length: 3 + whole(next, 4) }, () => {
    if (next() < 0.4) return pick(next, cues);
    const words = pick(next, SENTENCES).split(' ');
    const from = whole(next, words.length);
    return words.slice(from, from + 2 + whole(next, 4)).join(' ');
  });
  return parts.join(next() < 0.8 ? ' ' : pick(next, JOINTS));
}

/** A sentence of pieces. @param cues words to put in */
export function sentence(next: Chance, cues: readonly string[] = CUES): string {
  const kind = next();
  const text = (kind < 0.35 ? edited : kind < 0.75 ? spliced : chained)(next, cues).trim();
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  const form = next();
  if (form < 0.08) return begun.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
  if (form < 0.1) return begun.toUpperCase();
  if (form < 0.13) return `“${begun.replace(/[.]$/, '')},” the minister said.`;
  if (form < 0.15) return `${begun.replace(/[.]$/, '')}?`;
  return /[.!?]["”]?$/.test(begun) ? begun : `${begun}.`;
}

/** So many, the same for the same seed. */
export function sentences(seed: number, count: number, cues: readonly string[] = CUES): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => sentence(next, cues));
}

/** Words of a table in any order, with a few marks and names between them. */
export function heaps(seed: number, count: number, cues: readonly string[]): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 4 + whole(next, 12) }, () => {
      const kind = next();
      if (kind < 0.7) return pick(next, cues);
      if (kind < 0.8)
        return pick(next, ['Oslo', 'Jane', 'Merkel', 'the', 'a', 'of', 'to', 'on', 'in', 'and', 'by', 'not']);
      return `${pick(next, CUES)}${next() < 0.3 ? ',' : ''}`;
    });
    const text = words.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  });
}

/** All words and phrases of a table, however deep. */
export function wordsIn(value: unknown, seen: Set<unknown> = new Set()): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (value === null || typeof value !== 'object' || seen.has(value)) return [];
  seen.add(value);
  if (value instanceof Map) return [...value].flatMap((entry) => wordsIn(entry, seen));
  if (value instanceof Set || Array.isArray(value)) return [...value].flatMap((each) => wordsIn(each, seen));
  return Object.values(value).flatMap((each) => wordsIn(each, seen));
}

const SOURCES = ['Wire One', 'The Post', 'Daily Ledger', 'ledger.example', 'Agencia Sur'];

/** Reports of a few events, with copies, cuts and revisions among them, dated and undated. */
export function reports(seed: number, count: number): Article[] {
  const next = random(seed);
  const events = Array.from({ length: 1 + whole(next, 3) }, () =>
    Array.from({ length: 14 }, () => sentence(next)),
  );
  const start = Date.UTC(2020, whole(next, 12), 1 + whole(next, 28));
  const made: Article[] = [];
  for (let i = 0; i < count; i++) {
    const event = pick(next, events);
    const model = next() < 0.2 ? made[whole(next, Math.max(1, made.length))] : undefined;
    const own = event.filter(() => next() < 0.55);
    const text =
      model === undefined
        ? own.join(next() < 0.7 ? ' ' : '\n\n')
        : model.text.slice(0, 200 + whole(next, 3000));
    const article: Article = { id: `r${seed}-${i}`, text: text === '' ? event[0]! : text };
    if (next() < 0.9) article.title = next() < 0.3 ? sentence(next) : pick(next, event).replace(/[.]$/, '');
    if (next() < 0.2) article.title = `${article.title ?? 'News'} | ${pick(next, SOURCES)}`;
    if (next() < 0.8) article.source = pick(next, SOURCES);
    if (next() < 0.3) article.url = `https://www.${pick(next, ['post', 'ledger', 'wire'])}.example/${i}`;
    if (next() < 0.85) article.publishedAt = start + whole(next, 6 * 86_400_000);
    made.push(article);
  }
  return made;
}

const FOLDER = new URL('../article/pages/', import.meta.url);
const LINES: readonly string[] = readdirSync(FOLDER)
  .sort()
  .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').split('\n'))
  .map((line) => line.replace(/^&?(?:[=+] |- (?:[a-z-]+|\?) )/, ''))
  .filter((line) => line !== '');

/** Pages: runs of lines of the written pages, with lines of other pages and of sentences between them. */
export function pages(seed: number, count: number): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const lines: string[] = [];
    const runs = 3 + whole(next, 6);
    for (let i = 0; i < runs; i++) {
      const from = whole(next, LINES.length);
      lines.push(...LINES.slice(from, from + 1 + whole(next, 9)));
      if (next() < 0.5) lines.push(sentence(next));
      if (next() < 0.3) lines.push(`${sentence(next)} ${sentence(next)} ${sentence(next)}`);
      if (next() < 0.2) lines.push(pick(next, LINES).toUpperCase());
      if (next() < 0.2) lines.push(pick(next, LINES).slice(0, 40));
      if (next() < 0.1)
        lines.push(
          `By ${pick(next, ['Jane Doe', 'A. N. Other', 'Staff'])} | ${pick(next, ['Sept. 3, 2020', 'Updated 3h ago', '12:30'])}`,
        );
    }
    const gap = next() < 0.6 ? '\n\n' : '\n';
    return lines.join(next() < 0.05 ? '\r\n' : gap);
  });
}
