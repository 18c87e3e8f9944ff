import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { ended, type TestOrigin, upload, useOrigin } from '../../src/origin/test-support/start.ts';
import { useBrowser } from '../support/browser.ts';

/** Returns a WebVTT file of cues of a second each. */
export const trackOf = (...texts: readonly string[]): string =>
  `WEBVTT\n\n${texts.map((text, at) => `${clock(at)}.000 --> ${clock(at)}.900\n${text}\n`).join('\n')}`;

const clock = (second: number): string => new Date(second * 1000).toISOString().slice(11, 19);

/** An origin with videos, and a browser that looks at their pages. */
export function useVideoPages() {
  const browser = useBrowser(['--autoplay-policy=no-user-gesture-required']);
  let running: TestOrigin | undefined;
  const at = (): TestOrigin => {
    if (running === undefined) throw new Error('the origin has not started');
    return running;
  };
  beforeAll(async () => {
    running = await useOrigin();
  });
  afterAll(() => running?.close());
  const captions = (id: string, file: string) => `${at().origin.url}/videos/${id}/captions/${file}`;
  return {
    at,
    /** Uploads the bundled video, and waits until it is captioned. Returns its id. */
    captioned: async (to: string): Promise<string> => {
      const { id } = await upload(at().origin.url, { to });
      await ended(at().origin.url, id);
      return id;
    },
    /** Reads a track as the server has it. */
    read: async (id: string, language: string) => (await fetch(captions(id, `${language}.vtt`))).text(),
    /** Replaces a track, as another program would. */
    put: async (id: string, language: string, vtt: string) => {
      const headers = { 'Content-Type': 'text/vtt' };
      const answer = await fetch(captions(id, `${language}.vtt`), { method: 'PUT', body: vtt, headers });
      if (answer.status !== 204) throw new Error(await answer.text());
    },
    /** Opens the page of a video. `troubles` are errors of the page, also of its content policy. */
    open: async (id: string, context: BrowserContextOptions = {}): Promise<{ page: Page; troubles: string[] }> => {
      const page = await browser.open({ viewport: { width: 1440, height: 860 }, ...context });
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(error.message));
      // A conflict is an answer of 412, which the browser reports.
      page.on('console', (one) => one.type() === 'error' && !one.text().includes('412') && troubles.push(one.text()));
      await page.goto(`${at().origin.url}/#/videos/${id}`);
      await page.locator('.cue').first().waitFor();
      return { page, troubles };
    },
  };
}
