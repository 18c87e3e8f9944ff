// Covers: show.ts, readme-block.ts, table.ts, share.ts, gaps.ts, pipeline.ts, probes/services/services.ts, adopted.ts

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contracts } from '../../../src/contracts/contracts.ts';
import { providers } from '../../../src/contracts/providers.ts';
import type { Adopted } from './adopted.ts';
import { gapsOf, gapsText } from './gaps.ts';
import { apartFromPipeline } from './pipeline.ts';
import { apartEverywhere, services } from './probes/services/services.ts';
import { readmeTable, withReadmeTable } from './readme-block.ts';
import { isAgeing, shareOf, sharesOf } from './share.ts';
import { evidenceData, evidenceMarkdown, evidenceText, pipelineRows } from './show.ts';
import { evidenceRows } from './table.ts';

const rows = evidenceRows();
const NOW = Date.parse('2026-11-30T00:00:00Z');
const find = (all: typeof rows, key: string) => all.find((row) => `${row.provider} ${row.kind} ${row.id}` === key);

describe('the evidence', () => {
  it('covers every provider, once a behaviour, always with a source', () => {
    expect(new Set(rows.map(({ provider }) => provider)).size).toBe(4);
    expect(new Set(rows.map(({ provider, kind, id }) => `${provider} ${kind} ${id}`)).size).toBe(rows.length);
    expect(rows.filter(({ evidence, statement }) => evidence.source.trim() === '' || statement.trim() === '')).toEqual(
      [],
    );
  });

  it('has every fact of every contract, and no contract keeps evidence outside its rows', () => {
    for (const { provider, facts } of Object.values(contracts)) {
      const ids = rows.filter((row) => row.provider === provider && row.kind === 'fact').map(({ id }) => id);
      expect(ids).toEqual(['rateLimit', ...Object.keys(facts)]);
    }
    const folder = fileURLToPath(new URL('../../../src/contracts/', import.meta.url));
    const loose = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (name) => name.endsWith('.ts') && /^export const \w*Evidence\b/m.test(readFileSync(folder + name, 'utf8')),
      )
      .sort();
    expect(loose).toEqual([]);
  });

  it('quotes a sentence with source and day for every documented row, and for no other', () => {
    const documented = rows.filter(({ evidence }) => evidence.grade === 'documented');
    const names = (some: typeof rows) => some.map(({ provider, kind, id }) => `${provider} ${kind} ${id}`);
    expect(names(documented.filter(({ quote }) => quote === undefined))).toEqual([]);
    expect(names(rows.filter((row) => row.quote !== undefined && !documented.includes(row)))).toEqual([]);
  });

  it('shares add up', () => {
    expect(sharesOf(rows).reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
    expect(evidenceText(rows, NOW).trimEnd().split('\n').at(-1)).toMatch(/^all: \d+ behaviours: \d+ documented \(/);
    expect(evidenceData(rows, NOW)).toHaveLength(rows.length);
  });

  it('assumes less than a quarter, and nothing on which the pipeline depends', () => {
    const assumed = rows.filter((row) => shareOf(row) === 'assumed');
    expect(assumed.length / rows.length).toBeLessThan(0.25);
    expect(pipelineRows(rows).filter((row) => shareOf(row) === 'assumed')).toEqual([]);
  });

  it('equals the table of README.md; `conform evidence --write` updates it', () => {
    const page = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    expect(page).toContain(readmeTable(rows));
    expect(withReadmeTable(page, rows)).toBe(page);
    expect(withReadmeTable('# Of another project\n', rows)).toBe('# Of another project\n');
  });

  it('equals docs/evidence.md; `conform evidence --write` updates it', () => {
    const file = readFileSync(new URL('../../../docs/evidence.md', import.meta.url), 'utf8');
    expect(file).toBe(evidenceMarkdown(rows));
  });
});

describe('the pipeline', () => {
  it('calls the listed operations, as its source says', () => {
    const methods: Readonly<Record<string, readonly string[]>> = {
      transcribe: ['runModel'],
      uploadTo: ['uploadOnce'],
      createResumableUpload: ['uploadVideo'],
      sendToUpload: ['getUploadOffset', 'getUserUploadOffset', 'sendChunk', 'sendUserChunk'],
    };
    const folder = fileURLToPath(new URL('../../../src/pipeline/', import.meta.url));
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('test-support'))
      .map((name) => readFileSync(folder + name, 'utf8'));
    const called = new Set(
      sources.flatMap((text) =>
        [...text.matchAll(/\bclient\.(\w+)\(/g)].flatMap(([, name = '']) => methods[name] ?? [name]),
      ),
    );
    expect(new Set(services.flatMap(({ called }) => called))).toEqual(called);
  });

  it('stands apart only from rows that are assumed, each with a reason', () => {
    const assumed = rows.filter((row) => shareOf(row) === 'assumed' && !row.evidence.own);
    const used = new Set(assumed.map((row) => apartFromPipeline(row)));
    const tables = [
      ...services.map(({ provider, apart }) => [provider, apart] as const),
      ['all', apartEverywhere] as const,
    ];
    const stale = tables.flatMap(([provider, reasons]) =>
      Object.keys(reasons).filter(
        (key) =>
          !assumed.some((row) => (provider === 'all' || row.provider === provider) && `${row.kind} ${row.id}` === key),
      ),
    );
    expect(stale).toEqual([]);
    expect(used.has(undefined)).toBe(false);
  });

  it('does not depend on operations, failures and choices that it does not meet', () => {
    const on = (key: string) => apartFromPipeline(find(rows, key) ?? expect.fail(key));
    expect(on('gcore-ai operation cancelTask')).toBe('it does not call this operation');
    expect(on('gcore-ai failure task-final')).toBe('no operation that it calls refuses so');
    expect(on('translateplus switch invention=readable')).toContain('a choice of this project');
    expect(on('translateplus failure credits-short')).toBeUndefined();
  });
});

describe('a live run', () => {
  const key = 'cloudflare-stream failure tus-type';
  const run: Adopted = {
    provider: 'cloudflare-stream',
    row: 'failure tus-type',
    check: 'cloudflare-stream/tus/other-type',
    holds: true,
    date: '2026-11-30',
  };

  it('makes a row observed, with its day', () => {
    const row = find(evidenceRows([run]), key);
    expect(row?.evidence).toMatchObject({
      grade: 'observed',
      source: expect.stringContaining('live run of 2026-11-30'),
    });
  });

  it('that saw otherwise leaves the row, and says so', () => {
    const other = evidenceRows([run, { ...run, holds: false }]);
    expect(find(other, key)?.evidence.grade).toBe('assumed');
    expect(evidenceMarkdown(other)).toContain('a live run of 2026-11-30 saw otherwise');
    expect(gapsText(gapsOf(other))).toContain('saw otherwise in cloudflare-stream/tus/other-type');
  });

  it('changes no documented row', () => {
    const documented = { ...run, provider: 'translateplus', row: 'behaviour price' } as const;
    expect(find(evidenceRows([documented]), 'translateplus behaviour price')?.evidence.grade).toBe('documented');
  });
});

describe('the gaps', () => {
  it('say what each row needs, and leave out what no service can confirm', () => {
    const gaps = gapsOf(rows);
    const needs = Object.fromEntries(gaps.map((gap) => [gap.row, gap.needs]));
    expect(needs['cloudflare-stream switch captionExists=status-409']).toBe(
      'a recorded live run of cloudflare-stream/captions-generate/exists-uploaded, which tells the value of captionExists',
    );
    expect(needs['translateplus switch window=fixed']).toContain('a check that tells the value of window');
    expect(needs['translateplus fact concurrency']).toContain('a sentence of the vendor');
    expect(needs['translateplus switch invention=readable']).toBeUndefined();
    expect(gapsText(gaps)).toContain(`${gaps.length} gaps`);
  });
});

describe('age', () => {
  it('is told for what was last seen more than 90 days ago', () => {
    const quote = { text: 'x', source: 'y', read: '2026-08-01' };
    expect(isAgeing({ quote }, Date.parse('2026-10-30T00:00:00Z'))).toBe(false);
    expect(isAgeing({ quote }, Date.parse('2026-10-31T00:00:00Z'))).toBe(true);
    expect(isAgeing({}, NOW)).toBe(false);
    expect(evidenceText(rows, Date.parse('2027-06-01'))).toMatch(/\(ageing\).*\nageing: \d+ rows/s);
  });

  it('does not change the page', () => {
    expect(Object.keys(providers).length).toBeGreaterThan(3);
    expect(evidenceMarkdown(rows)).not.toContain('ageing');
  });
});
