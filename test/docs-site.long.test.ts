// Over scripts/site: the site that `npm run docs` builds.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { chromium } from './support/chromium.ts';
import { itNeeds } from './support/needed.ts';
import { troublesOf } from './support/page-check.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const installed = existsSync(`${root}scripts/site/node_modules/marked`) && existsSync(`${root}dist`);
const itBuilt = itNeeds('npm ci --prefix scripts/site, and npm run build', installed);
const itShown = itNeeds(
  'Chromium, npm ci --prefix scripts/site, and npm run build',
  installed && chromium !== undefined,
);
const browser = useBrowser();
const site = mkdtempSync(join(tmpdir(), 'docs-site-'));

beforeAll(() => {
  if (installed || process.env.CI === 'true') execFileSync(process.execPath, [`${root}scripts/site/build.mjs`, site]);
}, 120_000);
afterAll(() => rmSync(site, { recursive: true }));

const pages = () => readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
const read = (name: string): string => readFileSync(join(site, name), 'utf8');
const valuesOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, value = '']) => value);

itBuilt('has guides, references, decisions, and every page of docs/', () => {
  expect(pages()).toEqual(
    expect.arrayContaining([
      'index.html',
      'glossary.html',
      'limits.html',
      'power.html',
      'performance.html',
      'guides/webhook.html',
      'decisions/0041-a-queue-on-redis-by-bullmq.html',
      'reference/conform.html',
      'reference/caption-harness.html',
      'reference/control-api.html',
      'reference/import-caption-harness.html',
    ]),
  );
  expect(read('reference/caption-harness.html')).toContain('<code>--data-dir &lt;folder&gt;</code>');
  expect(read('reference/control-api.html')).toContain('POST /tenants');
  expect(read('reference/import-caption-harness.html')).toContain('createTranslatePlusClient');
  // Through the files that the entries share.
  expect(read('reference/import-caption-harness-control.html')).toMatch(
    /id="createcontrolclient"[\s\S]*id="controlclient"/,
  );
  const counts = pages().flatMap((name) => valuesOf(read(name), /: (\d+) exports\.<\/p>/g));
  expect(counts.filter((count) => Number(count) < 2)).toEqual([]);
});

itBuilt('leads every link to a page and a part that exist, and loads nothing from another host', () => {
  const ids = new Map(pages().map((name) => [name, new Set(valuesOf(read(name), /\bid="([^"]+)"/g))]));
  const broken = [...ids.keys()].flatMap((name) => {
    const text = read(name).replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    const links = valuesOf(text, /<a [^>]*?href="([^"]*)"/g).filter((href) => !/^[a-z]+:/.test(href));
    const assets = valuesOf(text, /<(?:img|script|link)\b[^>]*?(?:src|href)="([^"]*)"/g).filter(
      (one) => one !== 'data:,',
    );
    return [...links, ...assets].flatMap((href) => {
      const [path = '', id] = href.split('#');
      const target = path === '' ? name : posix.normalize(posix.join(posix.dirname(name), path));
      if (!existsSync(join(site, target))) return [`${name}: ${href}`];
      return id === undefined || ids.get(target)?.has(decodeURIComponent(id)) ? [] : [`${name}: ${href}: no such part`];
    });
  });
  expect(broken).toEqual([]);
  expect(read('site.css')).not.toMatch(/url\(|@import/);
});

itShown.each([
  ['index.html', { colorScheme: 'light' as const }],
  ['reference/conform.html', { colorScheme: 'dark' as const }],
  ['lint.html', { colorScheme: 'dark' as const, viewport: { width: 390, height: 800 } }],
  ['reference/import-caption-harness-control.html', { colorScheme: 'light' as const }],
])('has nothing that axe finds: %s %j', async (name, context) => {
  const page = await browser.open(context);
  await page.goto(pathToFileURL(join(site, name)).href);
  // The text is never wider than the window: wide tables and code scroll in themselves.
  expect(await troublesOf(page)).toEqual([]);
});

itShown('finds a page by keys alone', async () => {
  const page = await browser.open();
  await page.goto(pathToFileURL(join(site, 'guides/webhook.html')).href);
  await page.keyboard.press('/');
  await page.keyboard.type('rate window');
  await page.locator('#found [aria-selected=true]').waitFor();
  await page.keyboard.press('ArrowDown');
  const second = await page.locator('#found li').nth(1).getAttribute('id');
  expect(await page.locator('#search').getAttribute('aria-activedescendant')).toBe(second);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.href.includes('webhook'));
  expect(await page.locator('main h1').count()).toBe(1);
});
