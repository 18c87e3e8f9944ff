import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allChecks } from '../../providers/checks.ts';
import { parseBaseline } from '../baseline.ts';
import { capabilityProblems } from './capabilities.ts';
import { parseConfig } from './config.ts';

const page = readFileSync(new URL('../../../docs/conform.md', import.meta.url), 'utf8');
const [baseline, config] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text));

describe('the examples of the documentation', () => {
  it('are a baseline of checks that exist', () => {
    const known = new Set(allChecks.map(({ id }) => id));
    for (const { check } of parseBaseline(baseline).knownFailures) expect(known).toContain(check);
  });

  it('are a config of sections and operations that exist', () => {
    expect(capabilityProblems(parseConfig(config).capabilities ?? {}, allChecks)).toEqual([]);
  });
});

describe('the config', () => {
  it('says where a member at the wrong level belongs', () => {
    expect(() => parseConfig({ clock: 'real' })).toThrow('clock: there is no such member. Did you mean "serve.clock"?');
    expect(() => parseConfig({ serve: { seed: 1 } })).toThrow(
      'serve.seed: there is no such member. Did you mean "seed"?',
    );
  });

  it('may be empty, and name a $schema', () => {
    expect(parseConfig({})).toEqual({});
    expect(parseConfig({ $schema: './x.json', seed: 7 })).toEqual({ seed: 7 });
  });

  it.each<[string, unknown]>([
    ['an array', []],
    ['an unknown key', { urls: {} }],
    ['a key in the clear', { credential: { 'translateplus.apiKey': 'secret' } }],
    ['a seed that is none', { seed: 1.5 }],
    ['an unknown provider', { capabilities: { nobody: { sections: {} } } }],
    ['an empty reason', { capabilities: { translateplus: { sections: { keys: ' ' } } } }],
  ])('is refused with %s', (_name, value) => {
    expect(() => parseConfig(value)).toThrow(TypeError);
  });
});
