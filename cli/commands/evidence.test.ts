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

it('prints every behaviour with its grade, as text or as JSON', async () => {
  const rows = evidenceRows();
  expect(JSON.parse(await printed('--json'))).toEqual(JSON.parse(JSON.stringify(rows)));
  expect((await printed()).split('\n').length).toBeGreaterThan(rows.length);
});
