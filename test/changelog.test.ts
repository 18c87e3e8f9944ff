// Over CHANGELOG.md: its form, and that what it says is gone is gone and that the way over exists.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const text = readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
const [, unreleased = ''] = text.split(/^## /m);

it('has the headings of Keep a Changelog', () => {
  expect(text.startsWith('# Changelog\n')).toBe(true);
  expect(unreleased.startsWith('[Unreleased]\n')).toBe(true);
  const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
  const used = [...text.matchAll(/^### (\w+)$/gm)].map(([, name]) => name ?? '');
  expect(used.filter((name) => !known.includes(name))).toEqual([]);
});

it('names for each removed export one that exists', async () => {
  const removed = [
    ...(/^### Removed\n([\s\S]*?)^### /m.exec(unreleased)?.[1]?.matchAll(/^- `([^`]+)`: `(\w+)[\s\S]*?Use `(\w+)/gm) ??
      []),
  ];
  expect(removed.length).toBeGreaterThan(0);
  for (const [, entry = '', gone = '', instead = ''] of removed) {
    const exported: object = await import(`../entry/${entry.replace('caption-harness/', '')}.ts`);
    expect(exported, gone).not.toHaveProperty(gone);
    expect(exported, instead).toHaveProperty(instead);
  }
});

it('names options that exist', async () => {
  const { harnessProgram } = await import('../cli/harness-program.ts');
  const { conformProgram } = await import('../cli/conform-program.ts');
  const commands = [harnessProgram(), conformProgram()].flatMap((program) => [program, ...program.commands]);
  const known = new Set(commands.flatMap(({ options }) => options.map(({ long }) => long)));
  const named = [...unreleased.matchAll(/`(--[a-z-]+[a-z])/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !known.has(name) && ![...known].some((one) => one?.startsWith(`${name}-`)))).toEqual(
    [],
  );
});
