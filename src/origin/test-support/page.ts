import type { BrowserContextOptions, Page } from 'playwright-core';
import { type TestBrowser, useBrowser } from '../../../test/support/browser.ts';

/** Where the page is. */
export const PAGE = '/';

/** A page of the origin in a browser. `troubles` are errors of the page, also of its content policy. */
export interface OpenPage {
  readonly page: Page;
  readonly troubles: string[];
}

/** A browser that looks at the page of an origin. */
export function usePage(): { open(url: string, hash?: string, context?: BrowserContextOptions): Promise<OpenPage> } {
  const browser: TestBrowser = useBrowser(['--autoplay-policy=no-user-gesture-required']);
  return {
    open: async (url, hash = '', context = {}) => {
      const page = await browser.open({ viewport: { width: 1100, height: 800 }, ...context });
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      await page.goto(`${url}${PAGE}${hash}`);
      return { page, troubles };
    },
  };
}

/** Drops files on the page, as from a folder of the machine. */
export async function dropFiles(page: Page, files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
  const sent = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  const transfer = await page.evaluateHandle((all) => {
    // biome-ignore lint/suspicious/noExplicitAny: runs in the browser, whose types are not known here
    const { atob, DataTransfer, File } = globalThis as any;
    const made = new DataTransfer();
    for (const { name, base64 } of all) {
      const content = Uint8Array.from(atob(base64), (letter: string) => letter.charCodeAt(0));
      made.items.add(new File([content], name, { type: 'video/mp4' }));
    }
    return made;
  }, sent);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.locator('.drop-over').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.locator('.drop-over').waitFor({ state: 'detached' });
}
