import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLedgerFile } from './ledger-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-file-'));
  path = join(folder, 'deep', 'run.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps entries from one process to the next', async () => {
  const first = await openLedgerFile(path);
  await first.log.append({ entry: 'x' });
  await first.close();
  const second = await openLedgerFile(path);
  expect([second.entries, second.tornBytes]).toEqual([[{ entry: 'x' }], 0]);
  await second.remove();
  expect(existsSync(path)).toBe(false);
});

it('refuses a ledger that is in use, and opens it afterwards', async () => {
  const first = await openLedgerFile(path);
  await expect(openLedgerFile(path)).rejects.toMatchObject({ name: 'LedgerFileError', kind: 'in-use' });
  await first.close();
  await (await openLedgerFile(path)).close();
});

it('refuses a file of another kind, a damaged one and a place that cannot be used, and changes nothing', async () => {
  const other = join(folder, 'other');
  writeFileSync(other, 'dear diary\n');
  await expect(openLedgerFile(other)).rejects.toMatchObject({ kind: 'foreign' });
  expect(readFileSync(other, 'utf8')).toBe('dear diary\n');
  const file = await openLedgerFile(path);
  for (const entry of ['one', 'two', 'three']) await file.log.append(entry);
  await file.close();
  writeFileSync(path, readFileSync(path, 'utf8').replace('"two"', '"too"'));
  await expect(openLedgerFile(path)).rejects.toMatchObject({ kind: 'damaged' });
  await expect(openLedgerFile(join(other, 'below.log'))).rejects.toMatchObject({ kind: 'unusable' });
});
