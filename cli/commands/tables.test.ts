// Covers: failures.ts, faults.ts, operations.ts, switches.ts, ../tables/plain-table.ts, ../tables/print-catalogues.ts

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chaosSchedule } from '../../src/contracts/control/chaos.ts';
import { providerIds } from '../../src/contracts/providers.ts';
import { runHere } from '../../test/support/in-process.ts';
import { plainTable } from '../tables/plain-table.ts';

const run = (...words: string[]) => runHere('caption-harness', words);

it('fills up every column but the last', () => {
  expect(
    plainTable(
      ['a', 'long name'],
      [
        ['bbb', 'c'],
        ['d', ''],
      ],
    ),
  ).toBe('a    long name\nbbb  c\nd');
});

describe.each([
  ['failures', /^rate-limited +429 +\w+ +\S.* \(.+\)$/m],
  ['operations', /^createTask +POST \/streaming\/ai\/tasks +documented +\S/m],
  ['switches', /^\* gcore-ai\.urlMarkers=on +assumed +\S/m],
])('caption-harness %s', (command, line) => {
  it('prints the table of one provider', async () => {
    const { code, stdout } = await run(command, 'gcore-ai');
    expect(code).toBe(0);
    expect(stdout).toMatch(line);
    expect(stdout).not.toContain('translateplus:');
  });

  it('prints all, as JSON too', async () => {
    const { stdout } = await run(command);
    for (const id of providerIds) expect(stdout).toContain(`${id}: ${command}`);
    expect(stdout).toMatch(line);
    const json = JSON.parse((await run(command, '--json')).stdout);
    expect(Object.keys(json)).toEqual([...providerIds]);
    const [first] = command === 'failures' ? json['gcore-ai'].failures : json['gcore-ai'];
    expect(first).toMatchObject({
      id: expect.any(String),
      meaning: expect.any(String),
      evidence: { grade: expect.any(String) },
    });
  });

  it('refuses an unknown provider with the nearest one', async () => {
    const { code, stderr } = await run(command, 'gcore');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean gcore-ai?')]);
  });
});

it('caption-harness failures prints reasons, markers and sample media', async () => {
  const { stdout } = await run('failures', 'cloudflare-stream');
  expect(stdout).toMatch(/^generation-failed +assumed +Captions are not generated/m);
  expect(stdout).toMatch(/^mock-failure +\S+ +Processing fails/m);
  expect(stdout).toMatch(/^https:\/\/media\.example\/gone\.mp4 +The download fails/m);
});

it('caption-harness failures --write writes the pages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'failures-'));
  try {
    mkdirSync(join(folder, 'docs'));
    cpSync(new URL('../../docs/limits.md', import.meta.url), join(folder, 'docs/limits.md'));
    const { code } = await runHere('caption-harness', ['failures', '--write'], { cwd: folder });
    expect(code).toBe(0);
    for (const page of ['docs/faults.md', 'docs/limits.md', 'docs/failures/gcore-ai.md'])
      expect(readFileSync(join(folder, page), 'utf8')).toBe(
        readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8'),
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('caption-harness faults prints kinds, parameters and profiles, or a schedule', async () => {
  const { stdout } = await run('faults');
  expect(stdout).toMatch(/^delay +delay=200; sigma=0\.5; most=2000 +Answers late/m);
  expect(stdout).toMatch(/^every fault +ttl +Ends/m);
  expect(stdout).toMatch(/^rough +A service on a bad day/m);
  expect(JSON.parse((await run('faults', '--json')).stdout).kinds.reset.example).toContain('reset');
  const schedule = chaosSchedule('rough', 7);
  const line = (await run('faults', '--chaos', 'rough', '--seed', '7')).stdout;
  expect(line).toBe(`--seed 7 ${schedule.map((text) => `--fault '${text}'`).join(' ')}\n`);
});
