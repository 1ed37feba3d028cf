/** The report in a real browser: no fault that axe finds, its script under its policy, readable without it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderReport } from '../../src/report';
import {
  axeFaults,
  DESK,
  hasChromium,
  launchChromium,
  PHONE,
  VIEWS,
  type View,
  visit as visitIn,
} from '../helpers/chromium';
import { articles, clustering } from './example';

const html = renderReport(clustering, articles, { title: 'The summer of 2020' });
const ALL_VIEWS: View[] = [...VIEWS, ['without script', { ...DESK, javaScriptEnabled: false }]];

describe.skipIf(!hasChromium)('the report in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  /** Opens the report, hands the page over, and tells what it complained of or asked the network for. */
  async function visit(
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ): Promise<string[]> {
    const { said, asked } = await visitIn(browser, options, async (page) => {
      await page.route('https://report.example/**', (route) =>
        route.fulfill({ contentType: 'text/html', body: html }),
      );
      await page.goto('https://report.example/');
      await look(page);
    });
    return [...said, ...asked.filter((url) => url !== 'https://report.example/')];
  }

  test.each(ALL_VIEWS)('has no fault that axe finds, %s', async (_, options) => {
    await visit({ ...options, javaScriptEnabled: true, bypassCSP: true }, async (page) => {
      if (options.javaScriptEnabled === false)
        await page.locator('.search').evaluate((form) => form.remove());
      await page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })");
      expect(await axeFaults(page)).toEqual([]);
    });
  });

  test.each(ALL_VIEWS)('fits its width, %s', async (_, options) => {
    await visit({ ...options, javaScriptEnabled: true }, async (page) => {
      await page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })");
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(options.viewport!.width);
    });
  });

  test('its script runs under its policy, says nothing and asks for nothing', async () => {
    const said = await visit(DESK, async (page) => {
      expect(await page.locator('.search').isVisible()).toBe(true);
      const style = "getComputedStyle(document.querySelector('.masthead')).borderBottomStyle";
      expect(await page.evaluate(style)).toBe('solid');
    });
    expect(said).toEqual([]);
  });

  test('the search finds stories by any word of theirs, the filters by what they are', async () => {
    await visit(DESK, async (page) => {
      const shown = (): Promise<number> => page.locator('.story:visible').count();
      const total = clustering.stories.length;
      expect(await shown()).toBe(total);
      await page.getByLabel('Search the stories').fill('tarhuna siege');
      expect(await shown()).toBe(1);
      expect(await page.locator('.found').textContent()).toBe(`1 of ${total} shown`);
      await page.getByLabel('Search the stories').fill('no such words anywhere');
      expect(await shown()).toBe(0);
      await page.getByRole('button', { name: 'Show all' }).click();
      expect(await shown()).toBe(total);
      await page.getByLabel('Status').selectOption('postponed');
      expect(await shown()).toBe(
        clustering.stories.filter(({ status }) => status?.value === 'postponed').length,
      );
    });
  });

  test('the source of a sentence shows on hover and on focus, and goes with Escape', async () => {
    await visit(DESK, async (page) => {
      const tip = page.locator('.tip').first();
      expect(await tip.isVisible()).toBe(false);
      await page.locator('.sentence').first().hover();
      expect(await tip.isVisible()).toBe(true);
      await page.mouse.move(0, 0);
      expect(await tip.isVisible()).toBe(false);
      await page.locator('.sentence .cite').first().focus();
      expect(await tip.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await tip.isVisible()).toBe(false);
    });
    await visit(PHONE, async (page) => expect(await page.locator('.tip').first().isVisible()).toBe(true));
  });

  test('a citation leads to its report, also where the evidence is closed', async () => {
    await visit(DESK, async (page) => {
      const story = page.locator('.story').nth(1);
      const cite = story.locator('.sentence .cite').first();
      const target = page.locator((await cite.getAttribute('href'))!);
      expect(await target.isVisible()).toBe(false);
      await cite.click();
      await target.waitFor({ state: 'visible' });
    });
  });

  test('without script every story is there, and the search, which could do nothing, is not', async () => {
    await visit({ ...DESK, javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.story').count()).toBe(clustering.stories.length);
      expect(await page.locator('.search').isVisible()).toBe(false);
      await page.locator('.evidence').nth(1).locator('summary').first().click();
      expect(await page.locator('.evidence').nth(1).locator('.tree').isVisible()).toBe(true);
    });
  });

  test('it prints, with everything unfolded', async () => {
    await visit(DESK, async (page) => {
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.aside').isVisible()).toBe(false);
      expect(await page.locator('.tip').first().isVisible()).toBe(true);
    });
  });
});
