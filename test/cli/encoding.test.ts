/** UTF-16, which spreadsheets save, is read as UTF-8 is; what is neither is told by name. */
import { expect, test } from 'vitest';
import { folderOf, jsonLines, newsfold, REPORTS } from './support';

const CSV = `id,title,text\r\nä1,Straße,"${REPORTS[0]!.text} Ö 漢 🛳"\r\nb2,Fähre,"${REPORTS[3]!.text}"\r\n`;
const JSONL = jsonLines([{ ...REPORTS[0]!, title: 'Fähre 漢 🛳' }, REPORTS[3]!]);
const littleEndian = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const bigEndian = (text: string): Buffer => littleEndian(text).swap16();

const titles = async (file: string, bytes: Uint8Array): Promise<unknown> => {
  const { out, err } = await newsfold(['dedup', file, '--unique'], { cwd: folderOf({ [file]: bytes }) });
  expect(err).toBe('');
  return out;
};

test.each([
  ['a.csv', CSV],
  ['a.jsonl', JSONL],
  ['a.json', JSON.stringify([{ ...REPORTS[0]!, title: 'Fähre 漢 🛳' }])],
  ['a.txt', `Fähren fahren\n\n${REPORTS[0]!.text} Ö 漢 🛳`],
])('%s in UTF-16 of either order reads as in UTF-8', async (file, text) => {
  const plain = await titles(file, Buffer.from(text));
  expect(await titles(file, littleEndian(text))).toEqual(plain);
  expect(await titles(file, bigEndian(text))).toEqual(plain);
});

test('bytes come in any pieces', async () => {
  const bytes = littleEndian(JSONL);
  const pieces = Array.from({ length: bytes.length }, (_, i) => bytes.subarray(i, i + 1));
  const { out } = await newsfold(['dedup', '--unique'], { stdin: pieces });
  expect(out).toBe(await titles('a.jsonl', Buffer.from(JSONL)));
});

test.each<[string, Uint8Array, string]>([
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), 'expected UTF-8 or UTF-16, got UTF-32'],
  ['half a character', littleEndian(JSONL).subarray(0, -1), 'expected UTF-16, which its first bytes say'],
])('%s is told by the name of its file', async (_, bytes, message) => {
  const { err, code } = await newsfold(['stories', 'a.jsonl'], { cwd: folderOf({ 'a.jsonl': bytes }) });
  expect(code).toBe(err.includes('1 left out') && err.includes('no article') ? 1 : 0);
  expect(err).toContain(`newsfold: a.jsonl: ${message}`);
});
