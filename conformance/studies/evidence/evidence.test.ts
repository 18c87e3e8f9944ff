// Covers: show.ts, table.ts

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contracts } from '../../../src/contracts/contracts.ts';
import { evidenceMarkdown, evidenceText } from './show.ts';
import { evidenceRows, sharesOf } from './table.ts';

const rows = evidenceRows();

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

  it('shares add up', () => {
    expect(sharesOf(rows).reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
    expect(evidenceText(rows).trimEnd().split('\n').at(-1)).toMatch(/^all: \d+ behaviours: \d+ documented \(/);
  });

  it('equals docs/evidence.md; `conform evidence --write` updates it', () => {
    const file = readFileSync(new URL('../../../docs/evidence.md', import.meta.url), 'utf8');
    expect(file).toBe(evidenceMarkdown(rows));
  });
});
