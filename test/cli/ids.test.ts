/** Ids that come from places and tables are those that a person named, and the same in what is written. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, newsfold, REPORTS } from './support';

const idsOf = async (argv: string[], cwd: string): Promise<string[]> => {
  const { out } = await newsfold([...argv, '--jsonl', '--as', 'article'], { cwd });
  return out
    .trim()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as { articleIds: string[] }).articleIds);
};

test('a file outside of the folder keeps the path it was named by', async () => {
  const root = folderOf({ 'here/in/a.txt': REPORTS[0]!.text, 'there/b.txt': REPORTS[3]!.text });
  const here = join(root, 'here');
  expect(await idsOf(['stories', 'in'], here)).toEqual(['in/a.txt']);
  expect(await idsOf(['stories', join(here, 'in')], here)).toEqual(['in/a.txt']);
  expect(await idsOf(['stories', '../there'], here)).toEqual(['../there/b.txt']);
  const whole = join(root, 'there/b.txt');
  expect(await idsOf(['stories', join(root, 'there')], here)).toEqual([whole]);
  expect(await idsOf(['stories', join(root, 'the*/*.txt')], here)).toEqual([whole]);
  expect(await idsOf(['stories', whole, '../there'], here)).toEqual([whole]);
});

test('an id of a table with controls in it is shown without them, and written with them', async () => {
  const id = 'a\u0007\u001b[31m\u202eb';
  const cwd = folderOf({ 'a.csv': `id,text\n"${id}","${REPORTS[0]!.text}"\n` });
  const json = await newsfold(['stories', 'a.csv', '--json'], { cwd });
  expect((JSON.parse(json.out) as { stories: { articleIds: string[] }[] }).stories[0]!.articleIds).toEqual([
    id,
  ]);
  expect(json.out.includes('\u202e') || json.out.includes('\u001b')).toBe(false);
  const text = await newsfold(['stories', 'a.csv'], { cwd });
  expect(text.out).toContain('story:ab');
  const unique = await newsfold(['dedup', 'a.csv', '--unique'], { cwd });
  expect((JSON.parse(unique.out) as { id: string }).id).toBe(id);
  expect(await idsOf(['stories', 'again.jsonl'], folderOf({ 'again.jsonl': unique.out }))).toEqual([id]);
});
