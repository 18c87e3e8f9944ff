import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type RunningWorld, type StartOptions, startWorld } from '../../mocks/start.ts';
import { useBrowser } from '../support/browser.ts';

/** A subtitle file of two cues. */
const SUBTITLES = '1\n00:00:01,000 --> 00:00:02,000\nHi\n\n2\n00:00:03,000 --> 00:00:04,000\nHo\n';

/** A served world and a browser that looks at its inspector. */
export function useInspector(options: StartOptions = {}) {
  const browser = useBrowser();
  let running: RunningWorld | undefined;
  const world = (): RunningWorld => {
    if (running === undefined) throw new Error('the world has not started');
    return running;
  };
  beforeAll(async () => {
    running = await startWorld(options);
  });
  afterAll(() => running?.close());
  /** Calls the control API and returns the answer's body. */
  const control = async (method: string, path: string, body?: object) => {
    const answer = await fetch(world().control.url + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>);
  };
  return {
    world,
    control,
    /** Asks TranslatePlus for a translation as a tenant; returns the status. */
    translate: async (tenant: string, path = '/v2/translate/subtitles', content = SUBTITLES) => {
      const answer = await fetch(`${world().providers.translateplus?.baseUrl}${path}`, {
        method: 'POST',
        headers: { 'X-API-KEY': `mock_${tenant}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ content, format: 'srt', source: 'en', target: 'es' }),
      });
      await answer.arrayBuffer();
      return answer.status;
    },
    /** Opens the inspector. `first` runs before its scripts. `troubles` are errors of the page, also of its content policy. */
    open: async (
      hash = '',
      context: BrowserContextOptions = {},
      first: () => void = () => {},
    ): Promise<{ page: Page; troubles: string[] }> => {
      const page = await browser.open({ viewport: { width: 1440, height: 860 }, ...context });
      await page.addInitScript(first);
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      await page.goto(`${world().control.url}/${hash}`);
      await page.getByRole('heading', { name: 'caption-harness' }).waitFor();
      return { page, troubles };
    },
  };
}

/** Waits until a page shows a text somewhere. */
export async function expectShown(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
  expect(await page.getByText(text).count()).toBeGreaterThan(0);
}
