import { facts } from '../../../src/contracts/gcore-ai/facts.ts';

const LINE_LENGTH = facts.cueLineCharacters.value;

/** Wraps a cue onto lines of about 37 characters, at spaces. */
export function wrapCue(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > LINE_LENGTH) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join('\n');
}
