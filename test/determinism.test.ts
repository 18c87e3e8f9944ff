// Covers: support/journal-of-run.ts
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { journalOfRun } from './support/journal-of-run.ts';
import { itNeeds } from './support/needed.ts';
import { useBuiltPrograms } from './support/programs.ts';

const NEWER_NODE = process.env.NEWER_NODE ?? '';
const programs = useBuiltPrograms();

describe('same seed and same requests give the same journal, byte for byte, except for its times', () => {
  it('run after run, and another seed gives another', async () => {
    const runs = [7, 7, 8].map((seed) => journalOfRun(programs, seed));
    const [first = '', again, other] = await Promise.all(runs);
    expect(JSON.parse(first).entries).toHaveLength(9);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(first).not.toContain('mock_same');
  });

  itNeeds('a newer Node, named by NEWER_NODE', existsSync(NEWER_NODE))('on a newer Node', async () => {
    expect(await journalOfRun(programs, 7, NEWER_NODE)).toBe(await journalOfRun(programs, 7));
  });
});
