/** The feed reader of the examples shows a story once, and later what changed in it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from 'newsfold/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFeed, refresh } from '../../examples/feed-dedupe';

const feed = (name: string) =>
  readFeed(readFileSync(new URL(`../../examples/data/feeds/${name}`, import.meta.url), 'utf8'), name);
const JUNE = ['2020-06-12-wire-eurasia.xml', '2020-06-13-bosphorus-ledger.atom'].flatMap(feed);
const LATER = [
  '2020-06-14-maghreb-monitor.rdf',
  '2020-06-14-wire-eurasia.xml',
  '2020-06-15-gulf-courier.json',
];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-reader-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A run of the program. */
async function show(articles: Parameters<typeof refresh>[1]): ReturnType<typeof refresh> {
  const store = await openDesk(join(folder, 'state.desk'), { keepDays: 30, durability: 'os' });
  try {
    const shown = await refresh(store, articles);
    await store.save();
    return shown;
  } finally {
    await store.close();
  }
}

describe('feed-dedupe.ts', () => {
  test('shows a story once, and in later runs what changed', async () => {
    const first = await show(JUNE);
    expect(first.lines.filter((line) => line.startsWith('*'))).toEqual([
      '* Turkey & Russia: ministers meet in Istanbul tomorrow over Libya',
      '* Dockers at Rijeka give notice of strike',
    ]);
    expect(first.lines).toContain('    Bosphorus Ledger, Wire Eurasia');
    expect(first.faults).toEqual([expect.stringContaining('at least 3 words')]);

    expect((await show(JUNE)).lines).toEqual([]);

    const later = await show(LATER.flatMap(feed));
    expect(later).toEqual({
      lines: [
        '! now postponed: Turkey and Russia postpone Istanbul talks on Libya',
        '! now cancelled: Rijeka dock strike called off',
      ],
      faults: [],
    });
  });
});

describe('feeds of the feed reader', () => {
  test('are read in four formats into plain text', () => {
    for (const { id, title, text, source, publishedAt } of [...JUNE, ...LATER.flatMap(feed)]) {
      expect(id.startsWith(`${source}: `), id).toBe(true);
      expect(`${title}\n${text}`, id).not.toMatch(/[<>]|&\w+;|track\(|Photo:/);
      expect(publishedAt, id).toBeGreaterThan(Date.UTC(2020, 5, 1));
    }
  });

  test('may nest their markup deeper than calls can be', () => {
    const html = `${'<div>'.repeat(12_000)}deep down`;
    const rss = `<rss version="2.0"><channel><title>T</title><item><title>One</title><description><![CDATA[${html}]]></description></item></channel></rss>`;
    expect(readFeed(rss, 'deep.xml')).toEqual([
      { id: 'T: entry 1', title: 'One', text: 'deep down', source: 'T' },
    ]);
  });

  test('are refused where they are none', () => {
    for (const content of ['', '<html><body>Not found</body></html>', '{}', '\0'])
      expect(() => readFeed(content, 'x')).toThrow(Error);
  });
});
