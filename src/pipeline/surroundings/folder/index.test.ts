// Covers: outputs.ts, prepare.ts, ../of.ts, ../../accounts/payment-key.ts
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeSurroundings } from '../../test-support/surroundings-suite.ts';
import { openSurroundings } from '../of.ts';
import { folderSurroundings } from './index.ts';

describeSurroundings('a folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'surroundings-'));
  return {
    open: () => folderSurroundings(folder),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
});

it('uses the surroundings of the options, else the state folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'surroundings-'));
  const own = folderSurroundings(join(folder, 'own'));
  const { surroundings } = await openSurroundings({ state: join(folder, 'state'), surroundings: own });
  expect(surroundings).toBe(own);
  const { surroundings: byState } = await openSurroundings({ state: join(folder, 'state') });
  expect(byState.jobs.placeOf('k')).toBe(join(folder, 'state', 'jobs', 'k.log'));
  rmSync(folder, { recursive: true, force: true });
});

it('reports a folder that cannot be used before anything is paid', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'surroundings-'));
  writeFileSync(join(folder, 'file'), '');
  await expect(folderSurroundings(join(folder, 'file')).prepare()).rejects.toMatchObject({ kind: 'options' });
  rmSync(folder, { recursive: true, force: true });
});
