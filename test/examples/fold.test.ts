/** The example data folds into its gold stories, and the example programs run and fail as they promise. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusterStories, readArticle, type Story } from 'newsfold';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clean, columns, WIDTH, wrap } from '../../examples/support/terminal';
import { gold, pages, reports } from './data';

const root = fileURLToPath(new URL('../../', import.meta.url));
const articles = [...pages.map(({ id, text }) => readArticle(text, { id }).article), ...reports];

function tsx(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), ...args];
  return spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
}

describe('folding the example data', () => {
  const { stories, rejected } = clusterStories(articles);
  const find = (label: string): Story => {
    const id = Object.keys(gold.reports).find((key) => gold.reports[key]?.story === label);
    return stories.find(({ articleIds }) => articleIds.includes(id ?? '')) as Story;
  };

  test('gives exactly the gold stories', () => {
    const expected = Object.keys(gold.stories).map((label) =>
      Object.keys(gold.reports).filter((id) => gold.reports[id]?.story === label),
    );
    const canonical = (groups: readonly (readonly string[])[]) =>
      groups.map((ids) => [...ids].sort().join(' ')).sort();
    expect(canonical(stories.map(({ articleIds }) => articleIds))).toEqual(canonical(expected));
  });

  test('finds every copy, of what and how, and no other', () => {
    const found = stories.flatMap(({ copies }) =>
      copies.flatMap(({ canonicalId, members }) =>
        members
          .filter(({ id }) => id !== canonicalId)
          .map(({ id, relation }) => `${id}: ${relation} of ${canonicalId}`),
      ),
    );
    const expected = Object.entries(gold.reports).flatMap(([id, { canonical, relation }]) =>
      canonical === undefined ? [] : [`${id}: ${relation} of ${canonical}`],
    );
    expect(found.sort()).toEqual(expected.sort());
  });

  test('rejects what the gold says, and nothing else', () => {
    const expected = Object.entries(gold.reports).flatMap(([id, row]) =>
      row.rejected ? [[id, row.rejected]] : [],
    );
    expect(rejected.map(({ id, code }) => [id, code])).toEqual(expected);
  });

  test('says that the Istanbul visit was planned and then postponed', () => {
    const visit = find('istanbul-visit');
    expect(visit.status?.value).toBe('postponed');
    expect(visit.changes.map(({ from, to }) => `${from} -> ${to}`)).toContain('planned -> postponed');
    const told = visit.summary.map(({ text }) => text).join(' ');
    for (const fact of [
      /Lavrov/,
      /Sh(oi|oy)gu/,
      /Cavusoglu|Çavuşoğlu/,
      /Istanbul/,
      /postpone|put off|delay/,
    ]) {
      expect(told).toMatch(fact);
    }
    expect(told).not.toMatch(/Onal/);
  });

  test('puts both days of the Ankara talks and the Moscow round before them on the timeline', () => {
    const { timeline } = find('ankara-talks');
    const days = timeline.flatMap(({ date, endDate = date }) => [date, endDate]);
    const dates = days.map((day) => day.replace(/^(2020)?-+/, ''));
    expect(dates).toEqual(expect.arrayContaining(['08-31', '09-01', '09-15', '09-16']));
  });

  test('relates the two meetings without joining them', () => {
    const related = find('ankara-talks').related.map(({ storyId }) => storyId);
    expect(related).toContain(find('istanbul-visit').id);
  });
});

describe('the example programs', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsfold-examples-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('fold.ts prints every story of a folder, wrapped, without a control from any title', () => {
    const hostile = '\u001b]0;owned\u0007\u001b[31mFerry\u202e to the islands\u0085 runs \u009b2Jagain';
    const text =
      'The ferry to the islands will run again from Friday after engineers replaced its propeller shaft.';
    writeFileSync(join(folder, 'a.jsonl'), `${JSON.stringify({ id: 'ferry', title: hostile, text })}\n`);
    const { status, stdout, stderr } = tsx('examples/fold.ts', folder);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('Ferry to the islands runs again');
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(Math.max(...stdout.split('\n').map(columns))).toBeLessThanOrEqual(WIDTH);
  });

  test('fold.ts answers a line that is not JSON in one line with its number, and exit code 2', () => {
    writeFileSync(join(folder, 'a.jsonl'), '{"id": "a", "text": "One line of JSON."}\n{"id": \n');
    const { status, stdout, stderr } = tsx('examples/fold.ts', folder);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^fold: .*a\.jsonl:2: not a line of JSON: .*\n$/);
  });
});

describe('text for the terminal', () => {
  test('keeps no character that a terminal obeys', () => {
    for (let code = 0; code < 0xffff; code++) {
      const isControl =
        code < 32 ||
        (code >= 127 && code < 160) ||
        (code >= 0x202a && code <= 0x202e) ||
        (code >= 0x2066 && code <= 0x2069);
      if (isControl) expect(clean(`a${String.fromCharCode(code)}é`)).toMatch(/^a ?é$/);
    }
  });

  test('fits the width, and loses no letter on the way', () => {
    for (const text of [
      'word '.repeat(200),
      'x'.repeat(1000),
      '新闻'.repeat(300),
      `a ${'y'.repeat(300)} b`,
      '',
    ]) {
      const lines = wrap(text, '  - ');
      expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(WIDTH);
      expect(lines.join('').replace(/[ -]/g, '')).toBe(text.replace(/ /g, ''));
    }
  });
});
