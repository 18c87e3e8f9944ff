import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CampaignError } from './campaign-error.ts';
import { forgetState, type RunIdentity, readState, writeState } from './state-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mutate-state-'));
  file = join(folder, 'state.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const identity: RunIdentity = { command: ['npm', 'test'], version: '1', mutants: ['a'], sample: null, world: {} };

it('continues the same run and refuses another', () => {
  expect(readState(file, identity)).toBeNull();
  writeState(file, { identity, outcomes: [] });
  expect(readFileSync(file, 'utf8')).toMatch(/^\{"format":"caption-harness mutate-state","version":1,/);
  expect(readState(file, identity)).toEqual({ identity, outcomes: [] });
  expect(() => readState(file, { ...identity, version: '2' })).toThrow('holds another unfinished run');
  forgetState(file);
  expect(readState(file, identity)).toBeNull();
});

it('reads a state without a header', () => {
  writeFileSync(file, JSON.stringify({ identity, outcomes: [] }));
  expect(readState(file, identity)).toEqual({ identity, outcomes: [] });
});

it.each<[string, (text: string) => string]>([
  ['cut', (text) => text.slice(0, 60)],
  ['changed', (text) => text.replace('npm', 'yarn')],
])('refuses a state that is %s, and forgets it when told to', (_what, change) => {
  writeState(file, { identity, outcomes: [] });
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  expect(() => readState(file, identity)).toThrow(CampaignError);
  expect(() => readState(file, identity)).toThrow(`${file} is damaged`);
  forgetState(file);
  expect(existsSync(file)).toBe(false);
});

it.each([
  ['other JSON', '{"name": "my-package"}'],
  ['text', 'dear diary'],
  ['nothing', ''],
  ['a newer state', '{"format":"caption-harness mutate-state","version":2}'],
])('leaves a file of %s as it is', (_what, text) => {
  writeFileSync(file, text);
  expect(() => readState(file, identity)).toThrow(CampaignError);
  expect(() => forgetState(file)).toThrow(file);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('names the problem when the path cannot be used', () => {
  mkdirSync(file);
  expect(() => readState(file, identity)).toThrow('cannot be used: a folder stands where a file should be');
  expect(() => readState(join(folder, 'missing', 'x'), identity)).toThrow(
    'cannot be used: there is no such file or folder',
  );
});
