/** Debian's Chromium, without a network of its own, and what its pages are looked at with. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const PATH = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Whether there is one; says so where there is none. */
export const hasChromium: boolean = existsSync(PATH);
if (!hasChromium) console.warn(`skipped: no ${PATH} (apt-get install chromium, or set CHROMIUM)`);

export function launchChromium(): Promise<Browser> {
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath: PATH, args });
}

export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

/** Where a page is looked at: a name, and the options of its context. */
export type View = readonly [name: string, options: BrowserContextOptions];

export const VIEWS: readonly View[] = [
  ['on a desk', DESK],
  ['on a desk in the dark', { ...DESK, colorScheme: 'dark' }],
  ['on a phone', PHONE],
  ['on a phone in the dark', { ...PHONE, colorScheme: 'dark' }],
];

/** Hands an empty page over, and tells what it complained of and what it asked for. */
export async function visit(
  browser: Browser,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<{ said: string[]; asked: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('response', (response) => {
    if (!response.ok()) said.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => asked.push(request.url()));
  await look(page);
  await context.close();
  return { said, asked };
}

/** Faults that axe finds in a page, whose context must have `bypassCSP`: axe is a script that no policy knows. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return await page.evaluate(
    "axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
  );
}
