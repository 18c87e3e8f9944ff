import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { defineProvider } from '../entry/own/define-provider.ts';
import type { OwnProvider } from '../entry/own/own-provider.ts';
import { registerProvider } from '../entry/own/register.ts';
import { notes } from '../entry/own/test-support/notes.ts';
import { providerIds } from '../src/contracts/providers.ts';
import { runHere } from '../test/support/in-process.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
let folder = '';
let count = 0;
beforeAll(() => {
  mkdirSync(`${root}node_modules/.cache`, { recursive: true });
  folder = mkdtempSync(`${root}node_modules/.cache/provider-modules-`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a module and returns its path. Each has a name of its own: modules are loaded once. */
function written(text: string, name = `module-${count}.mjs`): string {
  count += 1;
  const path = join(folder, name);
  writeFileSync(path, text);
  return relative(process.cwd(), path);
}

/** What `conform --list` says with the module. */
const listed = (...paths: readonly string[]) =>
  runHere('conform', [...paths.flatMap((path) => ['--provider-module', path]), '--provider', 'notes', '--list']);

/** A module that exports the provider of the tests, changed. */
const exporting = (changes: string): string => `
  import { defineProvider } from 'caption-harness/provider';
  import { notes } from ${JSON.stringify(join(root, 'entry/own/test-support/notes.ts'))};
  export default defineProvider(notes(${changes}));
`;

const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

describe('--provider-module', () => {
  it.each([
    ['a file that is not there', () => 'none.mjs', 'none.mjs: there is no such file.'],
    ['a file of another type', () => written('', 'own.json'), 'expected a file of .js, .mjs, .ts, got ".json".'],
    ['a module without a default export', () => written('export const own = 1;'), 'It exports own.'],
    ['a module that exports nothing', () => written(''), 'It exports nothing.'],
    ['a default export of another kind', () => written('export default { id: "x" };'), 'what defineProvider() returns'],
    [
      'a provider of another copy of the package',
      () => written("export default { [Symbol.for('caption-harness.provider')]: true };"),
      'another copy of caption-harness',
    ],
    ['a module that throws', () => written('throw new Error("no luck");'), 'it cannot be loaded: Error: no luck'],
    ['a module that imports what is not there', () => written("import './gone.mjs';"), 'it cannot be loaded: '],
    [
      'a provider that does not fit together',
      () => written(exporting("{ title: '' }")),
      'the provider "notes" cannot be used:\n  title: is empty.',
    ],
    [
      'a provider with an id of this package',
      () => written(exporting("{ id: 'gcore-ai' }")),
      '"gcore-ai" is the id of another provider',
    ],
    [
      'a provider with a port of this package',
      () => written(exporting('{ listener: { port: 4010 } }')),
      'listener.port: 4010 is the port of "cloudflare"',
    ],
  ])('refuses %s', async (_case, make, text) => {
    const path = make();
    const { code, stderr } = await listed(path);
    expect(stderr).toContain(`error: --provider-module ${path}: `);
    expect(stderr).toContain(text);
    expect(code).toBe(2);
    expect(providerIds).not.toContain('notes');
  });

  it('refuses two providers with the same id', async () => {
    removals.push(registerProvider(defineProvider(notes({ title: 'The first' }))));
    const { code, stderr } = await listed(written(exporting('{}')));
    expect(stderr).toContain('"notes" is the id of another provider, The first. Choose another id.');
    expect(code).toBe(2);
  });

  it('comes from the config file, relative to it, and from the variable; the option wins', async () => {
    const name = basename(written(exporting('{}')));
    written(`providerModule: [./${name}]\nswitch: { notes.tone: loud }\n`, 'own.yaml');
    const words = ['--provider', 'notes', '--list'];
    const byFile = await runHere('conform', [...words, '--config', join(folder, 'own.yaml')]);
    expect([byFile.code, byFile.stdout]).toEqual([0, expect.stringContaining('notes/keys/missing')]);
    const { default: own } = (await import(pathToFileURL(join(folder, name)).href)) as { default: OwnProvider };
    registerProvider(own)();
    const env = { CAPTION_HARNESS_PROVIDER_MODULE: join(folder, name) };
    expect((await runHere('conform', words, { env })).code).toBe(0);
    registerProvider(own)();
    const other = await runHere('conform', [...words, '--provider-module', 'no-such.mjs'], { env });
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('no-such.mjs: there is no such file')]);
  });

  it('need not work for help', async () => {
    const { code, stdout } = await runHere('conform', ['--provider-module', 'no-such.mjs', '--help']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('--provider-module')]);
  });

  it('loads TypeScript where Node strips types, and says where it does not', async () => {
    const path = written('export default 1;', 'own.ts');
    const { code, stderr } = await listed(path);
    const strips = Boolean((process.features as { typescript?: unknown }).typescript);
    const text = strips ? 'what defineProvider() returns' : 'does not load TypeScript. Use Node 22.18 or later';
    expect([code, stderr]).toEqual([2, expect.stringContaining(text)]);
  });

  it('says without it that there is no such provider', async () => {
    const { code, stderr } = await listed();
    expect(stderr).toContain(
      'there is no provider "notes"; known: cloudflare-stream, workers-ai, gcore-ai, translateplus.',
    );
    expect(code).toBe(2);
  });
});
