// Covers: translated-entry.ts, ../kernel/language/fake-translation.ts

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { hearersOf } from '../../test/support/heard-by.ts';
import type { Tenant } from '../kernel/world/tenant.ts';
import { type RunningWorld, startWorld } from '../start.ts';
import { seedTenant } from './seed-tenant.ts';
import { seedWorldFrom } from './seed-world.ts';

const CUE = '00:00:01,000 --> 00:00:02,000';
const srt = (...texts: string[]): string => texts.map((text, at) => `${at + 1}\n${CUE}\n${text}\n`).join('\n');
const INVOICE = {
  translated: [{ from: 'en', to: 'es', phrases: { 'My invoice is overdue': 'Mi factura está vencida' } }],
};

let running: RunningWorld;
let tenant: Tenant;
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual' } });
  tenant = running.world.tenant('a');
});
beforeEach(() => tenant.reset());
afterAll(() => running.close());

async function translate(content: string, { target = 'es', format = 'srt', as = 'a' } = {}): Promise<string> {
  const { baseUrl } = running.providers.translateplus ?? { baseUrl: '' };
  const response = await fetch(`${baseUrl}/v2/translate/subtitles`, {
    method: 'POST',
    headers: { 'X-API-KEY': `mock_${as}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ format, content, source: 'en', target }),
  });
  return ((await response.json()) as { content: string }).content;
}

it('translates the cues of TranslatePlus with their markup, and the rest as before', async () => {
  const source = srt('<i>My invoice</i>\nis overdue.', 'The garden is green.');
  const before = await translate(source);
  await seedTenant(running.world, tenant, INVOICE);
  const after = await translate(source);
  expect(after).toContain('Mi factura');
  expect(
    after
      .split('\n\n')[0]
      ?.replace(/<\/?i>/g, '')
      .replace(/\n/g, ' '),
  ).toContain('Mi factura está vencida.');
  expect(after).toContain('<i>');
  expect(after.split('\n\n')[1]).toBe(before.split('\n\n')[1]);
  expect(await translate(source, { target: 'de' })).not.toContain('factura');
  expect(await translate(source, { as: 'b' })).toBe(before);
});

it('translates large files in their thread alike', async () => {
  await seedTenant(running.world, tenant, INVOICE);
  const content = srt(...Array.from({ length: 6_000 }, () => 'My invoice is overdue'));
  expect(content.length).toBeGreaterThan(250_000);
  expect((await translate(content)).match(/Mi factura está vencida/g)).toHaveLength(6_000);
});

it('translates a file as a whole, and its cues wherever they stand', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'));
  try {
    const [source, translated] = [srt('Mind the gap.', 'Doors close.'), srt('Vorsicht, Spalt.', 'Türen {schließen}.')];
    writeFileSync(join(folder, 'a.en.srt'), `\ufeff${source}`);
    writeFileSync(join(folder, 'a.de.srt'), translated);
    writeFileSync(
      join(folder, 'world.yaml'),
      'translated:\n- {from: en, to: de, files: [{source: a.en.srt, translated: a.de.srt}]}\n',
    );
    await seedWorldFrom(running.world, join(folder, 'world.yaml'));
    expect(await translate(source, { target: 'de' })).toBe(translated);
    expect(await translate(srt('Doors close.', 'Mind the gap.'), { target: 'de' })).toBe(
      srt('Türen {schließen}.', 'Vorsicht, Spalt.').replace('{', '{'),
    );
    await seedTenant(running.world, tenant, { translated: [{ to: 'de', phrases: { 'Doors close.': 'Zu.' } }] });
    expect(await translate(srt('Doors close.'), { target: 'de' })).toContain('Zu.');
  } finally {
    running.world.seeds.use({ common: null, tenants: new Map(), credentials: new Map() });
    rmSync(folder, { recursive: true });
  }
});

it('translates a file as a whole whatever its cues are', async () => {
  const source = srt('One.', 'Two.');
  const content = srt('Eins und zwei.');
  const sha256 = createHash('sha256').update(source).digest('hex');
  await seedTenant(running.world, tenant, { translated: [{ to: 'de', files: [{ sha256, content }] }] });
  expect(await translate(source, { target: 'de' })).toBe(content);
});

it('translates what Gcore and the models of Workers AI hear', async () => {
  const url = 'https://cdn.example/a.mp4';
  await seedTenant(running.world, tenant, { ...INVOICE, heard: [{ url, text: 'My invoice is overdue.' }] });
  const { gcore, stream } = hearersOf(running, tenant);
  expect((await gcore(url, { subtitles_language: 'spa' })).result.concatenated_text).toBe('Mi factura está vencida.');
  expect((await stream(url, 'es')).vtt).toContain('Mi factura está vencida.');
});

it('says how much it planted', async () => {
  const patterns = [{ match: 'a(.)', replace: '$1' }];
  const files = [{ sha256: 'ab'.repeat(32), content: 'WEBVTT\n' }];
  const seed = { translated: [{ to: 'es', phrases: { a: 'b', c: 'd' }, patterns, files }] };
  expect(await seedTenant(running.world, tenant, seed)).toMatchObject({ phrases: 2, patterns: 1, files: 1 });
});
