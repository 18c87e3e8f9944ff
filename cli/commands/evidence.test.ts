// Covers: adopted-file.ts, evidence-adopt.ts

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { evidenceRows } from '../../conformance/studies/evidence/table.ts';
import { evidenceCommand } from './evidence.ts';

afterEach(() => vi.restoreAllMocks());

async function printed(...words: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await evidenceCommand().parseAsync(words, { from: 'user' });
  const text = write.mock.calls.map(([part]) => String(part)).join('');
  write.mockRestore();
  return text;
}

it('prints every behaviour with its share, as text or as JSON, and what is missing', async () => {
  const rows = evidenceRows();
  expect(JSON.parse(await printed('--json'))).toMatchObject(JSON.parse(JSON.stringify(rows)));
  expect((await printed()).split('\n').length).toBeGreaterThan(rows.length);
  expect(await printed('--gaps')).toMatch(/^\d+ gaps$/m);
  expect(JSON.parse(await printed('--gaps', '--json'))[0]).toMatchObject({
    row: expect.any(String),
    needs: expect.any(String),
  });
});

it('adopts nothing outside a checkout', async () => {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  process.chdir(folder);
  try {
    await expect(printed('adopt', folder)).rejects.toThrow('run this command in a checkout of the project');
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
});
