// Covers: all.ts, ../lint-bytes.ts, ../edits.ts, ../end-time.ts, ../plain-timing.ts, ../timing-line.ts, ../stray-lines.ts, ../lint-cue.ts, ../text-facts.ts
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SubtitleFormat } from '../../types.ts';
import { fixCaptions } from '../fix-captions.ts';
import { lintCaptions } from '../lint-captions.ts';
import type { LintOptions } from '../types.ts';
import { lintRules } from './all.ts';

const FOLDER = new URL('../../../../fixtures/lint/', import.meta.url);
const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, FOLDER));
const read = (name: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(name));
type Case = LintOptions & { readonly format: SubtitleFormat };
const cases = JSON.parse(read('cases.json')) as Record<string, Case>;

it('has a case for each rule, and no other', () => {
  expect(Object.keys(cases).sort()).toEqual(lintRules.map(({ id }) => id).sort());
});

describe.each(lintRules.map((rule) => ({ ...rule, start: undefined })))('$id', ({ id }) => {
  const { format, ...options } = cases[id] as Case;
  const name = (kind: string) => `${id.replace('/', '-')}.${kind}.${format}`;

  it('finds the file that breaks it, and says where the rule comes from and when it was read', () => {
    const found = lintCaptions(bytesOf(name('breaks')), format, options).findings.filter(({ rule }) => rule === id);
    expect(found.length).toBeGreaterThan(0);
    for (const { citation, message, hint, line } of found) {
      expect(citation).toMatch(/\(.+, .+\); (?:documented|mirrored|observed|assumed), read \d{4}-\d\d-\d\d$/);
      expect(message).not.toBe('');
      expect(hint).not.toBe('');
      expect(line).toBeGreaterThan(0);
    }
  });

  it('finds nothing in the file that just keeps it', () => {
    expect(lintCaptions(bytesOf(name('keeps')), format, options).findings.filter(({ rule }) => rule === id)).toEqual(
      [],
    );
  });
});

it.each(lintRules.filter(({ fixes }) => fixes).map(({ id }) => id))('repairs a breach of %s', (id) => {
  const { format, ...options } = cases[id] as Case;
  const broken = read(`${id.replace('/', '-')}.breaks.${format}`);
  const { content, fixed, findings } = fixCaptions(broken, format, options);
  expect(fixed).toBeGreaterThan(0);
  expect(findings.filter(({ rule }) => rule === id)).toEqual([]);
  expect(content).not.toBe(broken);
});
