import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const sources = ['src', 'mocks', 'conformance', 'cli', 'entry'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|(?:^|\/)test-support\//.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${root}${folder}/${name}`, 'utf8') })),
);
const bytes = (text: string): number => Buffer.byteLength(text);

/** The exported declarations without a doc comment right above. Re-exports (`export { x }`, `export * from`) need none. */
const undocumented = (text: string): string[] =>
  text.split('\n').filter((line, at, lines) => {
    if (!/^export\s/.test(line) || /^export\s+(?:type\s+)?[{*]/.test(line)) return false;
    return !(lines[at - 1] ?? '').trimEnd().endsWith('*/');
  });

it('keeps every source file at or under 12,000 bytes', () => {
  expect(sources.length).toBeGreaterThan(800);
  expect(sources.filter(({ text }) => bytes(text) > 12_000).map(({ name }) => name)).toEqual([]);
});

it('keeps the median source file under 2,200 bytes', () => {
  const sizes = sources.map(({ text }) => bytes(text)).sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(2_200);
});

it('documents every exported declaration', () => {
  expect(sources.flatMap(({ name, text }) => undocumented(text).map((line) => `${name}: ${line}`))).toEqual([]);
});

it('would show an exported declaration without a doc comment', () => {
  const text = [
    '/** A. */',
    'export const a = 1;',
    'export const b = 2;',
    "export { c } from './c.ts';",
    "export type { D } from './d.ts';",
    "export * from './e.ts';",
    '',
    'export async function f() {}',
  ].join('\n');
  expect(undocumented(text)).toEqual(['export const b = 2;', 'export async function f() {}']);
});
