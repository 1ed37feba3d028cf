/** `newsfold watch` takes in what comes, once, tells what becomes of it, and goes on where it was with a desk in a file. */
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NewsDesk } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { Interrupted } from '../../src/cli/faults';
import { folderOf, jsonLines, newsfold, REPORTS, type World } from './support';

interface Line {
  kind: string;
  file?: string;
  type?: string;
  outcome?: string;
  articleId?: string;
}

const linesOf = (out: string): Line[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

const once = async (cwd: string, ...flags: string[]): Promise<Line[]> => {
  const { out, err, code } = await newsfold(['watch', 'in', '--once', '--jsonl', ...flags], { cwd });
  expect([code, err]).toEqual([0, '']);
  return linesOf(out);
};

test('says of each report what a desk says, and then what settling makes of it', async () => {
  const desk = new NewsDesk();
  const placements = desk
    .add(REPORTS)
    .map((placement) => ({ kind: 'placement', file: 'in/a.jsonl', ...placement }));
  const events = desk.settle().map((event) => ({ kind: 'event', ...event }));
  expect(events.length).toBeGreaterThan(1);
  expect(await once(folderOf({ 'in/a.jsonl': jsonLines(REPORTS) }))).toEqual([...placements, ...events]);
});

test('reads well for people', async () => {
  const cwd = folderOf({ 'in/a.jsonl': jsonLines(REPORTS) });
  const { out } = await newsfold(['watch', 'in', '--once'], { cwd });
  expect(out).toContain('in/a.jsonl: wire-1: like nothing that is here');
  expect(out).toContain('in/a.jsonl: echo-1: identical copy of wire-1');
  expect(out).toMatch(/^new story .+ \(3 reports\)$/m);
});

test('goes on with the desk of a file: what is known is no news, what is new joins its story', async () => {
  const cwd = folderOf({ 'in/a.jsonl': jsonLines(REPORTS.slice(0, 2)) });
  expect(await once(cwd, '--desk', 'news.desk')).toHaveLength(3);
  expect(await once(cwd, '--desk', 'news.desk')).toEqual([]);
  appendFileSync(join(cwd, 'in/a.jsonl'), jsonLines(REPORTS.slice(2)));
  const lines = await once(cwd, '--desk', 'news.desk');
  expect(lines.filter(({ kind }) => kind === 'placement').map(({ articleId }) => articleId)).toEqual([
    'ledger-1',
    'ledger-2',
  ]);
  const events = lines.filter(({ kind }) => kind === 'event').map(({ type }) => type);
  expect([events[0], events.at(-1)]).toEqual(['joined', 'new-story']);
});

test('tells of a desk with other options, in one line', async () => {
  const cwd = folderOf({ 'in/a.jsonl': jsonLines(REPORTS) });
  await once(cwd, '--desk', 'news.desk');
  const { code, err } = await newsfold(
    ['watch', 'in', '--once', '--desk', 'news.desk', '--threshold', '0.5'],
    { cwd },
  );
  expect(code).toBe(2);
  expect(err).toContain('--threshold: expected 0, which the snapshot was written with, got 0.5');
});

test('tells what is wrong with a desk by the name of its file', async () => {
  const cwd = folderOf({ 'in/a.jsonl': jsonLines(REPORTS), 'news.desk': 'no desk' });
  const { code, err } = await newsfold(['watch', 'in', '--once', '--desk', 'news.desk'], { cwd });
  expect(code).toBe(1);
  expect(err).toMatch(/^newsfold: --desk: news\.desk: expected /);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('a last line that breaks off is told where nobody will end it', async () => {
  const cwd = folderOf({ 'in/a.jsonl': `${jsonLines(REPORTS.slice(0, 1))}{"id":"b","te` });
  const { err } = await newsfold(['watch', 'in', '--once', '--jsonl'], { cwd });
  expect(err).toContain('in/a.jsonl:2: ');
});

describe('while it runs', () => {
  /** Runs until `isDone`, doing one thing after the other as the condition before it is met. */
  const watched = async (
    cwd: string,
    steps: [until: string, then: () => void][],
    last: string,
    flags: readonly string[] = ['-q'],
  ): Promise<{ out: string; err: string; code: number }> => {
    const controller = new AbortController();
    const world: World = { cwd, signal: controller.signal };
    const running = newsfold(
      ['watch', 'in', '--jsonl', '--interval', '0.05', '--settle', '0', ...flags],
      world,
      (out) => {
        const [next] = steps;
        if (next !== undefined && out.includes(next[0])) {
          steps.shift();
          next[1]();
        } else if (next === undefined && out.includes(last)) controller.abort(new Interrupted('SIGINT'));
      },
    );
    return await running;
  };

  test('new files, lines added, and files changed come in; Ctrl-C ends it', async () => {
    const cwd = folderOf({ 'in/a.jsonl': jsonLines(REPORTS.slice(0, 1)) });
    const at = (name: string): string => join(cwd, 'in', name);
    const page =
      'A museum of glass opens\n\nA museum of glass opened in Halvik on Monday with works of forty artists, the city said.';
    const { out, code } = await watched(
      cwd,
      [
        ['"type":"new-story"', () => appendFileSync(at('a.jsonl'), jsonLines(REPORTS.slice(1, 2)))],
        ['"type":"joined"', () => writeFileSync(at('page.txt'), page)],
        ['in/page.txt', () => writeFileSync(at('page.txt'), `${page} A choir sang.`)],
        ['"replaced":true', () => rmSync(at('a.jsonl'))],
      ],
      '"replaced":true',
    );
    expect(code).toBe(130);
    const placements = linesOf(out).filter(({ kind }) => kind === 'placement');
    expect(placements.map(({ articleId, outcome }) => [articleId, outcome])).toEqual([
      ['wire-1', 'new-story'],
      ['echo-1', 'copy'],
      ['in/page.txt', 'new-story'],
      ['in/page.txt', expect.any(String)],
    ]);
  });

  test('a line that is being written is waited for; one that nobody ends is told at the end', async () => {
    const [first, second] = [jsonLines(REPORTS.slice(0, 1)), jsonLines(REPORTS.slice(3))];
    const cwd = folderOf({ 'in/a.jsonl': first + second.slice(0, 40) });
    const add = (text: string) => (): void => appendFileSync(join(cwd, 'in/a.jsonl'), text);
    // The last line has no end but is whole, and then goes on.
    const whole = JSON.stringify({ ...REPORTS[1]!, id: 'last' });
    const { out, err } = await watched(
      cwd,
      [
        ['"type":"new-story"', add(second.slice(40))],
        ['"articleId":"ledger-2"', add(whole)],
        ['"articleId":"last"', add('\n{"id":')],
        ['"type":"joined"', () => writeFileSync(join(cwd, 'in/b.jsonl'), jsonLines(REPORTS.slice(2, 3)))],
      ],
      '"articleId":"ledger-1"',
      [],
    );
    const placed = linesOf(out).filter(({ kind }) => kind === 'placement');
    expect(placed.map(({ articleId }) => articleId)).toEqual(['wire-1', 'ledger-2', 'last', 'ledger-1']);
    expect(err).toContain('newsfold: in/a.jsonl:4: expected JSON, got a line that breaks off (left out)\n');
    expect(err.match(/left out\)/g)).toHaveLength(1);
  });
});
