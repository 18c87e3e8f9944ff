// Covers: options.ts, provider-option.ts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runHere } from '../test/support/in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'written-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'x.json');

describe('a name that does not exist', () => {
  it.each([
    [
      'caption-harness',
      { switch: { 'translateplus.windw': 'fixed' } },
      'switch["translateplus.windw"]',
      'Did you mean translateplus.window?',
    ],
    [
      'caption-harness',
      { switch: { 'translateplus.window': 'fixd' } },
      'switch["translateplus.window"]',
      'Known: fixed, sliding.',
    ],
    ['caption-harness', { provider: ['translateplus', 'gcor'] }, 'provider[1]', 'Did you mean gcore-ai?'],
    ['caption-harness', { serve: { port: { gcore: 1 } } }, 'serve.port.gcore', 'Did you mean gcore-ai?'],
    [
      'conform',
      { switch: { 'translateplus.windw': 'fixed' } },
      'switch["translateplus.windw"]',
      'Did you mean translateplus.window?',
    ],
    ['conform', { url: { translatepls: 'http://127.0.0.1:1' } }, 'url.translatepls', 'Did you mean translateplus?'],
    ['conform', { url: { translateplus: '127.0.0.1' } }, 'url.translateplus', 'expected a URL like'],
    ['conform', { include: ['exhaustve'] }, 'include[0]', 'expected exhaustive'],
  ] as const)('is refused by %s in a config file with %j, which says where', async (program, config, path, hint) => {
    writeFileSync(file, JSON.stringify(config));
    const words = program === 'conform' ? [] : ['serve', '--ports', 'auto'];
    const { code, stdout, stderr } = await runHere(program, [...words, '--config', file]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`error: ${file}: ${path}: `);
    expect(stderr).toContain(hint);
  });

  it.each(['exec', 'mutate', 'env'])('is refused by %s, too', async (command) => {
    writeFileSync(file, JSON.stringify({ provider: ['gcor'], switch: { 'translateplus.windw': 'fixed' } }));
    const { code, stderr } = await runHere('caption-harness', [
      command,
      '--config',
      file,
      ...(command === 'env' ? [] : ['--', 'true']),
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain(`error: ${file}: provider[0]: there is no provider "gcor"`);
  });

  it('is refused in a variable and in an option, by its name', async () => {
    const text = 'translateplus.windw=fixed';
    const variable = await runHere('caption-harness', ['serve'], { env: { CAPTION_HARNESS_SWITCH: text } });
    expect(variable.code).toBe(2);
    expect(variable.stderr).toContain('error: CAPTION_HARNESS_SWITCH: There is no switch translateplus.windw.');
    const option = await runHere('caption-harness', ['serve', '--switch', text]);
    expect(option.code).toBe(2);
    expect(option.stderr).toContain("option '--switch <name=value>'");
    expect(option.stderr).toContain('Did you mean translateplus.window?');
  });
});
