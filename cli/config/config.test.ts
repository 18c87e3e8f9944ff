// Covers: config-options.ts, find-config.ts, layers.ts, parse-yaml.ts, print-config.ts, read-config.ts, resolve.ts,
// serve-settings.ts, ../commands/env.ts, ../commands/init.ts, ../init/template.ts

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { serveMembers, sharedMembers } from '../../src/contracts/config/members.ts';
import { serveSchema } from '../../src/contracts/config/serve.ts';
import { runHere } from '../../test/support/in-process.ts';
import { serveCommand } from '../commands/serve.ts';
import { configTemplate, formats } from '../init/template.ts';
import { type CodeReader, readConfig } from './read-config.ts';

const home = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(home, { recursive: true }));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(home, 'case-'));
});

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const harness = (words: readonly string[], env: Record<string, string> = {}) =>
  runHere('caption-harness', words, { cwd: folder, env });
/** The settings that --print-config shows. */
const settings = async (words: readonly string[], env: Record<string, string> = {}) => {
  const { code, stdout, stderr } = await harness([...words, '--print-config'], env);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Record<string, { value: unknown; from: string }>;
};
const variable = 'CAPTION_HARNESS_CLOCK';

describe('the settings of serve', () => {
  it('come from options, then variables, then the file, and say from where', async () => {
    const file = write('caption-harness.config.json', '{"seed":7,"serve":{"clock":"scaled:2","host":"::1"}}');
    const before = await settings(['serve']);
    expect(before).toMatchObject({
      seed: { value: 7, from: `file ${file}` },
      clock: { value: 'scaled:2', from: `file ${file}` },
      auth: { value: 'mock', from: 'default' },
    });
    const both = { [variable]: 'scaled:3', CAPTION_HARNESS_SEED: '8' };
    expect(await settings(['serve', '--clock', 'manual'], both)).toMatchObject({
      clock: { value: 'manual', from: 'option --clock' },
      seed: { value: 8, from: 'variable CAPTION_HARNESS_SEED' },
      host: { value: '::1', from: `file ${file}` },
    });
  });

  it.each([
    ['yaml', 'seed: 7\nserve:\n  rateLimits: false\n'],
    ['yml', 'seed: 7\nserve: {rateLimits: false}\n'],
    ['mjs', 'export default { seed: 7, serve: { rateLimits: false } };'],
    ['json', '{"seed": 7, "serve": {"rateLimits": false}}'],
  ])('are read from a file that ends in %s', async (ending, text) => {
    write(`caption-harness.config.${ending}`, text);
    expect(await settings(['serve'])).toMatchObject({ seed: { value: 7 }, rateLimits: { value: false } });
  });

  it('are the same for exec, mutate and env, as far as they have the option', async () => {
    write(
      'caption-harness.config.yaml',
      'seed: 7\nprovider: [translateplus]\nserve: {clock: manual, portBase: 5000}\n',
    );
    const own = { exec: ['--', 'true'], mutate: ['--', 'true'], env: [] };
    for (const [command, words] of Object.entries(own)) {
      const { stdout } = await harness([command, '--print-config', ...words]);
      expect(JSON.parse(stdout).provider.value, command).toEqual(['translateplus']);
    }
    const { stdout } = await harness(['env', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      CAPTION_HARNESS_CONTROL_URL: 'http://127.0.0.1:5000',
      TRANSLATEPLUS_BASE_URL: 'http://127.0.0.1:5030',
    });
    expect(JSON.parse(stdout)).not.toHaveProperty('GCORE_API_KEY');
  });

  it('are those of the example in the documentation', async () => {
    const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
    const [yaml = '', code = ''] = [...page.matchAll(/```(?:yaml|ts)\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    write('caption-harness.config.yaml', yaml);
    expect(await settings(['serve'])).toMatchObject({ seed: { value: 7 }, portBase: { value: 5000 } });
    const entry = new URL('../../entry/config.ts', import.meta.url).href;
    const file = write('example.mjs', code.replace('caption-harness/config', entry));
    expect(await readConfig(file)).toEqual({ seed: 7, serve: { port: { translateplus: 5030 }, clock: 'manual' } });
  });

  it('join pairs by name', async () => {
    write('caption-harness.config.json', '{"serve":{"port":{"control":5000,"translateplus":5030}}}');
    const { port } = await settings(['serve', '--port', 'control=7000'], { CAPTION_HARNESS_PORT: 'gcore-ai=6020' });
    expect(port?.value).toEqual({ control: '7000', translateplus: '5030', 'gcore-ai': '6020' });
    expect(port?.from).toMatch(/^file .*, variable CAPTION_HARNESS_PORT, option --port$/);
  });

  it('take every port from --ports auto, whatever the file says', async () => {
    write('caption-harness.config.json', '{"serve":{"portBase":5000,"port":{"control":5500}}}');
    expect(await settings(['serve', '--ports', 'auto'])).toMatchObject({
      portBase: { value: null, from: 'default' },
      port: { value: {} },
    });
  });

  it('find paths beside the file', async () => {
    mkdirSync(join(folder, 'deep'));
    write('deep/other.yaml', 'serve: {seedFile: world.yaml}\n');
    const { seedFile } = await settings(['serve', '--config', 'deep/other.yaml']);
    expect(seedFile?.value).toBe(join(folder, 'deep', 'world.yaml'));
  });

  it('are printed without the control token', async () => {
    const { stdout } = await harness(['serve', '--print-config'], { CAPTION_HARNESS_CONTROL_TOKEN: 'very-secret' });
    expect(stdout).toContain('variable CAPTION_HARNESS_CONTROL_TOKEN');
    expect(stdout).not.toContain('very-secret');
  });

  it.each<[string, string, RegExp]>([
    ['an unknown member', '{"serve":{"prot":1}}', /serve\.prot: there is no member "prot"\. Did you mean "port"\?/],
    ['a member of serve at the top', '{"clock":"real"}', /clock: .*Did you mean "serve\.clock"\?/],
    ['a member of the top in serve', '{"serve":{"seed":1}}', /serve\.seed: .*Did you mean "seed"\?/],
    [
      'a value of another kind',
      '{"serve":{"portBase":"5000"}}',
      /serve\.portBase: expected a number, got the text "5000"/,
    ],
    ['a clock that is none', '{"serve":{"clock":"soon"}}', /serve\.clock: not a clock: "soon"/],
    [
      'a server that is none',
      '{"serve":{"port":{"gcore":1}}}',
      /serve\.port\.gcore: there is no server "gcore".*gcore-ai/,
    ],
    ['broken JSON', '{', /is not JSON/],
  ])('are refused with %s', async (_name, text, message) => {
    write('caption-harness.config.json', text);
    const { code, stdout, stderr } = await harness(['serve', '--print-config']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('are refused with a wrong variable, and with several files', async () => {
    expect((await harness(['serve', '--print-config'], { [variable]: 'soon' })).stderr).toMatch(
      /^error: CAPTION_HARNESS_CLOCK: not a clock: "soon"/,
    );
    const wrong = { CAPTION_HARNESS_RATE_LIMITS: 'maybe' };
    expect((await harness(['serve', '--print-config'], wrong)).stderr).toMatch(
      /RATE_LIMITS: expected .*off, got "maybe"/,
    );
    write('caption-harness.config.json', '{}');
    write('caption-harness.config.yaml', '');
    expect((await harness(['serve', '--print-config'])).stderr).toMatch(/several config files: .*json, .*yaml/);
  });
});

describe('a config file in TypeScript', () => {
  const code = (stripsTypes: boolean): CodeReader => ({
    stripsTypes,
    load: async () => ({ default: { seed: 3 } }),
  });

  it('is imported where Node leaves out types', async () => {
    const file = write('caption-harness.config.ts', 'export default { seed: 3 as number };');
    expect(await readConfig(file, code(true))).toEqual({ seed: 3 });
  });

  it('is refused elsewhere, with what to do', async () => {
    const file = write('caption-harness.config.ts', '');
    await expect(readConfig(file, code(false))).rejects.toThrow(/Use Node 22\.18 or newer, or write it as \.mjs/);
  });

  it('needs a default export', async () => {
    const file = write('caption-harness.config.mjs', 'export const seed = 3;');
    await expect(readConfig(file)).rejects.toThrow(/has no default export/);
  });
});

describe('init', () => {
  it('writes a file that changes nothing, and does not overwrite one', async () => {
    const { code, stdout } = await harness(['init']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('caption-harness.config.yaml')]);
    const { seed, clock, portBase } = await settings(['serve']);
    expect([seed?.value, clock?.value, portBase?.value]).toEqual([1, 'real', 4000]);
    const again = await harness(['init', '--format', 'mjs']);
    expect([again.code, again.stderr]).toEqual([2, expect.stringMatching(/there is a config file already/)]);
  });

  it('writes every setting with an example that is accepted', async () => {
    const bare = (text: string, sign: string): string =>
      text.replace(new RegExp(`^( *)${sign} ([A-Za-z]+: )`, 'gm'), '$1$2');
    const text = bare(configTemplate('yaml'), '#').replace(/^.*yaml-language-server.*\n/, '');
    write(
      'caption-harness.config.yaml',
      text.replace(/^ *(auto|any|false): .*\n|^providerModule: .*\n(?: +- .*\n)*/gm, ''),
    );
    const shown = await settings(['serve']);
    for (const name of Object.keys(serveMembers)) expect(shown[name]?.from, name).toMatch(/^file /);
    expect(readFileSync(join(folder, 'caption-harness.config.yaml'), 'utf8')).toContain('capabilities: {');
  });

  it.each(formats)('names every setting as %s', (format) => {
    for (const name of Object.keys(serveMembers)) expect(configTemplate(format)).toMatch(new RegExp(`\\b${name}: `));
  });

  it('knows every option of serve, except those of one run and what no file may hold', () => {
    const known = { ...serveMembers, ...sharedMembers };
    const others = serveCommand().options.map((option) => option.attributeName());
    expect(others.filter((name) => !(name in known)).sort()).toEqual(
      ['conductReport', 'config', 'controlToken', 'json', 'mutant', 'printConfig'].sort(),
    );
  });

  it('shows the defaults of the options', () => {
    const { options } = serveCommand();
    for (const name of Object.keys(serveMembers)) {
      const usual = options.find((option) => option.attributeName() === name)?.defaultValue;
      const examples = serveSchema.shape[name as keyof typeof serveMembers].meta()?.examples;
      if (typeof usual === 'string' || typeof usual === 'number') expect([name, examples]).toEqual([name, [usual]]);
    }
  });
});
