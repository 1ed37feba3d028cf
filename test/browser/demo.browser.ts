/**
 * The demo page in Chromium, served as its own server serves it: reports become stories without a request beyond the page's own files;
 * text of strangers stays text; no fault that axe finds; typing is never held up.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE, serve } from '../../examples/browser/serve';
import {
  axeFaults,
  DESK,
  hasChromium,
  launchChromium,
  VIEWS,
  type View,
  visit as visitIn,
} from '../helpers/chromium';

const html = readFileSync(new URL('../../examples/browser/index.html', import.meta.url), 'utf8');

const ALL_VIEWS: View[] = [
  ...VIEWS,
  ['at twice the size of text, 640 wide', { viewport: { width: 640, height: 450 } }],
];

/** Elements that reach beyond the page's width; a reader would have to scroll sideways. */
const wider = (width: number): string => `[...document.querySelectorAll('html, body *')]
  .filter((it) => Math.max(it.getBoundingClientRect().right, it === document.documentElement ? it.scrollWidth : 0) > ${width})
  .map((it) => it.tagName + ' ' + it.className + ' ' + it.getBoundingClientRect().right)
  .slice(0, 10)`;

const HOSTILE = [
  '<img src=x onerror="globalThis.hit = 1"><script>globalThis.hit = 1</script>',
  '</title></bdi></article><svg onload="globalThis.hit = 1">',
  'javascript:globalThis.hit=1 {{globalThis.hit = 1}} <!-- ]]> &lt;b&gt; \' " ` \u0000\u202e\ud800\uffff',
];

describe.skipIf(!hasChromium)('the demo page in Chromium', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    ({ server, origin } = await serve(0));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  /** Opens the page and waits for its first stories; answers what it complained of or asked of anyone else. */
  async function visit(
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ): Promise<string[]> {
    const { said, asked } = await visitIn(browser, options, async (page) => {
      await page.goto(`${origin}${PAGE}`);
      await settled(page);
      await look(page);
    });
    return [...said, ...asked.filter((url) => !/^(?:blob|data):/.test(url) && !url.startsWith(`${origin}/`))];
  }

  /** Waits until the stories are those of the form as it is now, and the pair is explained. */
  async function settled(page: Page): Promise<void> {
    await page.locator('#results[aria-busy=false]').waitFor();
    await page.evaluate('new Promise((done) => setTimeout(done, 50))');
  }

  async function add(page: Page, fields: Record<string, string>): Promise<void> {
    await page.getByRole('button', { name: 'Add a report' }).click();
    const form = page.locator('.report').last();
    for (const [label, value] of Object.entries(fields))
      await form.getByLabel(label, { exact: true }).fill(value);
  }

  test('shows two stories of five reports, who copied whom, and that one was postponed', async () => {
    const said = await visit(DESK, async (page) => {
      expect(await page.locator('.report').count()).toBe(5);
      expect(await page.locator('.story').count()).toBe(2);
      const first = page.locator('.story').first();
      expect(await first.locator('.meta .badge').first().textContent()).toBe('postponed');
      expect(await first.locator('.changed').textContent()).toMatch(/^planned to postponed/);
      expect(await first.locator('.tree .copy').allTextContents()).toEqual(['near copy']);
      expect(await page.locator('#why').textContent()).toContain('two stories');
    });
    expect(said).toEqual([]);
  });

  test('folds anew what is edited, added, pasted as a raw page and removed', async () => {
    const said = await visit(DESK, async (page) => {
      const page_ = readFileSync(
        new URL('../../examples/data/pages/morning-clarion-istanbul-visit.txt', import.meta.url),
        'utf8',
      );
      await add(page, { Text: page_ });
      await page.locator('.report').last().getByLabel('The text is a raw page').check();
      await settled(page);
      expect(await page.locator('#report-count').textContent()).toBe('6');
      expect(await page.locator('.story').count()).toBe(2);
      expect(await page.locator('.story').first().locator('.tree .number').allTextContents()).toContain('6');

      await page.locator('.report').last().getByRole('button', { name: 'Remove report 6' }).click();
      await settled(page);
      expect(await page.locator('.report').count()).toBe(5);

      await add(page, { Title: 'Storm', Text: 'Too short' });
      await settled(page);
      expect(await page.locator('.left-out').textContent()).toContain('Report 6:');

      await page.getByRole('button', { name: 'Start again' }).click();
      await settled(page);
      expect(await page.locator('.left-out').count()).toBe(0);
      expect(await page.locator('.report').count()).toBe(5);
    });
    expect(said).toEqual([]);
  });

  test('says why two reports are one story', async () => {
    await visit(DESK, async (page) => {
      await page.getByLabel('First report').selectOption({ index: 1 });
      await page.getByLabel('Second report').selectOption({ index: 2 });
      expect(await page.locator('#why .badge').textContent()).toBe('the same report');
      await page.getByLabel('Second report').selectOption({ index: 1 });
      expect(await page.locator('#why').textContent()).toBe('Choose two reports.');
    });
  });

  test('saves the stories as one file', async () => {
    await visit(DESK, async (page) => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save as a report page' }).click();
      const path = await (await download).path();
      expect(readFileSync(path, 'utf8')).toContain('<title>Reports into stories</title>');
    });
  });

  test('shows hostile text as text', async () => {
    const said = await visit(DESK, async (page) => {
      const before = await page.locator('script, img, svg, iframe').count();
      for (const text of HOSTILE) {
        await add(page, {
          Title: text,
          Publisher: text,
          'Published (ISO 8601)': text,
          Text: `${text} said the harbour of Orsk was closed. ${text}`,
        });
      }
      await settled(page);
      expect(await page.evaluate('globalThis.hit')).toBe(undefined);
      expect(await page.locator('script, img, svg, iframe').count()).toBe(before);
      expect(await page.locator('#reports').textContent()).toContain(HOSTILE[0]);
      expect(await page.locator('#stories').textContent()).toContain('onerror="globalThis.hit = 1"');
    });
    expect(said).toEqual([]);
  });

  test.each(ALL_VIEWS)('has no fault that axe finds and fits its width, %s', async (_, options) => {
    await visit({ ...options, bypassCSP: true }, async (page) => {
      await add(page, { Title: 'Storm', Text: 'Too short' });
      await settled(page);
      await page.evaluate(
        "document.querySelectorAll('details').forEach((box) => { box.removeAttribute('name'); box.open = true; })",
      );
      expect(await page.evaluate(wider(options.viewport!.width))).toEqual([]);
      expect(await axeFaults(page)).toEqual([]);
    });
  });

  test('can be used by keyboard alone, and keeps the focus where it belongs', async () => {
    await visit(DESK, async (page) => {
      const focused = (): Promise<string> =>
        page.evaluate(
          'document.activeElement.textContent.trim().slice(0, 30) || document.activeElement.name',
        );
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('Skip to the stories');
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('Add a report');
      await page.keyboard.press('Enter');
      expect(await focused()).toBe('title');
      await page.keyboard.type('Storm closes port');
      await settled(page);
      expect(await page.evaluate('document.activeElement.value')).toBe('Storm closes port');
      // Removed by keyboard, the focus goes to the report that is last now.
      await page.locator('.report').last().locator('.remove').focus();
      await page.keyboard.press('Enter');
      expect(await focused()).toMatch(/^5/);
    });
  });

  test('a long run does not hold the page up', async () => {
    await visit(DESK, async (page) => {
      // Forty reports of 10,000 characters each, no two alike.
      await page.evaluate(`(() => {
        const add = document.getElementById('add');
        for (let i = 0; i < 40; i++) {
          add.click();
          const form = document.querySelector('.report:last-child');
          const words = [];
          for (let w = 0; w < 1500; w++) words.push('w' + ((i * 7919 + w * w * 31) % 9001) + (w % 12 === 11 ? '.' : ''));
          form.querySelector('[name=text]').value = words.join(' ');
        }
        globalThis.gaps = [];
        let last = performance.now();
        globalThis.beat = setInterval(() => { const now = performance.now(); gaps.push(now - last); last = now; }, 5);
      })()`);
      await expect
        .poll(() => page.locator('#status').textContent(), { timeout: 60_000 })
        .toMatch(/^45 reports/);
      const gaps = (await page.evaluate('clearInterval(globalThis.beat), globalThis.gaps')) as number[];
      const total = gaps.reduce((sum, gap) => sum + gap, 0);
      const longest = Math.max(...gaps);
      console.log(`45 reports: ${Math.round(total)} ms, longest without a turn ${Math.round(longest)} ms`);
      expect(gaps.length).toBeGreaterThan(20);
      // Held up, it would be nearly all of it, however busy the machine is.
      expect(longest).toBeLessThan(total / 2);
    });
  });

  test('its policy knows its import map, and the server gives nothing but its files', async () => {
    const map = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)![1]!;
    expect(html).toContain(`'sha256-${createHash('sha256').update(map).digest('base64')}'`);
    const statusOf = async (path: string): Promise<number> => (await fetch(`${origin}${path}`)).status;
    expect(await statusOf('/dist/index.js')).toBe(200);
    const others = [
      '/package.json',
      '/src/index.ts',
      '/examples/browser/serve.ts',
      '/examples/browser/%2e%2e/%2e%2e/package.json',
      '/examples/browser/..%2f..%2fpackage.json',
      '/node_modules/typescript/lib/typescript.js',
      '/dist/%00.js',
      '/%',
    ];
    for (const path of others) expect(await statusOf(path), path).toBe(404);
  });
});
