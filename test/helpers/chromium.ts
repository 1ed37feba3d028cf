/** Debian's Chromium, without a network of its own. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

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
