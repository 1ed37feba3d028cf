/** The live desk of the examples reads feeds and prints what a push service would send. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFeeds } from '../../examples/support/feeds';
import { UserError } from '../../examples/support/input';
import { textOfHtml, unescaped } from '../../src/cli/input/html';
import { processorTime } from '../helpers/time';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-feeds-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function liveDesk(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'examples/live-desk.ts', ...args];
  const env = { ...process.env, NO_COLOR: '1' };
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', env });
}

describe('live-desk.ts', () => {
  test('tells what is new, copied, revised, put off and over, from feeds of four formats', () => {
    const { status, stdout, stderr } = liveDesk();
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const said = stdout.replace(/\n {2,}/g, ' ');
    for (const shown of [
      'we-101: new-story',
      '> new story: Lavrov and Shoigu to fly to Istanbul on Sunday (1 report)',
      'rejected (articles[1].text: expected at least 3 words, got 1)',
      'we-101: revised, joins ',
      '> status: planned -> postponed: Turkey and Russia postpone Istanbul talks on Libya',
      'gc-77: identical, copy of Wire Eurasia: we-101',
      '> status: planned -> cancelled: Rijeka dock strike called off',
      '> ended: story:Wire Eurasia: we-101',
      '> new story: Russian delegation in Ankara for talks on Libya and Syria (1 report)',
      'Started anew from ',
      ': 2 reports in 1 story; 6 gone, 1 rejected.',
    ]) {
      expect(said).toContain(shown);
    }
    // An entry that a feed repeats unchanged is no news.
    expect(said.split('we-102').length - 1).toBe(2);
  });

  test('says in one line what is no feed', () => {
    const path = join(folder, 'page.xml');
    writeFileSync(path, '<html><body>Not found</body></html>');
    const { status, stdout, stderr } = liveDesk(path);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^page\.xml: no feed that can be read: .*\n$/);
    for (const bad of [path, join(folder, 'nothing')]) expect(() => readFeeds(bad)).toThrow(UserError);
  });
});

describe('feeds', () => {
  const fetches = readFeeds(join(root, 'examples/data/feeds'));

  test('are read in the order of their fetches, whatever their format', () => {
    const times = fetches.map(({ time }) => time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(fetches.map(({ file }) => file.slice(file.lastIndexOf('.')))).toEqual([
      ...['.xml', '.atom', '.xml', '.rdf', '.json', '.xml', '.atom'],
    ]);
  });

  test('give articles with publisher, address, language, date and plain text', () => {
    const [visit] = fetches[0]!.articles;
    expect(visit).toMatchObject({
      id: 'Wire Eurasia: we-101',
      source: 'Wire Eurasia',
      url: 'https://wire-eurasia.example/101',
      lang: 'en',
      publishedAt: '2020-06-12T15:20:00Z',
    });
    expect(visit!.text).toMatch(/^ISTANBUL – Russia’s foreign minister .* on Sunday, 14 June, the Turkish/);
    expect(visit!.text.split('\n\n')).toHaveLength(3);
    expect(fetches[1]!.articles[0]!.title).toBe(
      'Turkey & Russia: ministers meet in Istanbul tomorrow over Libya',
    );
    for (const { articles } of fetches) {
      for (const { text } of articles) expect(text).not.toMatch(/[<>]|&\w+;|track\(|Photo:/);
    }
  });
});

describe('the text of HTML', () => {
  test.each([
    ['<p>One</p><p>two</p>', 'One\n\ntwo'],
    ['One<br>two<BR/>three', 'One\n\ntwo\n\nthree'],
    ['a <b>bold</b> word, <a href="x>y">linked</a>', 'a bold word, linked'],
    ['5 < 6 and 7 > 6 and <3', '5 < 6 and 7 > 6 and <3'],
    ['before<script>if (a<b) "</p>"</script> after', 'before after'],
    ['before<!-- <p>not</p> --> after<!-- open', 'before after'],
    ['R&amp;D &eacute;t&#233; &#x2014; &bogus; &amp;lt; &', 'R&D été — &bogus; &lt; &'],
    ['&#0;&#xD800;&#9999999;', '&#0;&#xD800;&#9999999;'],
    ['<p', ''],
    ['<style>p{}', ''],
    ['', ''],
  ])('%j is %j', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  test('escaped twice is unescaped once', () => {
    expect(unescaped('&amp;amp;')).toBe('&amp;');
  });

  test('takes time linear in it, whatever it is', () => {
    for (const piece of ['<', '<a', '<!--', '<a "', '&', '&#', ' ', '<p>', '<script>', '</']) {
      expect(processorTime(() => textOfHtml(piece.repeat(100_000)))).toBeLessThan(3000);
    }
  });
});
