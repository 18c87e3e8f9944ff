// Covers: vtt-cues.ts, cue-settings.ts, regions.ts, cue-tree.ts, cue-tree-text.ts
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCues } from '../cues.ts';
import { cueTree } from './cue-tree.ts';
import { cueTreeText } from './cue-tree-text.ts';

const FOLDER = new URL('../../../fixtures/subtitles/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');

type Fact = readonly [path: string, value: unknown];
const files = Object.entries(JSON.parse(read('expected/wpt-file-parsing.json')) as Record<string, Fact[]>);
const trees = readdirSync(new URL('expected/wpt-cue-text', FOLDER)).flatMap((name) =>
  (JSON.parse(read(`expected/wpt-cue-text/${name}`)) as { text: string; expectedTree: string }[]).map(
    (entry, index) => ({
      name: `${name} ${index}`,
      ...entry,
    }),
  ),
);

/** What a path such as `cues[3].region.lines` leads to. */
const at = (root: object, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce((value: unknown, key) => (value as Record<string, unknown>)?.[key], root);

it('has all facts and trees of the web-platform tests', () => {
  expect(files).toHaveLength(37);
  expect(files.flatMap(([, facts]) => facts)).toHaveLength(439);
  expect(trees).toHaveLength(77);
});

describe.each(files)('%s', (name, facts) => {
  const content = read(`vtt/wpt-file-parsing/${name}`);
  const root = { cues: parseCues(content, 'vtt', { settings: true }) };

  it('has the cues that the suite demands', () => {
    for (const [path, value] of facts) {
      const actual = at(root, path);
      const { same, not } = (value ?? {}) as { same?: string; not?: string };
      if (same) expect(actual, path).toBe(at(root, same));
      else if (not) expect(actual, path).not.toBe(at(root, not));
      else expect(Object.is(actual, value), `${path}: ${actual}, expected ${value}`).toBe(true);
    }
  });

  it('changes nothing of what it gives without settings', () => {
    const plain = parseCues(content, 'vtt');
    expect(root.cues).toMatchObject(
      plain.map(({ id, settings, text, ...times }) => ({
        ...times,
        id: id.replaceAll('\0', '\ufffd'),
        settings: settings.replaceAll('\0', '\ufffd'),
        text: text.replaceAll('\0', '\ufffd'),
      })),
    );
  });
});

describe.each(trees)('$name', ({ text, expectedTree }) => {
  it('is the tree that the suite demands', () => {
    const [cue] = parseCues(`WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n${text}`, 'vtt', { settings: true });
    expect(cueTreeText(cueTree(cue?.text ?? ''))).toBe(expectedTree);
    expect(cueTreeText(cueTree(text))).toBe(expectedTree);
  });
});
