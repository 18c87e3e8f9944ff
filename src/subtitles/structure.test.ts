import { describe, expect, it } from 'vitest';
import { createScanner } from './scan.ts';
import { Structure } from './structure.ts';

const HEAD = 'WEBVTT\n\nx\n00:01.000 --> 00:02.000 line:0\na\n\n';
const SECOND = '00:03.000 --> 00:04.000\nb\n';

function structureOf(content: string): Structure {
  const structure = new Structure('vtt');
  const scanner = createScanner(content, 'vtt');
  while (scanner.next()) structure.add(scanner, 0);
  return structure;
}

describe('firstDifference', () => {
  const structure = structureOf(HEAD + SECOND);
  it.each<[string, string, number]>([
    ['the same file', HEAD + SECOND, -1],
    ['another text', HEAD + SECOND.replace('b', 'c'), -1],
    ['a cue more', `${HEAD + SECOND}\n${SECOND}`, 2],
    ['a cue less', HEAD, 1],
    ['a moved cue', HEAD.replace('\na', '\naa') + SECOND, 1],
    ['a lost id', HEAD.replace('x\n', '\n\n') + SECOND, 0],
    ['other settings', HEAD.replace('line:0', 'line:  ') + SECOND, 0],
    ['an empty text', HEAD + SECOND.replace('b\n', '\n\n'), 1],
    ['a text of white space', HEAD.replace('\na', '\n ') + SECOND, 0],
  ])('compares %s', (_, output, difference) => {
    expect(structure.firstDifference(output)).toBe(difference);
  });

  it('takes many cues', () => {
    const content = `WEBVTT\n\n${`${SECOND}\n`.repeat(3000)}`;
    expect(structureOf(content).firstDifference(content)).toBe(-1);
  });
});
