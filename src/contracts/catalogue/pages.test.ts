// Covers: catalogue.ts, failures-page.ts, faults-page.ts, ../cloudflare-stream/sample-meanings.ts, ../gcore-ai/sample-media.ts,
// ../gcore-ai/reasons.ts

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sampleMedia } from '../cloudflare-stream/sample-media.ts';
import { providerIds } from '../providers.ts';
import { catalogueOf } from './catalogue.ts';
import { failurePages } from './pages.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const pages = await failurePages();

it.each(pages)('$path equals the tables; `caption-harness failures --write` updates it', ({ path, text }) => {
  expect(read(path)).toBe(text);
});

it('has a page of every provider, and no other', () => {
  const files = readdirSync(new URL('../../../docs/failures/', import.meta.url));
  expect(files.sort()).toEqual(providerIds.map((id) => `${id}.md`).sort());
});

it.each(providerIds)('names everything of %s, with meaning and evidence', async (id) => {
  const { failures, operations, reasons, markers, media, switches } = await catalogueOf(id);
  const page = read(`docs/failures/${id}.md`);
  for (const one of [...failures, ...operations, ...reasons, ...markers]) expect(page).toContain(`| \`${one.id}\` |`);
  for (const { url } of media) expect(page).toContain(url);
  const sourced = [...failures, ...operations, ...reasons, ...switches];
  expect(sourced.filter(({ meaning, evidence }) => meaning === '' || evidence.source === '')).toEqual([]);
  expect(switches.filter(({ isDefault }) => isDefault).length).toBe(new Set(switches.map((one) => one.id)).size);
});

it('says what happens to every sample medium of Cloudflare Stream', async () => {
  const { media } = await catalogueOf('cloudflare-stream');
  expect(media.map(({ url }) => url)).toEqual(Object.keys(sampleMedia));
});
