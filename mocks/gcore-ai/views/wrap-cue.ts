/** Characters of a line that the portal shows before it wraps (observed: 2024-07-24). */
const LINE_LENGTH = 37;

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
