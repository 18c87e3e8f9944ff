// Ledgers that cannot be used or read, over the commands of conform.
// Covers: ../cli/commands/conform-cleanup.ts, ../cli/live/open-ledger.ts

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ledgerFormat } from '../conformance/live/ledger-format.ts';
import { openDurableLog } from '../src/base/durable-log.ts';
import { runHere } from './support/in-process.ts';
import { PLAIN } from './support/live-command.ts';
import { type LiveMock, startLiveMock } from './support/live-mock.ts';

let liveMock: LiveMock;
let folder: string;
beforeAll(async () => {
  liveMock = await startLiveMock();
});
afterAll(() => liveMock.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-files-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const conform = (...args: readonly string[]) =>
  runHere('conform', args, { cwd: folder, env: { ...PLAIN, ...liveMock.environment } });

describe('a live run', () => {
  it.each([
    ['below a file', (place: string) => join(place, 'file', 'x.log')],
    ['that is a folder', (place: string) => join(place, 'folder')],
    ['in a file system that takes nothing', () => '/proc/caption-harness/x.log'],
    ['that is a file of somebody else', (place: string) => join(place, 'file')],
  ])('with a ledger %s sends nothing, and says why', async (_what, at) => {
    writeFileSync(join(folder, 'file'), 'dear diary\n');
    mkdirSync(join(folder, 'folder'));
    const before = liveMock.seen.length;
    const ledger = at(folder);
    const args = ['--target', 'live', '--yes', '--grep', 'gcore-ai/videos/batch', ...liveMock.urlOptions];
    const { code, stderr } = await conform(...args, '--ledger', ledger);
    expect([code, liveMock.seen.length]).toEqual([2, before]);
    expect(stderr).toContain(ledger);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('dear diary\n');
  });
});

describe('conform cleanup', () => {
  const head = {
    entry: 'run',
    version: 1,
    marker: 'conform-0123456789abcdef',
    startedAt: '2026-01-01T00:00:00.000Z',
    baseUrls: {},
    accounts: {},
  };
  const write = async (path: string, entries: readonly object[]): Promise<string> => {
    const { log } = await openDurableLog(path, ledgerFormat);
    for (const entry of entries) await log.append(entry as never);
    await log.close();
    return readFileSync(path, 'utf8');
  };

  it.each<[string, number, (text: string) => string, string]>([
    ['damaged in the middle', 3, (text) => text.replace('0123', '0124'), 'is damaged'],
    ['empty', 3, () => '', 'it is empty'],
    ['without its first entry', 3, (text) => text.split('\n').toSpliced(1, 1).join('\n'), 'is damaged'],
    ['of a newer version', 2, (text) => text.replace('ledger 1', 'ledger 7'), 'has version 7'],
    ['of another kind', 2, (text) => text.replace('live-ledger', 'job-log'), 'it says that it is "job-log"'],
  ])('refuses a ledger that is %s, and keeps it', async (_what, expected, change, why) => {
    const path = join(folder, 'x.log');
    const text = change(await write(path, [head, { entry: 'finished' }]));
    writeFileSync(path, text);
    const { code, stderr } = await conform('cleanup', path);
    expect([code, stderr]).toEqual([expected, expect.stringContaining(why)]);
    expect(stderr).toContain(path);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('refuses a ledger whose entries it does not know', async () => {
    const path = join(folder, 'x.log');
    await write(path, [head, { entry: 'borrowed' }]);
    const { code, stderr } = await conform('cleanup', path);
    expect([code, stderr]).toEqual([3, expect.stringContaining('entry 2 is not one of a ledger')]);
  });

  it('goes on with the others when one of several cannot be read, and tells of a torn end', async () => {
    const ledgers = join(folder, '.conform', 'ledgers');
    mkdirSync(ledgers, { recursive: true });
    writeFileSync(join(ledgers, 'a.log'), '');
    const text = await write(join(ledgers, 'b.log'), [head, { entry: 'finished' }]);
    writeFileSync(join(ledgers, 'b.log'), `${text}1234abcd 2 2 {"ent`);
    const { code, stderr } = await conform('cleanup');
    expect(code).toBe(3);
    expect(stderr).toContain('b.log: its last entry was never completed and was removed (18 bytes)');
    expect(stderr).toContain('b.log: nothing to clean up');
    expect(stderr).toContain('a.log is damaged: it is empty');
  });
});
